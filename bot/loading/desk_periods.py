"""The periods of a desk: what its units were given, to be consolidated."""

from sqlalchemy import Connection

from bot.loading.desks import desks_of
from bot.loading.tasks import Tasks
from dialogs.person import Person
from dialogs.world import DeskPeriod
from storage import assignments, periods, units
from storage.assignments import Assignment
from templates.unit import Unit


def load_periods(
    connection: Connection, tasks: Tasks, person: Person, only: int | None = None
) -> tuple[DeskPeriod, ...]:
    """Periods of the units directly below each unit the person has a desk at, newest first; ``only`` one of them, as
    long as any unit has it."""
    found: list[DeskPeriod] = []
    for parent in desks_of(connection, person):
        by_period: dict[int, list[Assignment]] = {}
        for assignment in _given(connection, parent, only):
            if assignment.is_recalled:
                continue
            by_period.setdefault(assignment.period_id, []).append(assignment)
        found += [_period(connection, tasks, parent, number, own) for number, own in by_period.items()]
    if only is not None and not found:
        return load_periods(connection, tasks, person)
    return tuple(sorted(found, key=lambda period: period.period.deadline, reverse=True))


def _given(connection: Connection, parent: Unit, only: int | None) -> list[Assignment]:
    if only is not None:
        return assignments.below(connection, only, parent.id)
    return assignments.of_units(connection, [child.id for child in units.children(connection, parent.id)])


def _period(connection: Connection, tasks: Tasks, parent: Unit, number: int, own: list[Assignment]) -> DeskPeriod:
    stored = periods.get(connection, number)
    if stored is None:
        raise LookupError(f"period {number}")
    outline = tasks.outlines.of(connection, stored.form_version_id, stored.period)
    return DeskPeriod(number, parent, outline, stored.period, tasks.listed(connection, own))
