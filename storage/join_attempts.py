"""Wrong invitation codes, counted so that nobody can guess on."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from storage.tables import join_attempts

_ADD = insert(join_attempts)
_COUNT = (
    select(func.count())
    .select_from(join_attempts)
    .where(join_attempts.c.telegram_id == bindparam("telegram"), join_attempts.c.at >= bindparam("since"))
)
_PRUNE = delete(join_attempts).where(join_attempts.c.at < bindparam("before"))


def add(connection: Connection, telegram_id: int, *, at: datetime) -> None:
    connection.execute(_ADD, {"telegram_id": telegram_id, "at": at})


def count_since(connection: Connection, telegram_id: int, since: datetime) -> int:
    return connection.execute(_COUNT, {"telegram": telegram_id, "since": since}).scalar_one()


def prune(connection: Connection, before: datetime) -> int:
    return connection.execute(_PRUNE, {"before": before}).rowcount
