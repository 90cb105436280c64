"""Wrong invitation codes, kept by account so that nobody can guess on."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables import join_attempts

_ADD = insert(join_attempts)
_LATEST = (
    select(join_attempts.c.at)
    .where(join_attempts.c.telegram_id == bindparam("telegram"))
    .order_by(join_attempts.c.at.desc(), join_attempts.c.id.desc())
)
_PRUNE = delete(join_attempts).where(join_attempts.c.at < bindparam("before"))


def add(connection: Connection, telegram_id: int, *, at: datetime) -> None:
    connection.execute(_ADD, {"telegram_id": telegram_id, "at": at})


def latest(connection: Connection, telegram_id: int, count: int) -> list[datetime]:
    """When the account sent its last wrong codes, ``count`` at most, the newest first."""
    return list(connection.scalars(_LATEST.limit(count), {"telegram": telegram_id}))


def prune(connection: Connection, before: datetime) -> int:
    return connection.execute(_PRUNE, {"before": before}).rowcount
