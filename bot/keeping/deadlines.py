"""Giving a report another deadline, and noting who did."""

from collections.abc import Iterable
from datetime import datetime

from bot.keeping.writing import Writing
from storage import assignments, deadline_moves
from storage.deadline_moves import DeadlineMove


def give_deadline(writing: Writing, assignment_id: int, deadline: datetime) -> None:
    """A deadline of its own for one report."""
    held = assignments.get_full(writing.connection, assignment_id)
    if held is None:
        raise LookupError(assignment_id)
    assignments.set_deadline(writing.connection, assignment_id, deadline)
    note_moves(writing, [DeadlineMove(assignment_id, held.period.deadline, deadline)])


def note_moves(writing: Writing, moves: Iterable[DeadlineMove]) -> None:
    """Keep who moved these deadlines, for /nhatky."""
    deadline_moves.add(writing.connection, moves, person_id=writing.person_id, at=writing.now)


def deadlines_of(writing: Writing, period_id: int) -> dict[int, datetime]:
    """Every report's deadline in a period."""
    found = assignments.of_period(writing.connection, period_id)
    return {one.id: one.period.deadline for one in found if not one.is_recalled}


def note_changed(writing: Writing, period_id: int, before: dict[int, datetime]) -> None:
    """Keep who moved the deadlines of a period's reports that were others ``before``."""
    after = deadlines_of(writing, period_id)
    note_moves(writing, (DeadlineMove(one, before[one], after[one]) for one in after if one in before))
