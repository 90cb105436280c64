"""Snoozes (Nhắc sau): until when a person put the reminders of a report off."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from storage.per_dialect import PerDialect
from storage.tables import snoozes

_PUT = PerDialect(
    snoozes,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["assignment_id", "person_id"], set_={"until": insert.excluded.until}
    ),
)
_OF = select(snoozes.c.assignment_id, snoozes.c.person_id, snoozes.c.until).where(
    snoozes.c.assignment_id.in_(bindparam("assignments", expanding=True))
)


def put(connection: Connection, assignment_id: int, person_id: int, *, until: datetime) -> None:
    """The person's reminders of that report wait until then, whatever they waited for before."""
    row = {"assignment_id": assignment_id, "person_id": person_id, "until": until}
    connection.execute(_PUT.on(connection), row)


def of_assignments(connection: Connection, assignment_ids: Collection[int]) -> dict[tuple[int, int], datetime]:
    """Until when, by assignment and person."""
    rows = connection.execute(_OF, {"assignments": list(assignment_ids)})
    return {(assignment, person): until for assignment, person, until in rows}
