"""What stands beside the state of reports, for lists: stored marks as the conversations know them."""

from collections.abc import Callable, Collection

from sqlalchemy import Connection

from dialogs.marks import Marks
from storage import marks
from storage.marks import StoredMarks

MarksOf = Callable[[int], Marks]
"""By assignment."""


def marks_of_period(connection: Connection, period_id: int, parent_id: int) -> MarksOf:
    """Of the units directly below the parent."""
    return _by_assignment(marks.of_period(connection, period_id, parent_id))


def marks_of(connection: Connection, assignment_ids: Collection[int]) -> MarksOf:
    return _by_assignment(marks.of_assignments(connection, assignment_ids))


def _by_assignment(found: StoredMarks) -> MarksOf:
    return lambda number: Marks(number in found.signed, number in found.on_behalf, number in found.edited)
