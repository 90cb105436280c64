"""How punctual units were with the reports of a year."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from dialogs.desk.following.followed import FollowedPeriod, Punctual, UnitYear
from storage import following
from storage.following import Punctuality
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Years:
    """Loads the reports whose deadline lies in a year; ``outlines`` remember the forms."""

    outlines: Outlines
    zone: ZoneInfo

    def of_unit(self, connection: Connection, unit: Unit, now: datetime) -> tuple[Punctual, ...]:
        """The unit's reports of this year."""
        bounds = self._bounds(now.astimezone(self.zone).year)
        return tuple(self._punctual(connection, one) for one in following.of_year(connection, unit.id, *bounds))

    def below(self, connection: Connection, period: FollowedPeriod, year: int) -> tuple[UnitYear, ...]:
        """Those of every unit of the period's parent, each with its report of that period, in two queries."""
        found: dict[int, list[Punctual]] = {}
        known: dict[int, tuple[Unit, int]] = {}
        for unit, one in following.of_year_below(connection, period.unit.id, *self._bounds(year)):
            found.setdefault(unit.id, []).append(self._punctual(connection, one))
            known.setdefault(unit.id, (unit, 0))
        for standing in following.standings(connection, period.id, period.unit.id):
            if standing.unit.id in known:
                known[standing.unit.id] = standing.unit, standing.id
        return tuple(UnitYear(unit, number, tuple(found[unit.id])) for unit, number in known.values())

    def _bounds(self, year: int) -> tuple[datetime, datetime]:
        """The first instants of the year and of the next, where the people are."""
        return datetime(year, 1, 1, tzinfo=self.zone), datetime(year + 1, 1, 1, tzinfo=self.zone)

    def _punctual(self, connection: Connection, one: Punctuality) -> Punctual:
        form = self.outlines.of(connection, one.form_version_id, one.period).form
        return Punctual(form.short_title, one.state, one.deadline, one.submitted_at)
