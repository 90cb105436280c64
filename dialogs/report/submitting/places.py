"""Where an officer stands while a report is handed in."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Submitting:
    """What stands in the way of submitting is listed, one page of it."""

    page: int = 0
    kind: Literal["submitting"] = "submitting"


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The cover details, or one of them waiting for its text (``item``)."""

    item: str = ""
    kind: Literal["cover"] = "cover"


@dataclass(frozen=True, slots=True)
class Signing:
    """Gửi bản đã ký: waiting for a PDF or photographed pages."""

    kind: Literal["signing"] = "signing"
