"""Roles: who may act for which unit, and in what way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.tables import people, roles


@dataclass(frozen=True, slots=True)
class Member:
    """A person who holds a role at a unit; ``telegram_id`` is also the id of their private chat."""

    unit_id: int | None
    role: str
    person_id: int
    telegram_id: int
    name: str
    title: str
    blocked_at: datetime | None


# IS NOT DISTINCT FROM also finds the role that has no unit.
_THIS = (
    (roles.c.person_id == bindparam("person"))
    & roles.c.unit_id.is_not_distinct_from(bindparam("unit"))
    & (roles.c.role == bindparam("kind"))
)
_FIND = select(roles.c.id, roles.c.revoked_at).where(_THIS)
_INSERT = insert(roles)
_SET_REVOKED = update(roles).where(roles.c.id == bindparam("role_id")).values(revoked_at=bindparam("moment"))
_STANDING = (
    select(
        roles.c.unit_id,
        roles.c.role,
        people.c.id,
        people.c.telegram_id,
        people.c.name,
        people.c.title,
        people.c.blocked_at,
    )
    .join(people, people.c.id == roles.c.person_id)
    .where(roles.c.revoked_at.is_(None))
    .order_by(roles.c.unit_id, roles.c.id)
)
_MEMBERS = _STANDING.where(roles.c.role == bindparam("kind"))
_OF_UNITS = _MEMBERS.where(roles.c.unit_id.in_(bindparam("units", expanding=True)))
_OF_UNIT = _STANDING.where(roles.c.unit_id == bindparam("unit"))
_STAFFED = select(roles.c.unit_id).where(roles.c.revoked_at.is_(None), roles.c.unit_id.is_not(None)).distinct()


def grant(connection: Connection, person_id: int, unit_id: int | None, role: str, *, at: datetime) -> bool:
    """Give the role; False where the person holds it already."""
    found = connection.execute(_FIND, {"person": person_id, "unit": unit_id, "kind": role}).one_or_none()
    if found is None:
        row = {"person_id": person_id, "unit_id": unit_id, "role": role, "created_at": at}
        connection.execute(_INSERT, row)
        return True
    if found.revoked_at is None:
        return False
    connection.execute(_SET_REVOKED, {"role_id": found.id, "moment": None})
    return True


def revoke(connection: Connection, person_id: int, unit_id: int | None, role: str, *, at: datetime) -> bool:
    """Take the role away; False where the person does not hold it."""
    found = connection.execute(_FIND, {"person": person_id, "unit": unit_id, "kind": role}).one_or_none()
    if found is None or found.revoked_at is not None:
        return False
    connection.execute(_SET_REVOKED, {"role_id": found.id, "moment": at})
    return True


def members(connection: Connection, unit_ids: Collection[int], role: str) -> list[Member]:
    """Everybody who holds ``role`` at one of the units, in unit order."""
    rows = connection.execute(_OF_UNITS, {"units": list(unit_ids), "kind": role})
    return [Member(*row) for row in rows]


def people_of_unit(connection: Connection, unit_id: int, role: str) -> list[Member]:
    return members(connection, (unit_id,), role)


def holders(connection: Connection, role: str) -> list[Member]:
    """Everybody who holds ``role`` anywhere: for example all administrators."""
    return [Member(*row) for row in connection.execute(_MEMBERS, {"kind": role})]


def staffed_units(connection: Connection) -> frozenset[int]:
    """Units at which anybody holds a role."""
    return frozenset(connection.scalars(_STAFFED))


def of_unit(connection: Connection, unit_id: int) -> list[Member]:
    """Everybody who holds any role at the unit."""
    return [Member(*row) for row in connection.execute(_OF_UNIT, {"unit": unit_id})]
