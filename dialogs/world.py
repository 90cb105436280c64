"""What a step may look at: the values the conversation declared it needs, loaded before it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from dialogs.below import Below
from dialogs.desk.following.followed import Follow
from dialogs.desk.office import Office
from dialogs.log import Log
from dialogs.matters import Extension, Inquiry, Matters
from dialogs.piece import Piece
from dialogs.reviewed import EditRequest, HandedIn, Move, Oddities, Remark, SignedCopy, Waiting
from templates.answers import Answer
from templates.cover import Cover
from templates.neighbours import Usual
from templates.outline import Outline
from templates.period import Period
from templates.report import Comparison
from templates.totals import with_computed
from templates.trust import History
from templates.unit import Unit
from templates.working_days import WorkingDays


class Role(StrEnum):
    officer = "officer"
    district = "district"
    admin = "admin"
    contributor = "contributor"


@dataclass(frozen=True, slots=True)
class Post:
    """A role a person holds, at a unit (an administrator may hold it at none)."""

    role: Role
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Share:
    """The questions of one report a colleague was asked to answer; ``done`` once they said they had finished."""

    assignment: int
    questions: frozenset[str]
    done: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """``shares`` are the parts of other people's reports the person helps with."""

    id: int
    name: str
    title: str
    posts: tuple[Post, ...]
    shares: tuple[Share, ...] = ()

    def holds(self, *roles: Role) -> bool:
        return any(post.role in roles for post in self.posts)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that can still be used.

    A contributor's has the report and the questions it asks for; one that hands a post over the person it replaces.
    """

    code_hash: str
    role: Role
    unit_name: str
    unit: int = 0
    task: "Task | None" = None
    replaces: "Author | None" = None
    replaces_self: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One assignment as lists show it.

    ``done`` of ``asked`` questions are answered; ``version`` is the last one submitted.

    ``status`` is new, opened, working, submitted, viewed, returned, accepted or recalled; ``locked``: its lock date has
    passed, so that the unit can only read it.
    """

    id: int
    unit: Unit
    outline: Outline
    period: Period
    status: str
    version: int | None
    done: int
    asked: int
    locked: bool = False
    share: Share | None = None
    """The part a contributor sees of it; None for the unit's officers, who see all."""
    remarks: int = 0
    """How many remarks it was sent back with, while it is returned."""
    tried: bool = False
    """Whether it only tries a form out: it reaches nobody and counts nowhere."""

    @property
    def is_open(self) -> bool:
        return self.status in {"new", "opened", "working", "returned"} and not self.locked


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer as it is kept.

    ``kept``: a warning about it was confirmed; ``copied``: unchanged from last period.
    """

    answer: Answer
    reason: str = ""
    kept: bool = False
    copied: bool = False
    source: int = 0
    """Message id the value came from (figures), 0 if none."""
    person: int = field(default=0, compare=False)
    at: datetime | None = field(default=None, compare=False)
    doubted: bool = False
    """Marked to be checked again, until it is answered anew."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody else who answered; ``name`` and ``title`` are "" until told."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Undoable:
    """One's own last change that is not undone yet: keys with their answers before and now."""

    batch: str
    before: Mapping[str, Stored | None]
    after: Mapping[str, Stored | None]


