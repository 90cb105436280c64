"""Điền thử: a report filled in to try a form's version out, by one person, in a period of its own.

The period's form id is made of the version and the person, so that it is found among no form's periods; every query
over many assignments leaves it out by ``periods.tried_by``.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables import assignments, metadata, periods
from templates.period import Period

_FOUND = (
    select(periods.c.form_version_id, assignments.c.id)
    .join(assignments, assignments.c.period_id == periods.c.id)
    .where(periods.c.tried_by == bindparam("person"))
)
_OF_VERSION = (
    select(assignments.c.id, periods.c.id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(periods.c.form_version_id == bindparam("version"), periods.c.tried_by.is_not(None))
)
_ADD_PERIOD = insert(periods).returning(periods.c.id)
_ADD = insert(assignments).returning(assignments.c.id)


def of_person(connection: Connection, person_id: int) -> dict[int, int]:
    """The person's try-outs: assignments by form version."""
    return {row[0]: row[1] for row in connection.execute(_FOUND, {"person": person_id})}


def begin(
    connection: Connection, version_id: int, unit_id: int, period: Period, *, person_id: int, at: datetime
) -> int:
    """Open a person's try-out of a version, as a report of the unit; the one there is, where there is one."""
    known = of_person(connection, person_id).get(version_id)
    if known is not None:
        return known
    row = {
        "form_id": f"~{version_id}.{person_id}",
        "form_version_id": version_id,
        "start": period.start,
        "end": period.end,
        "deadline": period.deadline,
        "created_at": at,
        "tried_by": person_id,
    }
    period_id = connection.execute(_ADD_PERIOD, row).scalar_one()
    values = {"period_id": period_id, "unit_id": unit_id, "state": "new", "created_at": at}
    return int(connection.execute(_ADD, values).scalar_one())


def throw_away(connection: Connection, version_id: int, *, person_id: int | None = None) -> None:
    """Forget one person's try-out of a version with everything in it; everybody's, where nobody is named."""
    own = None if person_id is None else of_person(connection, person_id).get(version_id)
    found = connection.execute(_OF_VERSION, {"version": version_id}).all()
    gone = [(number, period) for number, period in found if person_id is None or number == own]
    if gone:
        _forget([number for number, _ in gone], [period for _, period in gone], connection)


def _forget(reports: Collection[int], of_periods: Collection[int], connection: Connection) -> None:
    """Delete the assignments, whatever refers to them, and their periods."""
    for table in reversed(metadata.sorted_tables):
        for column in table.columns:
            if any(key.column is assignments.c.id for key in column.foreign_keys):
                connection.execute(delete(table).where(column.in_(reports)))
    connection.execute(delete(assignments).where(assignments.c.id.in_(reports)))
    connection.execute(delete(periods).where(periods.c.id.in_(of_periods)))
