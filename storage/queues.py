"""How much waits: updates to be handled, messages to be sent, jobs to be done."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.tables import inbox, jobs, outbox


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts of rows; ``oldest`` is when the oldest update not handled came, None where there is none."""

    inbox: int
    outbox: int
    jobs: int
    oldest: datetime | None


_INBOX = select(func.count(), func.min(inbox.c.received_at)).where(inbox.c.done_at.is_(None))
_OUTBOX = select(func.count()).where(outbox.c.sent_at.is_(None), outbox.c.state.in_(("new", "sending")))
_JOBS = select(func.count()).where(jobs.c.state.in_(("new", "running")))


def waiting(connection: Connection) -> Waiting:
    """What waits now."""
    updates, oldest = connection.execute(_INBOX).one()
    messages = connection.execute(_OUTBOX).scalar_one()
    return Waiting(updates, messages, connection.execute(_JOBS).scalar_one(), oldest)
