"""The durable inbox: every update Telegram has handed over, until it is handled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from storage.per_dialect import PerDialect
from storage.tables import inbox


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came: ``update_key`` tells it from all others, ``payload`` is Telegram's JSON."""

    update_key: str
    chat_id: int | None
    payload: str


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update that waits to be handled."""

    id: int
    update_key: str
    chat_id: int | None
    received_at: datetime
    payload: str


_COLUMNS = (inbox.c.id, inbox.c.update_key, inbox.c.chat_id, inbox.c.received_at, inbox.c.payload)
_ADD = PerDialect(
    inbox, lambda insert: insert.on_conflict_do_nothing(index_elements=["update_key"]).returning(*_COLUMNS)
)
_UNFINISHED = select(*_COLUMNS).where(inbox.c.done_at.is_(None)).order_by(inbox.c.id)
_OF_CHAT = _UNFINISHED.where(inbox.c.chat_id == bindparam("chat"))
_LEFT = _UNFINISHED.where(inbox.c.received_at < bindparam("before", type_=inbox.c.received_at.type))
_THIS = (inbox.c.id == bindparam("row_id")) & inbox.c.done_at.is_(None)
_FINISH = update(inbox).where(_THIS).values(payload=None, done_at=bindparam("moment"))
_FAIL = update(inbox).where(_THIS).values(done_at=bindparam("moment"), failed=bindparam("why"), payload=None)
_PRUNE = delete(inbox).where(inbox.c.done_at < bindparam("before"))


def add_many(connection: Connection, received: Sequence[Received], *, at: datetime) -> list[InboxRow]:
    """Keep a batch of updates; only those that were not known yet come back, in the order they were given."""
    rows = [
        {"update_key": one.update_key, "chat_id": one.chat_id, "payload": one.payload, "received_at": at}
        for one in received
    ]
    added = [InboxRow(*row) for row in connection.execute(_ADD.on(connection), rows)] if rows else []
    return sorted(added, key=lambda row: row.id)


def unfinished(connection: Connection) -> list[InboxRow]:
    """All updates not handled yet, oldest first: where handling goes on at start-up."""
    return [InboxRow(*row) for row in connection.execute(_UNFINISHED)]


def unfinished_of(connection: Connection, chat_id: int) -> list[InboxRow]:
    """A chat's updates not handled yet, in the order of their update ids: a webhook may bring them out of it."""
    rows = [InboxRow(*row) for row in connection.execute(_OF_CHAT, {"chat": chat_id})]
    return sorted(rows, key=lambda row: (int(row.update_key) if row.update_key.isdecimal() else 0, row.id))


def left_behind(connection: Connection, before: datetime) -> list[InboxRow]:
    """Updates that came before that instant and are still not handled: perhaps nobody lives who would."""
    return [InboxRow(*row) for row in connection.execute(_LEFT, {"before": before})]


def finish(connection: Connection, row_id: int, *, at: datetime) -> bool:
    """The update is handled and its content forgotten; False where somebody had handled it before."""
    return connection.execute(_FINISH, {"row_id": row_id, "moment": at}).rowcount == 1


def fail(connection: Connection, row_id: int, why: str, *, at: datetime) -> bool:
    """The update cannot be handled: it is laid aside with the kind of fault (never with people's text)."""
    return connection.execute(_FAIL, {"row_id": row_id, "moment": at, "why": why}).rowcount == 1


def prune(connection: Connection, before: datetime) -> int:
    """Delete updates handled before that instant; how many."""
    return connection.execute(_PRUNE, {"before": before}).rowcount
