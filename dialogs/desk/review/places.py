"""Where the staff stand while they check reports."""

from dataclasses import dataclass
from typing import Literal

from dialogs.desk.heard import Heard

View = Literal["head", "section", "parts", "targets", "remark", "text", "returning", "deadline", "refusing"]


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the reports that wait, or (``accepted``) of those accepted; ``words`` narrow it to units so named."""

    page: int = 0
    accepted: bool = False
    words: str = ""
    kind: Literal["queue"] = "queue"


@dataclass(frozen=True, slots=True)
class Bulk:
    """Reports without anything odd, each with its version, waiting to be accepted together."""

    reports: tuple[tuple[int, int], ...]
    kind: Literal["bulk"] = "bulk"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One version of one report.

    ``view``: head (what is odd and what changed), section (a page of answers), parts (the table of contents), targets
    (what on this page a remark can be about), remark (its text is awaited), text (a whole text), returning (read back
    before Trả lại), deadline (a day is awaited), refusing (a line is awaited).  ``page`` is that view's; ``section``
    the page of answers to come back to; ``key`` what the remark or text is about; ``due`` the new deadline (ISO, "" =
    as it was); ``heard`` a remark that was too long, to know its further parts by.
    """

    report: int
    version: int
    view: View = "head"
    page: int = 0
    section: int = 0
    key: str = ""
    due: str = ""
    heard: Heard | None = None
    kind: Literal["reviewing"] = "reviewing"
