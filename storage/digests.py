"""Digests: the day's message to the staff of a desk, claimed once for each person and day."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, select, update

from storage import outbox
from storage.per_dialect import PerDialect
from storage.tables import digests

_CLAIM = PerDialect(
    digests,
    lambda insert: insert.on_conflict_do_nothing(index_elements=["person_id", "day"]).returning(digests.c.person_id),
)
_LINK = (
    update(digests)
    .where(digests.c.person_id == bindparam("person"), digests.c.day == bindparam("that_day"))
    .values(outbox_id=bindparam("message"))
)
_DONE = select(digests.c.person_id).where(
    digests.c.day == bindparam("that_day"), digests.c.person_id.in_(bindparam("people", expanding=True))
)
_LAST = select(func.max(digests.c.created_at, type_=digests.c.created_at.type)).where(
    digests.c.person_id == bindparam("person")
)


def claimed(connection: Connection, person_ids: Collection[int], day: date) -> frozenset[int]:
    """Those of the people whose digest of that day was claimed."""
    values = {"people": list(person_ids), "that_day": day}
    return frozenset(connection.execute(_DONE, values).scalars())


def last_at(connection: Connection, person_id: int) -> datetime | None:
    """When the person's latest digest was claimed; None before the first."""
    last: datetime | None = connection.execute(_LAST, {"person": person_id}).scalar()
    return last


def claim(connection: Connection, person_id: int, day: date, *, chat_id: int, body: str | None, at: datetime) -> bool:
    """Settle the day's digest, queued as a notice unless ``body`` is None; False where it was claimed before."""
    row = {"person_id": person_id, "day": day, "created_at": at}
    if connection.execute(_CLAIM.on(connection), row).scalar() is None:
        return False
    if body is not None:
        message = outbox.add(connection, chat_id=chat_id, lane="notice", kind="digest", body=body, at=at)
        connection.execute(_LINK, {"person": person_id, "that_day": day, "message": message})
    return True
