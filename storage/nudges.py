"""Reminders sent by hand: when, by whom, with which line, and which of them still have to be queued."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, func, insert, select, update

from storage.tables import nudges, units


@dataclass(frozen=True, slots=True)
class StoredNudge:
    """What one report's people are told: the desk's name and the sender's own line ("" = none)."""

    assignment_id: int
    desk: str
    line: str


_ADD = insert(nudges)
_LATEST = (
    select(nudges.c.assignment_id, func.max(nudges.c.at, type_=nudges.c.at.type))
    .where(nudges.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .group_by(nudges.c.assignment_id)
)
_WAITS = select(exists().where(nudges.c.waiting.is_(True)))
_NEXT = (
    select(nudges.c.id, nudges.c.assignment_id, units.c.name, nudges.c.line)
    .join(units, units.c.id == nudges.c.desk_id)
    .where(nudges.c.waiting.is_(True))
    .order_by(nudges.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=nudges)
)
_TAKE = update(nudges).where(nudges.c.id.in_(bindparam("taken", expanding=True))).values(waiting=False)


def add(
    connection: Connection,
    assignment_ids: Collection[int],
    *,
    person_id: int,
    desk_id: int,
    at: datetime,
    line: str,
    waiting: bool = False,
) -> None:
    """Note that these units are reminded; ``waiting``: their messages are still to be queued."""
    noted = {"person_id": person_id, "desk_id": desk_id, "at": at, "line": line, "waiting": waiting}
    rows = [{"assignment_id": number, **noted} for number in assignment_ids]
    if rows:
        connection.execute(_ADD, rows)


def latest(connection: Connection, assignment_ids: Collection[int]) -> dict[int, datetime]:
    """When each was last reminded by hand; those that never were are left out."""
    rows = connection.execute(_LATEST, {"assignments": list(assignment_ids)})
    return {row[0]: row[1] for row in rows}


def waits(connection: Connection) -> bool:
    """Whether any message is still to be queued."""
    return bool(connection.execute(_WAITS).scalar())


def take_waiting(connection: Connection, most: int) -> list[StoredNudge]:
    """The next of those that wait, which wait no longer: whoever takes them queues them in the same transaction."""
    rows = connection.execute(_NEXT, {"most": most}).all()
    if rows:
        connection.execute(_TAKE, {"taken": [row[0] for row in rows]})
    return [StoredNudge(*row[1:]) for row in rows]
