"""Mergers and splits of units, kept as who came of whom."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from storage.tables import lineage
from templates.lineage import Descent, Lineage

_ALL = select(lineage.c.before_id, lineage.c.after_id, lineage.c.day, lineage.c.divided).order_by(
    lineage.c.day, lineage.c.before_id, lineage.c.after_id
)
_ADD = insert(lineage)


def get(connection: Connection) -> Lineage:
    """Everything that was ever merged or split; a handful of rows."""
    return Lineage(tuple(Descent(*row) for row in connection.execute(_ALL)))


def add(connection: Connection, descents: Iterable[Descent]) -> None:
    rows = [
        {"before_id": one.before, "after_id": one.after, "day": one.day, "divided": one.divided} for one in descents
    ]
    connection.execute(_ADD, rows)
