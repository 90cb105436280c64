"""Where a conversation stands: the report last opened and the place in it, stored with the chat and reloaded.

A place is one kind of screen with what is needed to understand the next event there.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from dialogs.desk.following.places import Nudging, Telling
from dialogs.desk.places import Assigning, Forms, Given, Keeping, Regrouping
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.piece import Piece
from templates.loaded_report import Passage


@dataclass(frozen=True, slots=True)
class Home:
    kind: Literal["home"] = "home"


@dataclass(frozen=True, slots=True)
class Confirming:
    """An invitation's unit and role are shown; the code waits for Đúng."""

    code_hash: str
    kind: Literal["confirming"] = "confirming"


@dataclass(frozen=True, slots=True)
class Naming:
    """Waiting for the person's name and post."""

    kind: Literal["naming"] = "naming"


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
    "picking",
]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question is shown.

    ``mode``: ask (the question itself), stored (its narrative stands), proposed (a sentence made from figures is
    offered), warned (figures that look odd), adding / rewriting (the next text is added / replaces), short (a very
    short text is held), choosing (a message is held beside what is stored), doubting (which figure to mark is asked),
    inquiring (the next text is a question to the staff above), picking (which paragraph of a standing text to rewrite
    is asked).
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
class Passages:
    """What the units wrote under a question, one page of it: who wrote (``source`` 0), or one unit's text.

    ``source`` is the unit's assignment.
    """

    question: str
    source: int = 0
    page: int = 0
    kind: Literal["passages"] = "passages"


@dataclass(frozen=True, slots=True)
class Sources:
    """Nguồn of one figure of a group ("" = its first), one page; ``adjusting``: the next text adjusts its total."""

    question: str
    field: str = ""
    page: int = 0
    adjusting: bool = False
    kind: Literal["sources"] = "sources"


@dataclass(frozen=True, slots=True)
class Submitting:
    """What stands in the way of submitting is listed, one page of it."""

    page: int = 0
    kind: Literal["submitting"] = "submitting"


@dataclass(frozen=True, slots=True)
class Undoing:
    """The last change is shown; it is undone on one press."""

    batch: str
    kind: Literal["undoing"] = "undoing"


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The cover details, or one of them waiting for its text (``item``)."""

    item: str = ""
    kind: Literal["cover"] = "cover"


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


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which open report a command is meant for."""

    command: str
    kind: Literal["choosing"] = "choosing"


@dataclass(frozen=True, slots=True)
class Consolidating:
    """The consolidating desk: a period of one parent unit (0 = still to choose) and whose answers count."""

    period: int = 0
    unit: int = 0
    basis: Literal["accepted", "submitted", "drafts"] = "submitted"
    form: str = ""
    kind: Literal["consolidating"] = "consolidating"


@dataclass(frozen=True, slots=True)
class Following:
    """Who is where in a period of one parent unit (0 = still to choose), one page of it.

    ``words`` narrow the list to units so named; ``assignment`` is that of the unit that is shown closely (0 = none).
    """

    period: int = 0
    unit: int = 0
    page: int = 0
    words: str = ""
    assignment: int = 0
    kind: Literal["following"] = "following"


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Who helps with the report."""

    kind: Literal["colleagues"] = "colleagues"


@dataclass(frozen=True, slots=True)
class Inviting:
    """The sections and tables a colleague is to be asked for are chosen, one page of them."""

    chosen: tuple[str, ...] = ()
    page: int = 0
    kind: Literal["inviting"] = "inviting"


@dataclass(frozen=True, slots=True)
class OwnUnits:
    """The officers of one's own units, or the handing over of a post."""

    kind: Literal["own_units"] = "own_units"


@dataclass(frozen=True, slots=True)
class Filled:
    """Who answered what, one page of it."""

    page: int = 0
    kind: Literal["filled"] = "filled"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the staff's answer, one page of it."""

    page: int = 0
    kind: Literal["waiting"] = "waiting"


@dataclass(frozen=True, slots=True)
class Replying:
    """A unit's question is shown; the next text answers it, if nobody has."""

    inquiry: int
    kind: Literal["replying"] = "replying"


@dataclass(frozen=True, slots=True)
class Requesting:
    """Xin sửa lại: waiting for the reason."""

    kind: Literal["requesting"] = "requesting"


@dataclass(frozen=True, slots=True)
class Signing:
    """Gửi bản đã ký: waiting for a PDF or photographed pages."""

    kind: Literal["signing"] = "signing"


@dataclass(frozen=True, slots=True)
class Journal:
    """/nhatky: who changed what in a unit's reports (0 = the unit is still to choose), one page of it."""

    unit: int = 0
    page: int = 0
    kind: Literal["journal"] = "journal"


@dataclass(frozen=True, slots=True)
class Granting:
    """A unit's request for more time is shown, waiting for an answer or another day."""

    extension: int
    kind: Literal["granting"] = "granting"


@dataclass(frozen=True, slots=True)
class Extending:
    """Asking for more time: the reason is waited for, and once it is given the day."""

    reason: str = ""
    kind: Literal["extending"] = "extending"


@dataclass(frozen=True, slots=True)
class Snoozing:
    """Nhắc sau: until when the report's reminders are to wait is asked."""

    kind: Literal["snoozing"] = "snoozing"


Place = (
    Home
    | Confirming
    | Naming
    | Asking
    | InRow
    | Summary
    | Contents
    | Reading
    | Passages
    | Sources
    | Submitting
    | Undoing
    | CoverSheet
    | Placing
    | Importing
    | AwaitingReport
    | Loading
    | Choosing
    | Consolidating
    | Following
    | Nudging
    | Telling
    | Colleagues
    | Inviting
    | Filled
    | Waiting
    | Replying
    | Queue
    | Bulk
    | Reviewing
    | Granting
    | Extending
    | Requesting
    | Signing
    | Journal
    | Assigning
    | Given
    | OwnUnits
    | Keeping
    | Snoozing
    | Forms
    | Regrouping
)

Desk = (
    Following | Nudging | Telling | Consolidating | Waiting | Replying | Granting | Queue | Bulk | Reviewing | Journal
)
"""Places that belong to no report of one's own."""


def holds_text(place: Place) -> bool:
    """Whether a text waits here for the person's decision: nothing may lead away and lose it."""
    if isinstance(place, Asking):
        return place.mode == "choosing" or (place.mode == "picking" and bool(place.held))
    return isinstance(place, Placing)


@dataclass(frozen=True, slots=True)
class State:
    """``report`` is the assignment last opened; commands act on it.

    ``table`` is the id of the table that is filled in for itself: the walk then stays on its cells ("" = none).
    """

    report: int | None = None
    place: Annotated[Place, Field(discriminator="kind")] = field(default_factory=Home)
    table: str = ""


_ADAPTER: TypeAdapter[State] = TypeAdapter(State)


def dump(state: State) -> bytes:
    return _ADAPTER.dump_json(state)


def load(stored: str | bytes) -> State:
    return _ADAPTER.validate_json(stored)
