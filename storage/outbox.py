"""The durable outbox: messages to send, in order per chat and lane.

States: ``new``, ``sending`` (handed to the network; sent again if found so at start-up), ``sent``, ``failed``.
Lanes: ``reply`` (to a person's own action) and ``notice`` (reminders, broadcasts), which do not wait for each other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, bindparam, case, delete, exists, insert, or_, select, update

from storage.per_dialect import PerDialect
from storage.record import Record
from storage.tables import outbox

Lane = Literal["reply", "notice"]

SECRET = "secret"
"""The kind of a message whose body is forgotten once it is sent, or can never be."""

PHOTO = "photo"
"""The kind of a picture that is shown in the chat."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """``body`` is the caller's JSON, choices of pressable notices included; ``message_id`` is set once sent."""

    id: int
    chat_id: int
    lane: str
    kind: str
    body: str
    file_id: int | None
    state: str
    attempts: int
    not_before: datetime | None
    created_at: datetime
    sent_at: datetime | None
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A message many get: one of their rows."""

    chat_id: int
    body: str


_COLUMNS = (
    outbox.c.id,
    outbox.c.chat_id,
    outbox.c.lane,
    outbox.c.kind,
    outbox.c.body,
    outbox.c.file_id,
    outbox.c.state,
    outbox.c.attempts,
    outbox.c.not_before,
    outbox.c.created_at,
    outbox.c.sent_at,
    outbox.c.message_id,
)
_THIS = outbox.c.id == bindparam("row_id")
_ADD = PerDialect(
    outbox, lambda insert: insert.on_conflict_do_nothing(index_elements=["dedupe"]).returning(outbox.c.id)
)
_ADD_MANY = insert(outbox)
_GET = select(*_COLUMNS).where(_THIS)
_BY_MESSAGE = select(*_COLUMNS).where(
    outbox.c.chat_id == bindparam("chat"), outbox.c.message_id == bindparam("message")
)
LONGEST_WAIT = timedelta(hours=1)
"""No message waits longer before it is tried again: a moment further off is the work of a clock since set back."""

_now = bindparam("now", type_=outbox.c.not_before.type)
_farthest = bindparam("farthest", type_=outbox.c.not_before.type)
_ahead = outbox.alias("ahead")
_waits = (_ahead.c.not_before > _now) & (_ahead.c.not_before <= _farthest)
_HELD_UP = exists().where(
    _ahead.c.chat_id == outbox.c.chat_id,
    _ahead.c.lane == outbox.c.lane,
    _ahead.c.id < outbox.c.id,
    _ahead.c.sent_at.is_(None),
    or_(_ahead.c.state == "sending", (_ahead.c.state == "new") & _waits),
)
_DUE = (
    select(*_COLUMNS)
    .where(
        outbox.c.sent_at.is_(None),
        outbox.c.state == "new",
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= _now, outbox.c.not_before > _farthest),
        ~_HELD_UP,
    )
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
)
_OF_LANE = outbox.c.lane == bindparam("this_lane")
_DUE_IN = {False: _DUE, True: _DUE.where(_OF_LANE)}
_CLAIM_IN = {of_lane: due.with_for_update() for of_lane, due in _DUE_IN.items()}
_SENDING = update(outbox).where(_THIS, outbox.c.state == "new")
_SENDING = _SENDING.values(state="sending", attempts=outbox.c.attempts + 1, holder=bindparam("process"))
_SENT = update(outbox).where(_THIS)
_BODY = case((outbox.c.kind == SECRET, '{"text":"","spans":[],"rows":[]}'), else_=outbox.c.body)
_SENT = _SENT.values(state="sent", sent_at=bindparam("moment"), message_id=bindparam("message"), body=_BODY)
_FAILED = update(outbox).where(_THIS).values(state="failed", body=_BODY)
_POSTPONE = update(outbox).where(_THIS).values(state="new", not_before=bindparam("moment"))
_SENDS = outbox.c.sent_at.is_(None) & (outbox.c.state == "sending")
_REQUEUE = update(outbox).where(_SENDS).values(state="new")
_HOLDERS = select(outbox.c.holder).where(_SENDS).distinct()
_REQUEUE_OF = _REQUEUE.where(outbox.c.holder == bindparam("process"))
_PRUNE = delete(outbox).where(outbox.c.state.in_(("sent", "failed")), outbox.c.created_at < bindparam("before"))


def add(
    connection: Connection,
    *,
    chat_id: int,
    lane: Lane,
    kind: str,
    body: str,
    at: datetime,
    file_id: int | None = None,
    dedupe: str | None = None,
    not_before: datetime | None = None,
) -> int | None:
    """Queue a message; its id, None where one with this ``dedupe`` was queued before."""
    row = {
        "chat_id": chat_id,
        "lane": lane,
        "kind": kind,
        "body": body,
        "file_id": file_id,
        "dedupe": dedupe,
        "state": "new",
        "not_before": not_before,
        "created_at": at,
    }
    added: int | None = connection.execute(_ADD.on(connection), row).scalar()
    return added


def add_notes(connection: Connection, notes: Collection[Note], *, at: datetime) -> None:
    """Queue messages behind everybody's own screens, all at once and in this order."""
    rows = [
        {
            "chat_id": note.chat_id,
            "lane": "notice",
            "kind": "message",
            "body": note.body,
            "state": "new",
            "created_at": at,
        }
        for note in notes
    ]
    if rows:
        connection.execute(_ADD_MANY, rows)


