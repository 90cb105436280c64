"""The report at hand: its answers, and what was asked, said and handed in about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dialogs.below import Below
from dialogs.matters import Extension, Inquiry
from dialogs.person import Author
from dialogs.piece import Piece
from dialogs.reviewed import EditRequest, Remark, SignedCopy
from dialogs.task import Task
from templates.answers import Answer
from templates.cover import Cover
from templates.neighbours import Usual
from templates.report import Comparison
from templates.totals import with_computed
from templates.trust import History


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
    on_behalf: bool = field(default=False, compare=False)
    """Entered by staff above in the unit's place."""


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
    sent_for_unit: bool = False
    """Whether what was handed in was so by staff above, where they look at it in the unit's place."""

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether Thu hồi is the person's: what the unit handed in itself nobody takes back in its place."""
        return self.task.status == "submitted" and (not self.task.stood_in or self.sent_for_unit)

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
