"""When a unit's people were told that somebody above enters its report in its place (Nhập thay)."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from storage.tables import Instant, stand_ins

_ADD = insert(stand_ins)
_TOLD = (
    select(stand_ins.c.id)
    .where(
        stand_ins.c.assignment_id == bindparam("assignment"),
        stand_ins.c.person_id == bindparam("person"),
        stand_ins.c.at > bindparam("since", type_=Instant),
    )
    .limit(1)
)


def told_since(connection: Connection, assignment_id: int, person_id: int, since: datetime) -> bool:
    """Whether the unit was told of this person's entering after ``since``."""
    values = {"assignment": assignment_id, "person": person_id, "since": since}
    return connection.execute(_TOLD, values).first() is not None


def add(connection: Connection, assignment_id: int, person_id: int, *, at: datetime) -> None:
    """Note that the unit is told now."""
    connection.execute(_ADD, {"assignment_id": assignment_id, "person_id": person_id, "at": at})
