"""Reminders sent: each is claimed by its unique row, together with the message that carries it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, update

from storage import outbox
from storage.per_dialect import PerDialect
from storage.tables import outbox as messages
from storage.tables import reminders


@dataclass(frozen=True, slots=True)
class SentReminder:
    """``kind`` and ``due_on`` (the local day it stands for) name one reminder of one person's assignment."""

    assignment_id: int
    person_id: int
    kind: str
    due_on: date


_CLAIM = PerDialect(
    reminders,
    lambda insert: insert.on_conflict_do_nothing(
        index_elements=["assignment_id", "person_id", "kind", "due_on"]
    ).returning(reminders.c.id),
)
_LINK = update(reminders).where(reminders.c.id == bindparam("reminder")).values(outbox_id=bindparam("message"))
_SENT_FOR = (
    select(reminders.c.assignment_id, reminders.c.person_id, reminders.c.kind, reminders.c.due_on)
    .where(reminders.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .order_by(reminders.c.id)
)
_UNSENT = update(messages).where(
    messages.c.state == "new",
    messages.c.id.in_(select(reminders.c.outbox_id).where(reminders.c.assignment_id == bindparam("assignment"))),
)
_DROP = _UNSENT.values(state="failed")


def claim(connection: Connection, reminder: SentReminder, *, chat_id: int, body: str, at: datetime) -> bool:
    """Queue the reminder as a notice, once and for all; False, and nothing queued, where it was claimed before."""
    row = {
        "assignment_id": reminder.assignment_id,
        "person_id": reminder.person_id,
        "kind": reminder.kind,
        "due_on": reminder.due_on,
        "created_at": at,
    }
    claimed = connection.execute(_CLAIM.on(connection), row).scalar()
    if claimed is None:
        return False
    message = outbox.add(connection, chat_id=chat_id, lane="notice", kind="reminder", body=body, at=at)
    connection.execute(_LINK, {"reminder": claimed, "message": message})
    return True


def sent_for(connection: Connection, assignment_ids: Collection[int]) -> list[SentReminder]:
    """All reminders claimed for the assignments, oldest first."""
    rows = connection.execute(_SENT_FOR, {"assignments": list(assignment_ids)})
    return [SentReminder(*row) for row in rows]


def drop_unsent(connection: Connection, assignment_id: int) -> int:
    """The report was handed in or taken back: reminders that still wait to be sent never are; how many."""
    return connection.execute(_DROP, {"assignment": assignment_id}).rowcount
