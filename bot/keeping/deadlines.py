"""Giving a report another deadline, and noting who did."""

from datetime import datetime

from sqlalchemy import Connection

from bot.keeping.writing import Writing
from storage import assignments, deadline_moves
from storage.deadline_moves import DeadlineMove


def give_deadline(writing: Writing, assignment_id: int, deadline: datetime) -> None:
    """A deadline of its own for one report."""
    held = assignments.get_full(writing.connection, assignment_id)
    if held is None:
        raise LookupError(assignment_id)
    assignments.set_deadline(writing.connection, assignment_id, deadline)
    move = DeadlineMove(assignment_id, held.period.deadline, deadline)
    deadline_moves.add(writing.connection, [move], person_id=writing.person_id, at=writing.now)


def deadlines_of(connection: Connection, period_id: int) -> dict[int, datetime]:
    """Every report's deadline in a period."""
    found = assignments.of_period(connection, period_id)
    return {one.id: one.period.deadline for one in found if not one.is_recalled}


def note_changed(
    connection: Connection, period_id: int, before: dict[int, datetime], *, person_id: int, at: datetime
) -> None:
    """Keep who moved the deadlines of a period's reports that were others ``before``, for /nhatky."""
    after = deadlines_of(connection, period_id)
    moves = [DeadlineMove(one, before[one], after[one]) for one in after if one in before]
    deadline_moves.add(connection, moves, person_id=person_id, at=at)
