"""What the parent's staff see of the units below: where each stands in a period, and one of them closely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.marks import Marks
from dialogs.reviewed import Remark
from templates.form import ReportForm
from templates.period import Period
from templates.unit import Unit
from templates.unit_tree import UnitTree

OPEN = frozenset({"new", "opened", "working", "returned"})

_RANK = {"returned": 0, "new": 1, "opened": 2, "working": 3, "submitted": 4, "viewed": 5, "accepted": 6}
"""The worst first."""


@dataclass(frozen=True, slots=True)
class FollowedPeriod:
    """A period of the units directly below ``unit``: ``sent`` of ``total`` are in, ``late`` are overdue."""

    id: int
    unit: Unit
    form: ReportForm
    period: Period
    total: int
    sent: int
    late: int
    own: bool = True
    """Whether ``unit`` is one of the person's desks; else it stands below one."""


@dataclass(frozen=True, slots=True)
class FollowedUnit:
    """One unit's report: ``done`` of ``asked`` questions are answered (counted while it is worked on).

    ``deadline`` is the unit's own.
    """

    assignment: int
    unit: Unit
    status: str
    deadline: datetime
    done: int
    asked: int
    locked: bool = False
    marks: Marks = field(default_factory=Marks)
    nudged_at: datetime | None = None
    """When staff last reminded it by hand."""
    reached: bool = True
    """Whether any of its officers can be reached, where that was asked for."""

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes its report; a locked one is owed too."""
        return self.status in OPEN

    @property
    def percent(self) -> int:
        """Percent done; what was handed in is all done."""
        return 100 * self.done // self.asked if self.is_open and self.asked else 0 if self.is_open else 100

    def is_late(self, now: datetime) -> bool:
        return self.is_open and self.deadline < now

    def urgency(self, now: datetime) -> tuple[bool, int, int, datetime]:
        """Sort key, the worst first: overdue, sent back, not looked at, not begun, the least done, handed in."""
        return not self.is_late(now), _RANK.get(self.status, 0), self.percent, self.deadline


@dataclass(frozen=True, slots=True)
class Part:
    """One section or table of the unit's report."""

    name: str
    done: int
    asked: int


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of the unit; ``active_at`` None: never wrote; ``reachable`` false: has blocked the bot."""

    person: int
    roles: tuple[str, ...]
    name: str
    title: str
    active_at: datetime | None
    reachable: bool


@dataclass(frozen=True, slots=True)
class Punctual:
    """One of the unit's reports of the year; ``submitted_at`` is when it was first handed in."""

    title: str
    status: str
    deadline: datetime
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class UnitYear:
    """One unit's reports of a year by deadline; ``assignment`` is the one of the period at hand, 0 = it has none."""

    unit: Unit
    assignment: int
    reports: tuple[Punctual, ...]


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """One unit closely.  ``below`` units are under it with the same period; ``direct``: the desk is the one above,
    which alone sees what the unit has written."""

    at_hand: FollowedUnit
    parts: tuple[Part, ...]
    workers: tuple[Worker, ...]
    remarks: tuple[Remark, ...]
    year: tuple[Punctual, ...]
    below: int = 0
    direct: bool = True


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of a desk's: ``read`` of ``told`` people have read it; ``readers`` only of the one at hand."""

    id: int
    desk: Unit
    at: datetime
    text: str
    told: int
    read: int
    reminded_at: datetime | None = None
    readers: tuple["Told", ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody a message was sent to."""

    name: str
    title: str
    unit: str
    read_at: datetime | None


@dataclass(frozen=True)
class Below:
    """Whom the person can send a message: every unit their desks reach, and who can be reached there.

    ``staff`` are people by unit; somebody who sends is not among them.
    """

    tree: UnitTree
    desks: tuple[Unit, ...]
    staff: Mapping[int, frozenset[int]]

    def people(self, units: Iterable[int]) -> frozenset[int]:
        """Everybody a message to these units reaches."""
        return frozenset().union(*(self.staff.get(unit, frozenset()) for unit in units))

    def desk(self, number: int) -> Unit | None:
        return next((desk for desk in self.desks if desk.id == number), None)


@dataclass(frozen=True, slots=True)
class Follow:
    """``periods`` are those of the person's desks, the latest deadline first; ``units`` those of ``period``.

    ``below`` and ``messages`` (the newest first) only where a message is to be sent; ``message`` is the one at hand.
    """

    periods: tuple[FollowedPeriod, ...]
    period: FollowedPeriod | None = None
    units: tuple[FollowedUnit, ...] = ()
    detail: UnitDetail | None = None
    below: Below | None = None
    messages: tuple[SentMessage, ...] = ()
    message: SentMessage | None = None
    year: tuple[UnitYear, ...] = ()
    """How punctual each unit of ``period`` was, in unit order, where that was asked for."""