def get(connection: Connection, row_id: int) -> OutboxRow | None:
    row = connection.execute(_GET, {"row_id": row_id}).one_or_none()
    return None if row is None else _outbox_row(row)


def by_message(connection: Connection, chat_id: int, message_id: int) -> OutboxRow | None:
    """The message as the person sees it: what a reply, or a press on a notice, refers to."""
    row = connection.execute(_BY_MESSAGE, {"chat": chat_id, "message": message_id}).first()
    return None if row is None else _outbox_row(row)


def due(connection: Connection, now: datetime, limit: int, *, lane: Lane | None = None) -> list[OutboxRow]:
    """What may be sent at ``now`` in one lane (None: in any), oldest first.

    Rows behind one that is being sent, or that has to wait, are left out: within a chat's lane the order holds.
    """
    values = {"now": now, "farthest": now + LONGEST_WAIT, "most": limit, "this_lane": lane}
    return [_outbox_row(row) for row in connection.execute(_DUE_IN[lane is not None], values)]


def claim(
    connection: Connection, now: datetime, limit: int, *, lane: Lane | None = None, process: int = 0
) -> list[OutboxRow]:
    """``due``, all marked as being sent by ``process`` in the same transaction; the caller sends them in this order."""
    values = {"now": now, "farthest": now + LONGEST_WAIT, "most": limit, "this_lane": lane}
    rows = [_outbox_row(row) for row in connection.execute(_CLAIM_IN[lane is not None], values)]
    return [row for row in rows if mark_sending(connection, row.id, process=process)]


def mark_sending(connection: Connection, row_id: int, *, process: int = 0) -> bool:
    """Count an attempt; False where the row does not wait any more."""
    return connection.execute(_SENDING, {"row_id": row_id, "process": process}).rowcount == 1


def mark_sent(connection: Connection, row_id: int, *, message_id: int | None, at: datetime) -> None:
    connection.execute(_SENT, {"row_id": row_id, "message": message_id, "moment": at})


def mark_failed(connection: Connection, row_id: int) -> None:
    """Telegram will never take it (the person blocked the bot, the chat is gone)."""
    connection.execute(_FAILED, {"row_id": row_id})


def postpone(connection: Connection, row_id: int, *, until: datetime) -> None:
    """Send it again, not before ``until``, at most ``LONGEST_WAIT`` ahead; what stands behind it waits with it."""
    connection.execute(_POSTPONE, {"row_id": row_id, "moment": until})


def requeue_sending(connection: Connection) -> int:
    """At start-up of the only process: what was being sent when the last one died is sent again; how many."""
    return connection.execute(_REQUEUE).rowcount


def holders(connection: Connection) -> frozenset[int]:
    """The processes that are sending something, or died over it."""
    return frozenset(connection.execute(_HOLDERS).scalars())


def requeue_of(connection: Connection, process: int) -> int:
    """What a dead process was sending is sent again; how many."""
    return connection.execute(_REQUEUE_OF, {"process": process}).rowcount


def prune(connection: Connection, before: datetime) -> int:
    """Delete rows queued before that instant and done with; how many."""
    return connection.execute(_PRUNE, {"before": before}).rowcount


def _outbox_row(row: Record) -> OutboxRow:
    return OutboxRow(*row)
