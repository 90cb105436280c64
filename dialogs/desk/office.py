"""What the office desk looks at: its units, the forms, the calendar and what was given already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dialogs.desk.forms.version import Effect, OpenedVersion, Version
from templates.form import ReportForm
from templates.lineage import Lineage
from templates.period import Period
from templates.unit import Unit
from templates.unit_tree import UnitTree
from templates.working_days import WorkingDays

MOVED_FOR = timedelta(days=60)
"""How long after its deadline a period can still move to another version of its form."""


@dataclass(frozen=True, slots=True)
class GivenUnit:
    """One unit's assignment in a period; ``mine``: this desk may change and withdraw it."""

    assignment: int
    unit: Unit
    status: str
    deadline: datetime
    mine: bool

    @property
    def is_open(self) -> bool:
        return self.status in {"new", "opened", "working", "returned"}


@dataclass(frozen=True, slots=True)
class GivenPeriod:
    """A period; ``desks`` are the units whose desks gave it to somebody (None: the command line).

    ``units`` are loaded for the period at hand alone: those below the desk.  ``period`` then carries the deadline of
    what this desk gave.
    """

    id: int
    form: ReportForm
    period: Period
    opened_by: int | None
    opens_next: bool
    desks: frozenset[int | None]
    version: int = 0
    """The form's version it stands on."""
    units: tuple[GivenUnit, ...] = ()

    def is_own(self, desk: Unit) -> bool:
        """Whether the period's deadline is this desk's; the topmost desk's are also those of the command line."""
        return self.opened_by == desk.id or (self.opened_by is None and desk.parent_id is None)

    def moving(self, desk: Unit, deadline: datetime) -> tuple[GivenUnit, ...]:
        """The units to which another deadline of this desk applies; one that was granted a later day keeps it."""
        granted = self.period.deadline if self.is_own(desk) else None
        return tuple(
            one
            for one in self.units
            if one.mine
            and one.status != "recalled"
            and not (granted is not None and one.deadline != granted and one.deadline > deadline)
        )


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a role at a unit."""

    person: int
    name: str
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class Pending:
    """An invitation nobody has used yet."""

    role: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class AffectedReport:
    """A report of a unit that is to be merged or split; ``title`` that of its form."""

    unit: int
    period_id: int
    title: str
    period: Period
    status: str

    @property
    def is_open(self) -> bool:
        return self.status in {"new", "opened", "working", "returned"}


@dataclass(frozen=True, slots=True)
class PassedDown:
    """A superior's assignment of the desk's own unit, to be passed down with its form, window and letter."""

    assignment: int
    unit: Unit
    form: str
    period: Period
    letter_file: int
    letter_name: str


def givers_of(desk: Unit) -> frozenset[int | None]:
    """Who gave what is this desk's: itself, and for the topmost one the command line (None)."""
    return frozenset({desk.id} if desk.parent_id is not None else {desk.id, None})


@dataclass(frozen=True)
class Office:
    """``tree`` holds every unit the person governs, the desks' own included; ``desks`` are those they may give from.

    ``forms`` are the published forms, not bound to a period; ``given`` every period, the latest deadline first;
    ``whole``: the person is an administrator of everything.
    """

    tree: UnitTree
    desks: tuple[Unit, ...]
    forms: tuple[ReportForm, ...]
    days: WorkingDays
    given: tuple[GivenPeriod, ...] = ()
    whole: bool = False
    passed: PassedDown | None = None
    staffed: frozenset[int] = field(default_factory=frozenset)
    """Units somebody works for."""
    holders: tuple[Holder, ...] = ()
    """Who holds a role at the unit at hand."""
    pending: tuple[Pending, ...] = ()
    """Invitations to the unit at hand."""
    manages: frozenset[int] = field(default_factory=frozenset)
    """Units whose people the person may invite and revoke."""
    versions: tuple[Version, ...] = ()
    """Versions of every form, by form and the latest first, where they are looked at."""
    opened: OpenedVersion | None = None
    """The version at hand."""
    effect: Effect | None = None
    """What moving the period at hand to the version at hand would do."""
    administers: frozenset[int] = field(default_factory=frozenset)
    """Units whose names the person may change, and to which units may be added."""

    before: Mapping[int, frozenset[str] | None] = field(default_factory=dict)
    """The units the desk at hand gave the form at hand to the time before, with the parts that concerned each."""
    lineage: Lineage = field(default_factory=Lineage)
    affected: tuple[AffectedReport, ...] = ()
    """The reports of the units that are to be merged or split."""
    people: int = 0
    """How many people work for those units."""

    def desk(self, unit_id: int) -> Unit | None:
        return next((unit for unit in self.desks if unit.id == unit_id), None)

    def form(self, form_id: str) -> ReportForm | None:
        return next((form for form in self.forms if form.id == form_id), None)

    def given_by(self, desk: Unit) -> tuple[GivenPeriod, ...]:
        """The periods this desk gave; the topmost one's are also those of the command line."""
        own = givers_of(desk)
        return tuple(one for one in self.given if not own.isdisjoint(one.desks))

    def version(self, version_id: int) -> Version | None:
        return next((one for one in self.versions if one.id == version_id), None)

    def movable(self, version: Version, now: datetime) -> tuple[GivenPeriod, ...]:
        """The periods a version can be moved to: of its form, on another version, and not long over."""
        return tuple(
            one
            for one in self.given
            if one.form.id == version.form and one.version != version.id and one.period.deadline > now - MOVED_FOR
        )

    def period(self, period_id: int) -> GivenPeriod | None:
        return next((one for one in self.given if one.id == period_id), None)

    def same(self, form: str, start: date | None, end: date | None) -> GivenPeriod | None:
        """The period of that form and window, if it was opened already."""
        return next(
            (one for one in self.given if (one.form.id, one.period.start, one.period.end) == (form, start, end)), None
        )
