"""Where an officer stands while something is asked of the staff above."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Requesting:
    """Xin sửa lại: waiting for the reason."""

    kind: Literal["requesting"] = "requesting"


@dataclass(frozen=True, slots=True)
class Extending:
    """Asking for more time: the reason is waited for, and once it is given the day."""

    reason: str = ""
    kind: Literal["extending"] = "extending"
