"""The office desk as its conversations see it, rights applied: nothing above or beside the person's units is loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines
from bot.forms.published import published
from bot.forms.shelf import Shelf
from bot.keeping.affected import affected
from bot.loading.form_desk import FormDesk
from bot.reminders.office_calendar import OfficeCalendar
from dialogs.desk.office import GivenPeriod, GivenUnit, Holder, Office, PassedDown, Pending, givers_of
from dialogs.desk.office_needs import OfficeNeeds
from dialogs.person import Person
from storage import assignments, files, invitations, lineage, periods, units
from storage import roles as stored_roles
from storage.assignments import Assignment
from storage.given_units import given_units
from storage.periods import StoredPeriod
from templates.period import Period
from templates.unit import Unit
from templates.unit_tree import UnitTree
from templates.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class OfficeLoader:
    """Loads the desk; ``outlines`` and ``shelf`` remember the forms."""

    outlines: Outlines
    shelf: Shelf
    calendar: OfficeCalendar

    @property
    def days(self) -> WorkingDays:
        """The office's calendar as it stands now."""
        return self.calendar.days

    def load(self, connection: Connection, person: Person, needs: OfficeNeeds, now: datetime) -> Office | None:
        """The desk of a person who has one, None for everybody else."""
        if not roles.has_office(person):
            return None
        every = UnitTree(tuple(units.all_units(connection)))
        tree = UnitTree(tuple(roles.governed(person, every)))
        desks = roles.giving_units(person, tree)
        given = self._given(connection, tree, needs)
        office = Office(
            tree,
            desks,
            tuple(loaded.form for loaded in published(connection, self.shelf).values()),
            self.days,
            given,
            roles.is_administrator(person),
            self._passed(connection, needs, desks) if needs.passed else None,
            stored_roles.staffed_units(connection),
            before=_before(connection, given, tree.by_id.get(needs.desk), needs),
        )
        if needs.forms and office.whole:
            office = FormDesk(self.outlines, self.shelf).load(connection, person, office, needs, now)
        office = self._with_people(connection, person, office, needs, now)
        return self._with_lineage(connection, office, needs)

    def _with_lineage(self, connection: Connection, office: Office, needs: OfficeNeeds) -> Office:
        """Who came of whom, and what hangs on the units that are to be merged or split."""
        wanted = [number for number in needs.regrouped if number in office.administers]
        found = affected(connection, self.outlines, wanted)
        people = {one.person_id for number in wanted for one in stored_roles.of_unit(connection, number)}
        return replace(office, lineage=lineage.get(connection), affected=found, people=len(people))

    def _with_people(
        self, connection: Connection, person: Person, office: Office, needs: OfficeNeeds, now: datetime
    ) -> Office:
        """Who works for the unit at hand and who is invited to it, where that is the person's business."""
        manages = roles.managed(person, office.tree)
        administers = roles.administered(person, office.tree)
        if needs.unit not in manages:
            return replace(office, manages=manages, administers=administers)
        found = stored_roles.of_unit(connection, needs.unit)
        holders = tuple(Holder(one.person_id, one.name, one.title, one.role) for one in found)
        waiting = invitations.pending(connection, needs.unit, now=now)
        pending = tuple(Pending(role, until) for role, until in waiting)
        return replace(office, manages=manages, administers=administers, holders=holders, pending=pending)

    def _given(self, connection: Connection, tree: UnitTree, needs: OfficeNeeds) -> tuple[GivenPeriod, ...]:
        givers = periods.givers(connection)
        found = periods.every(connection)
        return tuple(self._period(connection, one, givers.get(one.id, frozenset()), tree, needs) for one in found)

    def _period(
        self,
        connection: Connection,
        one: StoredPeriod,
        desks: frozenset[int | None],
        tree: UnitTree,
        needs: OfficeNeeds,
    ) -> GivenPeriod:
        form = self.outlines.of(connection, one.form_version_id, one.period).form
        brief = GivenPeriod(one.id, form, one.period, one.opened_by, one.opens_next, desks, one.form_version_id)
        if not _at_hand(one, needs):
            return brief
        below = {unit.id for unit in tree.below(needs.desk)}
        mine = _mine(tree, needs.desk)
        found = [each for each in assignments.of_period(connection, one.id) if each.unit.id in below]
        given = tuple(_given_unit(each, each.given_by in mine) for each in found)
        return replace(brief, units=given, period=_as_given(brief, given, tree.by_id.get(needs.desk)))

    def _passed(self, connection: Connection, needs: OfficeNeeds, desks: Iterable[Unit]) -> PassedDown | None:
        """A superior's assignment of one of the person's own desks."""
        one = assignments.get_full(connection, needs.passed)
        if one is None or one.is_recalled or one.unit.id not in {desk.id for desk in desks}:
            return None
        stored = periods.get(connection, one.period_id)
        letter = files.get(connection, stored.letter_file_id) if stored and stored.letter_file_id else None
        name = letter.name if letter else ""
        return PassedDown(one.id, one.unit, one.form_id, one.period, letter.id if letter else 0, name)


def _as_given(one: GivenPeriod, units: tuple[GivenUnit, ...], desk: Unit | None) -> Period:
    """The period with the deadline this desk gave its units, where it is not the period's own."""
    own = [each.deadline for each in units if each.mine]
    if desk is None or one.is_own(desk) or not own:
        return one.period
    return replace(one.period, deadline=max(own, key=own.count))


def _at_hand(one: StoredPeriod, needs: OfficeNeeds) -> bool:
    window = (str(one.period.start), str(one.period.end))
    return one.id == needs.period or (one.form_id, *window) == (needs.form, *needs.window)


def _before(
    connection: Connection, given: Iterable[GivenPeriod], desk: Unit | None, needs: OfficeNeeds
) -> Mapping[int, frozenset[str] | None]:
    """Whom the desk gave the form to for the latest window before the one that was chosen."""
    start = needs.window[0]
    if desk is None or not start:
        return {}
    own = givers_of(desk)
    known = [one for one in given if one.form.id == needs.form and not own.isdisjoint(one.desks)]
    earlier = [one for one in known if str(one.period.end) < start]
    latest = max(earlier, key=lambda one: one.period.end, default=None)
    return given_units(connection, latest.id, own) if latest is not None else {}


def _mine(tree: UnitTree, desk: int) -> set[int | None]:
    """Whose gifts this desk may change: its own and those of the desks below it, at the top the command line's too."""
    own: set[int | None] = {desk, *(unit.id for unit in tree.below(desk))}
    top = tree.by_id.get(desk)
    return own | {None} if top is not None and top.parent_id is None else own


def _given_unit(one: Assignment, mine: bool) -> GivenUnit:
    return GivenUnit(one.id, one.unit, one.state, one.period.deadline, mine)
