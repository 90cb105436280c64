"""Reminders sent by hand: when, by whom, with which line."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from storage.tables import nudges

_ADD = insert(nudges)
_LATEST = (
    select(nudges.c.assignment_id, func.max(nudges.c.at, type_=nudges.c.at.type))
    .where(nudges.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .group_by(nudges.c.assignment_id)
)


def add(connection: Connection, assignment_ids: Collection[int], *, person_id: int, at: datetime, line: str) -> None:
    """Note that these units were reminded."""
    rows = [{"assignment_id": number, "person_id": person_id, "at": at, "line": line} for number in assignment_ids]
    if rows:
        connection.execute(_ADD, rows)


def latest(connection: Connection, assignment_ids: Collection[int]) -> dict[int, datetime]:
    """When each was last reminded by hand; those that never were are left out."""
    rows = connection.execute(_LATEST, {"assignments": list(assignment_ids)})
    return {row[0]: row[1] for row in rows}
