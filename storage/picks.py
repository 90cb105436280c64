"""Passages that a consolidating unit picked from its units' reports."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.record import Record
from storage.tables import assignments, picks, units
from storage.units import COLUMNS as UNIT_COLUMNS
from templates.pick import Pick
from templates.unit import Unit

_OWN = (picks.c.key, picks.c.source_id, picks.c.version, picks.c.paragraph, picks.c.body)
_ALL = (
    select(*_OWN, *UNIT_COLUMNS)
    .join(assignments, assignments.c.id == picks.c.source_id)
    .join(units, units.c.id == assignments.c.unit_id)
    .where(picks.c.assignment_id == bindparam("assignment"))
    .order_by(picks.c.id)
)
_ADD = insert(picks)
_DROP = delete(picks).where(
    picks.c.assignment_id == bindparam("assignment"),
    picks.c.key == bindparam("name"),
    picks.c.source_id == bindparam("source"),
    picks.c.paragraph == bindparam("number"),
)


def of_assignment(connection: Connection, assignment_id: int) -> tuple[Pick, ...]:
    """What the report of this assignment picked, in the order it was picked."""
    rows = connection.execute(_ALL, {"assignment": assignment_id})
    return tuple(_pick(row) for row in rows)


def put(connection: Connection, assignment_id: int, pick: Pick, *, person_id: int, at: datetime) -> None:
    """Pick a paragraph, in place of what was picked of it before."""
    drop(connection, assignment_id, pick)
    row = {
        "assignment_id": assignment_id,
        "key": pick.key,
        "source_id": pick.source,
        "version": pick.version,
        "paragraph": pick.paragraph,
        "body": pick.text,
        "person_id": person_id,
        "at": at,
    }
    connection.execute(_ADD, row)


def drop(connection: Connection, assignment_id: int, pick: Pick) -> None:
    """Pick that paragraph no more."""
    values = {"assignment": assignment_id, "name": pick.key, "source": pick.source, "number": pick.paragraph}
    connection.execute(_DROP, values)


def _pick(row: Record) -> Pick:
    return Pick(row[0], row[1], Unit(*row[5:]), *row[2:5])
