"""Invitations (mã mời): single-use, expiring, kept as hashes only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage.tables import handovers, invitations, units


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that can still be used; ``unit_name`` is "" where the role needs no unit."""

    id: int
    code_hash: str
    unit_id: int | None
    unit_name: str
    role: str
    expires_at: datetime


_USABLE = (
    (invitations.c.code_hash == bindparam("hash"))
    & invitations.c.used_at.is_(None)
    & invitations.c.revoked_at.is_(None)
    & (invitations.c.expires_at > bindparam("now", type_=invitations.c.expires_at.type))
)
_MADE = select(invitations.c.id).where(invitations.c.code_hash == bindparam("hash"))
_CREATE = insert(invitations).returning(invitations.c.id)
_FIND = (
    select(
        invitations.c.id,
        invitations.c.code_hash,
        invitations.c.unit_id,
        units.c.name,
        invitations.c.role,
        invitations.c.expires_at,
    )
    .outerjoin(units, units.c.id == invitations.c.unit_id)
    .where(_USABLE)
)
_USE = (
    update(invitations)
    .where(invitations.c.id == bindparam("invitation"), invitations.c.used_at.is_(None))
    .values(used_at=bindparam("moment"), used_by=bindparam("person"))
)
_UNUSED = (
    invitations.c.unit_id.is_not_distinct_from(bindparam("unit"))
    & invitations.c.used_at.is_(None)
    & invitations.c.revoked_at.is_(None)
)
_NO_HANDOVER = invitations.c.id.not_in(select(handovers.c.invitation_id))
"""A post handed over is a matter between two people: it is no invitation to one more."""
_PENDING = (
    select(invitations.c.role, func.max(invitations.c.expires_at, type_=invitations.c.expires_at.type))
    .where(_UNUSED, _NO_HANDOVER, invitations.c.expires_at > bindparam("now", type_=invitations.c.expires_at.type))
    .where(invitations.c.role.in_(("officer", "district")))
    .group_by(invitations.c.role)
    .order_by(invitations.c.role)
)
_VOID = update(invitations).where(_UNUSED, _NO_HANDOVER, invitations.c.role == bindparam("kind"))
_VOID = _VOID.values(revoked_at=bindparam("moment"))
_CLOSE = update(invitations).where(_UNUSED, invitations.c.role.in_(("officer", "district", "admin")))
_CLOSE = _CLOSE.values(revoked_at=bindparam("moment"))
_MOVE = update(invitations).where(_UNUSED).values(unit_id=bindparam("new_unit"))


def create(
    connection: Connection,
    *,
    code_hash: str,
    unit_id: int | None,
    role: str,
    at: datetime,
    expires_at: datetime,
    created_by: int | None = None,
) -> int:
    """Keep a new invitation; ``created_by`` None = the command line."""
    row = {
        "code_hash": code_hash,
        "unit_id": unit_id,
        "role": role,
        "created_by": created_by,
        "created_at": at,
        "expires_at": expires_at,
    }
    return int(connection.execute(_CREATE, row).scalar_one())


def find(connection: Connection, code_hash: str, *, now: datetime) -> Invitation | None:
    """The invitation if it is unused, not revoked and not expired."""
    row = connection.execute(_FIND, {"hash": code_hash, "now": now}).one_or_none()
    if row is None:
        return None
    return Invitation(row[0], row[1], row[2], row[3] or "", row[4], row[5])


def was_made(connection: Connection, code_hash: str) -> bool:
    """Whether such a code was ever given out, used up, expired or revoked though it may be."""
    return connection.execute(_MADE, {"hash": code_hash}).first() is not None


def use(connection: Connection, code_hash: str, *, person_id: int, at: datetime) -> Invitation | None:
    """Use the invitation up, once for all time; None where it cannot be used any more."""
    invitation = find(connection, code_hash, now=at)
    if invitation is None:
        return None
    used = connection.execute(_USE, {"invitation": invitation.id, "moment": at, "person": person_id})
    return invitation if used.rowcount == 1 else None


def pending(connection: Connection, unit_id: int, *, now: datetime) -> list[tuple[str, datetime]]:
    """Roles at the unit for which a code waits unused, with the day the latest one expires."""
    return [(row[0], row[1]) for row in connection.execute(_PENDING, {"unit": unit_id, "now": now})]


def void(connection: Connection, unit_id: int | None, role: str, *, at: datetime) -> int:
    """Make every unused code that invites to the role at the unit worthless; how many there were.

    A code that hands a post over stays.
    """
    return connection.execute(_VOID, {"unit": unit_id, "kind": role, "moment": at}).rowcount


def close(connection: Connection, unit_id: int, *, at: datetime) -> None:
    """Make every unused code for a post at a unit that is no more worthless."""
    connection.execute(_CLOSE, {"unit": unit_id, "moment": at})


def move(connection: Connection, unit_id: int, to: int) -> None:
    """Codes nobody has used yet invite to another unit."""
    connection.execute(_MOVE, {"unit": unit_id, "new_unit": to})
