"""What inquiries and requests for more time have in common: a unit's own, asked by one person, answered by another."""

from typing import Any

from sqlalchemy import Column, FromClause, Table

from storage.record import Record
from storage.tables import assignments, people, units
from storage.units import COLUMNS as UNIT_COLUMNS
from templates.unit import Unit

_answerers = people.alias("answerers")
COLUMNS = (people.c.name, _answerers.c.name, *UNIT_COLUMNS)
"""Who asked, who answered, and the unit: the last columns of a row, as ``read_asked`` takes them."""


def with_people(asked: Table, answered_by: Column[Any]) -> FromClause:
    """The table with its unit, who asked and, where there is one, who answered."""
    source = asked.join(assignments, assignments.c.id == asked.c.assignment_id)
    source = source.join(units, units.c.id == assignments.c.unit_id)
    source = source.join(people, people.c.id == asked.c.person_id)
    return source.outerjoin(_answerers, _answerers.c.id == answered_by)


def read_asked(row: Record) -> tuple[Any, ...]:
    """The row with "" for nobody and the unit as a value."""
    *own, answered_by = row[: len(row) - len(UNIT_COLUMNS)]
    return (*own, answered_by or "", Unit(*row[len(row) - len(UNIT_COLUMNS) :]))