@dataclass(frozen=True, slots=True)
class Past:
    """What the unit handed in for an earlier window, by its last day; ``loaded``: read from a file, never handed in
    by the bot."""

    end: date
    answers: Mapping[str, Answer]
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class Contributor:
    """One request to a colleague, as the officers see it; ``id`` 0 = just made.

    ``author`` is None while the invitation waits, until ``expires``; ``active`` is when they last changed an answer.
    """

    id: int
    author: Author | None
    questions: frozenset[str]
    done: bool
    expires: datetime | None
    active: datetime | None


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Everybody asked to help with a report, and those who helped with the one before and are not asked yet."""

    now: tuple[Contributor, ...]
    before: tuple[Contributor, ...]


@dataclass(frozen=True, slots=True)
class OpenReport:
    """The report at hand.

    ``authors`` are the other people whose answers stand, by their id.  ``pieces`` only of the keys that were asked for;
    ``past`` are earlier periods, the latest first, and ``history`` the values of every figure in them; ``cover`` only
    if needed.
    """

    task: Task
    stored: Mapping[str, Stored]
    cover: Cover | None
    authors: Mapping[int, Author] = field(default_factory=dict)
    pieces: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    past: tuple[Past, ...] = ()
    history: History = field(default_factory=dict)
    usual: Mapping[str, Usual] = field(default_factory=dict)
    """What the other units reported for the same period, by figure; empty until five of them have."""
    comparison: Comparison | None = None
    undoable: Undoable | None = None
    colleagues: Colleagues | None = None
    """Only if needed, and only for the unit's officers."""
    inquiries: tuple[Inquiry, ...] = ()
    """What the unit has asked above in this report, and what was answered to every unit."""
    extension: Extension | None = None
    """The request for more time that waits for its answer, if it was needed."""
    above: int = 0
    """People who would get a message to the staff above, if needed."""
    remarks: tuple[Remark, ...] = ()
    """What it was sent back with, while it is returned."""
    request: EditRequest | None = None
    """The last Xin sửa lại, while it is in the parent's hands."""
    signed: SignedCopy | None = None
    below: Below | None = None
    """What the units below put into it, where it consolidates their reports."""
    pages: int = 0
    """Photographed pages of the signed copy, not yet joined."""

    @property
    def earlier(self) -> Mapping[str, Answer]:
        """Last period's answers."""
        return self.past[0].answers if self.past else {}

    @property
    def answers(self) -> dict[str, Answer]:
        return {key: stored.answer for key, stored in self.stored.items()}

    @property
    def figures(self) -> dict[str, Answer]:
        """The answers together with every computed cell."""
        return with_computed(self.task.outline.form, self.answers, self.task.unit.level)


@dataclass(frozen=True, slots=True)
class DeskPeriod:
    """A period of the units directly below ``unit``: its form and the state of each unit's assignment."""

    id: int
    unit: Unit
    outline: Outline
    period: Period
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A report in the hands of the parent's staff, opened to be checked; what is sensitive stays out of it.

    ``before`` is the last version seen here that is older than ``now``; ``earlier`` what the unit handed in last
    period.  ``remarks`` are those on any version, collected ones too.
    """

    task: Task
    now: HandedIn
    before: HandedIn | None
    earlier: Mapping[str, Answer]
    oddities: Oddities
    remarks: tuple[Remark, ...]
    request: EditRequest | None
    signed: SignedCopy | None
    last: Move | None

    @property
    def collected(self) -> tuple[Remark, ...]:
        """Remarks nobody below has seen."""
        return tuple(remark for remark in self.remarks if not remark.sent)

    @property
    def answered_remarks(self) -> tuple[Remark, ...]:
        """Those of the last time it was sent back, before this version."""
        sent = [remark for remark in self.remarks if remark.sent and remark.version < self.now.version]
        latest = max((remark.version for remark in sent), default=0)
        return tuple(remark for remark in sent if remark.version == latest)


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who reports for a unit."""

    person: int
    author: Author
    is_self: bool


@dataclass(frozen=True, slots=True)
class UnitOfficers:
    """A unit whose officers' post the person may hand over; ``own`` where they are one of them."""

    unit: Unit
    officers: tuple[Officer, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class World:
    """Everything a step may see.  ``chat`` is the chat's id; whatever was not needed is empty."""

    chat: int
    now: datetime
    zone: ZoneInfo
    person: Person | None = None
    tasks: tuple[Task, ...] = ()
    report: OpenReport | None = None
    invitation: Invitation | None = None
    reply_question: str = ""
    """The question of the notice that was replied to, "" if none."""
    edited_keys: tuple[str, ...] = ()
    """Answers an edited message had given."""
    periods: tuple[DeskPeriod, ...] = ()
    queue: tuple[Waiting, ...] = ()
    """Reports in the hands of the person's desks."""
    review: OpenReview | None = None
    log: Log | None = None
    sensitive_in_chat: bool = False
    """Whether sensitive questions may be answered in the chat (setting SENSITIVE_ANSWERS)."""
    pdf: bool = False
    """Whether reports can be had as PDF here."""
    unit_officers: tuple[UnitOfficers, ...] = ()
    shut: bool = False
    """Whether the report at hand is one the person helps with and that is not open now."""
    matters: Matters = field(default_factory=Matters)
    """What units have asked of the person's desk."""
    wrong_code: bool = False
    """Whether the code that was sent never was one."""
    codes_paused: datetime | None = None
    """Until when no code of this account's is looked at; None where they are."""
    setting_up: bool = False
    """Whether the person is to set the system up: an administrator, and no unit is there yet."""
    office: Office | None = None
    """The office desk, of whoever has one and where it was needed."""
    days: WorkingDays = field(default_factory=WorkingDays)
    """The office's working days."""
    follow: Follow | None = None
    """The units below, for whoever has a desk and where they were needed."""
