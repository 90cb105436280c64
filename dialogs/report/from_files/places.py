"""Where an officer stands while many answers at once are looked at, before they are stored."""

from dataclasses import dataclass
from typing import Literal

from dialogs.piece import Piece
from dialogs.report.places import Latest
from templates.loaded_report import Passage


@dataclass(frozen=True, slots=True)
class Read:
    """An answer read from a file or a pasted table, waiting to be stored: ``value`` as ``kind`` says."""

    key: str
    kind: Literal["figure", "text", "nothing", "apart", "rows", "day", "kept"]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Importing:
    """What a workbook or a pasted table would change is shown, one page of it; it is stored on one tap.

    ``shown`` is the fingerprint of the answers it was shown beside; ``question`` the one that was open ("" = none).
    """

    values: tuple[Read, ...]
    page: int = 0
    question: str = ""
    pasted: bool = False
    shown: int = 0
    kind: Literal["importing"] = "importing"


@dataclass(frozen=True, slots=True)
class AwaitingReport:
    """A whole report in Word is waited for."""

    kind: Literal["awaiting_report"] = "awaiting_report"


@dataclass(frozen=True, slots=True)
class Loading:
    """A whole report read from a file; nothing of it is stored until one tap.

    ``step``: choosing (the whole report, or ``held`` as the answer to ``question``?), showing (before and after),
    placing (where the first of ``passages`` belongs), windows (which earlier period it is).  ``shown`` is the
    fingerprint of the answers it was shown beside.
    """

    values: tuple[Read, ...]
    found: int
    sections: int
    passages: tuple[Passage, ...] = ()
    faults: tuple[str, ...] = ()
    step: Literal["choosing", "showing", "placing", "windows"] = "showing"
    page: int = 0
    held: Piece | None = None
    latest: Latest | None = None
    question: str = ""
    shown: int = 0
    kind: Literal["loading"] = "loading"
