"""Chats: where each conversation stands, the screen it should show and the one it shows."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from storage.per_dialect import PerDialect
from storage.record import Record
from storage.tables import chats


@dataclass(frozen=True, slots=True)
class Chat:
    """``state`` and ``wanted`` are the caller's JSON.  ``revision`` counts turns.

    The screen ``wanted`` belongs to ``wanted_revision`` and is sent anew when ``wanted_fresh``; what the person
    sees is message ``shown_message_id`` of ``shown_revision`` and ``shown_digest``, with buttons while ``shown_live``.
    """

    chat_id: int
    person_id: int | None
    state: str
    revision: int
    wanted: str | None
    wanted_revision: int
    wanted_fresh: bool
    shown_message_id: int | None
    shown_revision: int
    shown_digest: str | None
    shown_live: bool
    touched_at: datetime


_COLUMNS = (
    chats.c.chat_id,
    chats.c.person_id,
    chats.c.state,
    chats.c.revision,
    chats.c.wanted,
    chats.c.wanted_revision,
    chats.c.wanted_fresh,
    chats.c.shown_message_id,
    chats.c.shown_revision,
    chats.c.shown_digest,
    chats.c.shown_live,
    chats.c.touched_at,
)
_THIS = chats.c.chat_id == bindparam("chat")
_EXPECTED = _THIS & (chats.c.revision == bindparam("expected"))
_GET = select(*_COLUMNS).where(_THIS)
_LOCK = _GET.with_for_update()
_CREATE = PerDialect(chats, lambda insert: insert.on_conflict_do_nothing(index_elements=["chat_id"]))
_SAVE_STATE = (
    update(chats)
    .where(_EXPECTED)
    .values(state=bindparam("new_state"), revision=chats.c.revision + 1, touched_at=bindparam("moment"))
)
# A fresh screen that never got sent stays fresh: the message it answers has pushed the old one up.
_SAVE_TURN = _SAVE_STATE.values(
    wanted=bindparam("screen"),
    wanted_revision=chats.c.revision + 1,
    wanted_fresh=bindparam("fresh", type_=chats.c.wanted_fresh.type)
    | (chats.c.wanted_fresh & (chats.c.wanted_revision > chats.c.shown_revision)),
)
_ATTACH = update(chats).where(_THIS).values(person_id=bindparam("person"))
_SHOWN = (
    update(chats)
    .where(_THIS, chats.c.shown_revision <= bindparam("number"))
    .values(
        shown_revision=bindparam("number"),
        shown_message_id=bindparam("message"),
        shown_digest=bindparam("digest"),
        shown_live=bindparam("live"),
    )
)
_TO_SHOW = select(*_COLUMNS).where(chats.c.wanted_revision > chats.c.shown_revision).order_by(chats.c.touched_at)
_LEFT = _TO_SHOW.where(chats.c.touched_at < bindparam("before", type_=chats.c.touched_at.type))


def get(connection: Connection, chat_id: int) -> Chat | None:
    row = connection.execute(_GET, {"chat": chat_id}).one_or_none()
    return None if row is None else _chat(row)


def lock(connection: Connection, chat_id: int) -> Chat | None:
    """``get``, holding the chat until the end of the transaction (writers only)."""
    row = connection.execute(_LOCK, {"chat": chat_id}).one_or_none()
    return None if row is None else _chat(row)


def create(connection: Connection, chat_id: int, *, state: str, at: datetime, person_id: int | None = None) -> None:
    """Add the chat; harmless where it exists."""
    row = {"chat_id": chat_id, "person_id": person_id, "state": state, "touched_at": at}
    connection.execute(_CREATE.on(connection), row)


def attach(connection: Connection, chat_id: int, person_id: int) -> None:
    """The chat now belongs to this person."""
    connection.execute(_ATTACH, {"chat": chat_id, "person": person_id})


def save_turn(
    connection: Connection,
    chat_id: int,
    *,
    expected: int,
    state: str,
    at: datetime,
    wanted: str | None = None,
    fresh: bool = False,
) -> bool:
    """Keep a turn's state and wanted screen (None = what is wanted stays) as revision ``expected + 1``.

    False, and nothing written, where the chat's revision is no longer ``expected``.
    """
    values = {"chat": chat_id, "expected": expected, "new_state": state, "moment": at}
    if wanted is None:
        return connection.execute(_SAVE_STATE, values).rowcount == 1
    return connection.execute(_SAVE_TURN, values | {"screen": wanted, "fresh": fresh}).rowcount == 1


def after_turn(chat: Chat, *, state: str, at: datetime, wanted: str, fresh: bool) -> Chat:
    """The chat as ``save_turn`` leaves it, without reading it again."""
    unsent = chat.wanted_fresh and chat.wanted_revision > chat.shown_revision
    number = chat.revision + 1
    return replace(
        chat,
        state=state,
        revision=number,
        wanted=wanted,
        wanted_revision=number,
        wanted_fresh=fresh or unsent,
        touched_at=at,
    )


def mark_shown(
    connection: Connection, chat_id: int, *, revision: int, message_id: int | None, digest: str, live: bool
) -> None:
    """The person now sees ``revision`` as message ``message_id``; ignored when a later one was noted."""
    values = {"chat": chat_id, "number": revision, "message": message_id, "digest": digest, "live": live}
    connection.execute(_SHOWN, values)


def to_show(connection: Connection) -> list[Chat]:
    """Chats whose wanted screen has not been shown, the longest waiting first: where sending goes on at start-up."""
    return [_chat(row) for row in connection.execute(_TO_SHOW)]


def left_behind(connection: Connection, before: datetime) -> list[Chat]:
    """Chats whose screen was decided before that instant and is still not shown."""
    return [_chat(row) for row in connection.execute(_LEFT, {"before": before})]


def _chat(row: Record) -> Chat:
    return Chat(*row)
