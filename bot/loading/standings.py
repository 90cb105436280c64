"""Where every unit directly below a desk stands with its report of one period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.loading.marking import marks_of_period
from dialogs.desk.following.followed import FollowedUnit
from storage import assignments, following, periods, progress
from storage.assignments import Assignment
from storage.following import Standing
from storage.periods import StoredPeriod
from storage.progress import Counted
from templates.outline import Outline

COUNTED = frozenset({"working", "returned"})
"""States in which a list says how much of a report is done."""


@dataclass(frozen=True, slots=True)
class Standings:
    """Loads standings; ``outlines`` remember the forms."""

    outlines: Outlines

    def of_period(
        self, connection: Connection, period_id: int, parent_id: int, now: datetime
    ) -> tuple[FollowedUnit, ...]:
        """Where every unit directly below the parent stands; three queries, however many there are."""
        stored = periods.get(connection, period_id)
        if stored is None:
            return ()
        found = following.standings(connection, period_id, parent_id)
        behind = [one for one in found if one.done is None and one.state in COUNTED]
        counted = {one.assignment_id: one.done for one in self._counted(connection, stored, behind)}
        marks = marks_of_period(connection, period_id, parent_id)
        return tuple(
            FollowedUnit(
                one.id,
                one.unit,
                one.state,
                one.deadline,
                one.done if one.done is not None else counted.get(one.id, 0),
                len(self._outline(connection, stored, one).items),
                one.lock is not None and now > max(one.lock, one.deadline),
                marks(one.id),
            )
            for one in found
        )

    def count_behind(self, connection: Connection, most: int) -> int:
        """Count anew reports whose answers have changed since they were counted, so that lists need not; how many."""
        found = [assignments.get_full(connection, number) for number in progress.behind(connection, most)]
        known = [one for one in found if one is not None]
        keys = assignments.answered_keys(connection, [one.id for one in known])
        progress.keep(connection, [self._count(connection, one, keys[one.id]) for one in known])
        return len(known)

    def _count(self, connection: Connection, one: Assignment, keys: set[str]) -> Counted:
        outline = of_assignment(self.outlines, connection, one)
        return Counted(one.id, one.revision, one.form_version_id, len(outline.items), outline.answered(keys))

    def _counted(self, connection: Connection, stored: StoredPeriod, found: list[Standing]) -> Iterable[Counted]:
        if not found:
            return
        keys = assignments.answered_keys(connection, [one.id for one in found])
        for one in found:
            outline = self._outline(connection, stored, one)
            done = outline.answered(keys[one.id])
            yield Counted(one.id, one.revision, stored.form_version_id, len(outline.items), done)

    def _outline(self, connection: Connection, stored: StoredPeriod, one: Standing) -> Outline:
        return self.outlines.of(connection, stored.form_version_id, stored.period, one.unit.level, one.scope)
