"""Where the staff stand while they answer what units ask."""

from dataclasses import dataclass
from typing import Literal

from dialogs.desk.heard import Heard


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the staff's answer, one page of it."""

    page: int = 0
    kind: Literal["waiting"] = "waiting"


@dataclass(frozen=True, slots=True)
class Replying:
    """A unit's question is shown; the next text answers it, if nobody has.

    ``heard`` is the answer the person just gave: what follows it at once is a further part of it.
    """

    inquiry: int
    heard: Heard | None = None
    kind: Literal["replying"] = "replying"


@dataclass(frozen=True, slots=True)
class Granting:
    """A unit's request for more time is shown, waiting for an answer or another day."""

    extension: int
    kind: Literal["granting"] = "granting"
