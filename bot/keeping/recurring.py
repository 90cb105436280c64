"""Periods that open by themselves: whatever is due is opened once, and its desk and units are told."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import notices
from bot.forms.published import published
from bot.keeping.assigning import Order, give
from bot.loading.office import OfficeLoader
from storage import assignments, lineage, periods, units
from storage.assignments import Assignment
from storage.periods import StoredPeriod
from templates.binding import bind
from templates.next_period import next_opening
from templates.unit_tree import UnitTree


@dataclass(frozen=True, slots=True)
class Recurring:
    """Opens the next periods of recurring forms."""

    office: OfficeLoader
    zone: ZoneInfo

    def open_due(self, connection: Connection, now: datetime) -> int:
        """Open every period that is due at ``now``, for whoever stands now in place of its units; how many there were.

        The switch goes from the period before to the new one, which is what makes it happen once.
        """
        return sum(self._open(connection, one, now) for one in periods.recurring(connection))

    def _open(self, connection: Connection, before: StoredPeriod, now: datetime) -> bool:
        form = self.office.outlines.of(connection, before.form_version_id, before.period).form
        opening = next_opening(before.period, form.recurs, self.office.days, self.zone, now)
        if opening is None or opening.at > now or not periods.take_opens_next(connection, before.id):
            return False
        given = _units(connection, before)
        came_of = lineage.get(connection)
        heirs = {one.unit.id: came_of.successors(one.unit.id, opening.period.end) for one in given}
        order = Order(
            published(connection, self.office.shelf).get(before.form_id),
            opening.period,
            tuple(dict.fromkeys(heir for own in heirs.values() for heir in own)),
            before.opened_by,
            {one.unit.id: one.scope for one in given if one.scope is not None and heirs[one.unit.id] == (one.unit.id,)},
            opens_next=True,
            version=before.form_version_id,
        )
        opened = give(connection, order, zone=self.zone, at=now)
        title = bind(order.form.form, opening.period).title if order.form else form.title
        notices.opened_by_itself(connection, opened.period_id, before.opened_by, title, opening.period, self.zone, now)
        return True


def _units(connection: Connection, before: StoredPeriod) -> list[Assignment]:
    """The assignments that are given again: those of the desk that opened the period, its own report left aside."""
    tree = UnitTree(tuple(units.all_units(connection)))
    every = [one for one in assignments.of_period(connection, before.id) if not one.is_recalled]
    mine = [one for one in every if one.given_by == before.opened_by]
    above = {unit.id for one in mine for unit in tree.above(one.unit.id)}
    return [one for one in mine if one.unit.id not in above]
