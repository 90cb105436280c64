"""Where an officer stands in the walk through one report.

Part of the conversation's state (``dialogs.state``): values that are stored and reloaded.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.piece import Piece


@dataclass(frozen=True, slots=True)
class Latest:
    """The last message that went into an answer: what the next one is compared with to join a paste.

    ``since`` is the earliest date of its paste and ``longest`` the paste's longest message, for parts that come late.
    """

    message: int
    run: int
    at: datetime
    length: int
    forwarded: bool
    media_group: str
    since: datetime | None = None
    longest: int = 0


AskingMode = Literal[
    "ask",
    "stored",
    "proposed",
    "warned",
    "adding",
    "rewriting",
    "short",
    "choosing",
    "doubting",
    "inquiring",
    "reasoning",
    "picking",
]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is shown.

    ``mode``: ask (the question itself), stored (its narrative stands), proposed (a sentence made from figures is
    offered), warned (figures that look odd), adding / rewriting (the next text is added / replaces), short (a very
    short text is held), choosing (a message is held beside what is stored), doubting (which figure to mark is asked),
    inquiring (the next text is a question to the staff above), reasoning (it says why an odd list or text is right),
    picking (which paragraph of a standing text to rewrite is asked).
    ``came_from`` is the question whose figures moved the walk here.  ``shown`` is the fingerprint of the stored
    answers the person has seen (0 = none).  ``into`` is where a very short text goes once it is saved: it alone, behind
    the proposed sentence, or to the end of the answer.  ``field`` is the one figure of the group that is being
    corrected, ``page`` the page of a long standing text.  ``back`` is the page of the list before submitting the
    question was opened from: the walk goes back there.
    """

    question: str
    mode: AskingMode = "ask"
    held: tuple[Piece, ...] = ()
    latest: Latest | None = None
    came_from: str = ""
    shown: int = 0
    into: Literal["", "sentence", "end"] = ""
    field: str = ""
    page: int = 0
    back: int | None = None
    kind: Literal["asking"] = "asking"


@dataclass(frozen=True, slots=True)
class InRow:
    """One row of a list is shown, or a column of it waits for its value; ``adding`` goes on to the next column.

    ``row`` counts from 0; ``latest`` is the message that gave the column before, to join a paste cut by Telegram;
    ``shown`` is the fingerprint of the row as the person has seen it.  ``back`` is as in
    ``Asking``.
    """

    question: str
    row: int
    column: str = ""
    adding: bool = False
    latest: Latest | None = None
    before: str = ""
    shown: int = 0
    back: int | None = None
    kind: Literal["in_row"] = "in_row"


@dataclass(frozen=True, slots=True)
class Summary:
    kind: Literal["summary"] = "summary"


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, one page of it."""

    page: int
    kind: Literal["contents"] = "contents"


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text, one page of it, of this question; ``earlier`` = last period's, ``back`` as in ``Asking``."""

    question: str
    page: int
    earlier: bool
    back: int | None = None
    kind: Literal["reading"] = "reading"


@dataclass(frozen=True, slots=True)
class Undoing:
    """The last change is shown; it is undone on one press."""

    batch: str
    kind: Literal["undoing"] = "undoing"


@dataclass(frozen=True, slots=True)
class Placing:
    """A text arrived with no question open, or at figures: it is kept until the person says where it belongs.

    ``near`` is the question that was open ("" = none).
    """

    held: tuple[Piece, ...]
    latest: Latest
    page: int = 0
    near: str = ""
    kind: Literal["placing"] = "placing"


@dataclass(frozen=True, slots=True)
class Snoozing:
    """Nhắc sau: until when the report's reminders are to wait is asked."""

    kind: Literal["snoozing"] = "snoozing"
