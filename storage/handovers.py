"""Handing a post over (bàn giao): which person an invitation replaces at its unit."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.tables import handovers, invitations

_INSERT = insert(handovers)
_REPLACED = (
    select(handovers.c.person_id)
    .join(invitations, invitations.c.id == handovers.c.invitation_id)
    .where(invitations.c.code_hash == bindparam("hash"))
)
_VOID = (
    update(invitations)
    .where(
        invitations.c.unit_id == bindparam("unit"),
        invitations.c.used_at.is_(None),
        invitations.c.revoked_at.is_(None),
        invitations.c.id.in_(select(handovers.c.invitation_id).where(handovers.c.person_id == bindparam("person"))),
    )
    .values(revoked_at=bindparam("moment"))
)


def keep(connection: Connection, invitation_id: int, *, unit_id: int, person_id: int, at: datetime) -> None:
    """The invitation replaces this person at the unit; one made earlier for the same becomes worthless."""
    connection.execute(_VOID, {"unit": unit_id, "person": person_id, "moment": at})
    connection.execute(_INSERT, {"invitation_id": invitation_id, "person_id": person_id})


def replaced(connection: Connection, code_hash: str) -> int | None:
    """The person an invitation replaces, None where it replaces nobody."""
    found: int | None = connection.execute(_REPLACED, {"hash": code_hash}).scalar()
    return found
