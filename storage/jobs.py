"""Long work beside the chats: consolidation, previews.

States: ``new``, ``running`` (after ``lease_until`` anybody may take it over), ``done``, ``failed``, ``cancelled``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from storage.record import Record
from storage.tables import jobs

Ending = Literal["done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class StoredJob:
    """``params`` is the caller's JSON; ``progress`` a line for the person."""

    id: int
    kind: str
    params: str
    chat_id: int
    person_id: int
    state: str
    progress: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    lease_until: datetime | None


_COLUMNS = (
    jobs.c.id,
    jobs.c.kind,
    jobs.c.params,
    jobs.c.chat_id,
    jobs.c.person_id,
    jobs.c.state,
    jobs.c.progress,
    jobs.c.created_at,
    jobs.c.started_at,
    jobs.c.finished_at,
    jobs.c.lease_until,
)
_THIS = jobs.c.id == bindparam("job")
_RUNNING = _THIS & (jobs.c.state == "running")
_ADD = insert(jobs).returning(jobs.c.id)
_GET = select(*_COLUMNS).where(_THIS)
_FREE = or_(jobs.c.state == "new", (jobs.c.state == "running") & (jobs.c.lease_until < bindparam("now")))
_WAITING = select(jobs.c.kind).where(_FREE).distinct()
_TAKE = (
    select(jobs.c.id)
    .where(jobs.c.kind == bindparam("this_kind"), _FREE)
    .order_by(jobs.c.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(jobs)
    .where(_THIS)
    .values(
        state="running", started_at=bindparam("moment"), lease_until=bindparam("lease"), holder=bindparam("process")
    )
    .returning(*_COLUMNS)
)
_PROGRESS = update(jobs).where(_RUNNING).values(progress=bindparam("line"), lease_until=bindparam("lease"))
_FINISH = (
    update(jobs)
    .where(_THIS, jobs.c.state.in_(("new", "running")))
    .values(state=bindparam("ending"), finished_at=bindparam("moment"), lease_until=None)
)
_LINE = update(jobs).where(_THIS).values(progress=bindparam("line"))
_LOCK = _GET.with_for_update()
_ENDED_OF = select(jobs.c.id).where(jobs.c.id.in_(bindparam("these", expanding=True)), jobs.c.state == "cancelled")
_NEVER_BEGUN = select(*_COLUMNS).where(
    jobs.c.state == "cancelled", jobs.c.lease_until.is_(None), jobs.c.started_at.is_(None), jobs.c.progress != ""
)
_TAKE_LINE = update(jobs).where(_THIS, jobs.c.progress == bindparam("line")).values(progress="")
_RUNS = jobs.c.state == "running"
_REQUEUE = update(jobs).where(_RUNS).values(state="new", lease_until=None)
_HOLDERS = select(jobs.c.holder).where(_RUNS).distinct()
_REQUEUE_OF = _REQUEUE.where(jobs.c.holder == bindparam("process"))


def add(connection: Connection, *, kind: str, params: str, chat_id: int, person_id: int, at: datetime) -> int:
    row = {
        "kind": kind,
        "params": params,
        "chat_id": chat_id,
        "person_id": person_id,
        "state": "new",
        "progress": "",
        "created_at": at,
    }
    return int(connection.execute(_ADD, row).scalar_one())


def get(connection: Connection, job_id: int) -> StoredJob | None:
    row = connection.execute(_GET, {"job": job_id}).one_or_none()
    return None if row is None else _job(row)


def waiting(connection: Connection, now: datetime) -> frozenset[str]:
    """The kinds of which a job could be claimed; for a look that takes no lock."""
    return frozenset(connection.execute(_WAITING, {"now": now}).scalars())


def claim(
    connection: Connection, now: datetime, *, kind: str, lease_until: datetime, process: int = 0
) -> StoredJob | None:
    """Take the oldest job of a kind that waits, or whose worker has not been heard of, for ``process``; None where
    there is none."""
    job_id = connection.execute(_TAKE, {"now": now, "this_kind": kind}).scalar()
    if job_id is None:
        return None
    return _job(
        connection.execute(_CLAIM, {"job": job_id, "moment": now, "lease": lease_until, "process": process}).one()
    )


def progress(connection: Connection, job_id: int, line: str, *, lease_until: datetime) -> bool:
    """Say how far it is and keep it longer; False where it was cancelled or taken over."""
    values = {"job": job_id, "line": line, "lease": lease_until}
    return connection.execute(_PROGRESS, values).rowcount == 1


def finish(connection: Connection, job_id: int, ending: Ending, *, at: datetime) -> bool:
    """End the job, once; False where it had ended before."""
    return connection.execute(_FINISH, {"job": job_id, "ending": ending, "moment": at}).rowcount == 1


def note_line(connection: Connection, job_id: int, line: str) -> None:
    """Note the line in the chat that says how far the job is."""
    connection.execute(_LINE, {"job": job_id, "line": line})


def lock(connection: Connection, job_id: int) -> StoredJob | None:
    """The job, held until the transaction ends: of its end and its being stopped one comes first."""
    row = connection.execute(_LOCK, {"job": job_id}).one_or_none()
    return None if row is None else _job(row)


def stopped_of(connection: Connection, job_ids: Collection[int]) -> frozenset[int]:
    """Which of these jobs were cancelled."""
    if not job_ids:
        return frozenset()
    return frozenset(connection.execute(_ENDED_OF, {"these": list(job_ids)}).scalars())


def stopped_unbegun(connection: Connection) -> list[StoredJob]:
    """Jobs that were cancelled before anybody took them, and whose line still says that they wait."""
    return [_job(row) for row in connection.execute(_NEVER_BEGUN)]


def take_line(connection: Connection, job_id: int, line: str) -> bool:
    """Take the line of such a job in hand, once; False where another has."""
    return connection.execute(_TAKE_LINE, {"job": job_id, "line": line}).rowcount == 1


def requeue_running(connection: Connection) -> int:
    """At start-up of the only process: what was running when it died runs again; how many."""
    return connection.execute(_REQUEUE).rowcount


def holders(connection: Connection) -> frozenset[int]:
    """The processes that work on a job, or died over it."""
    return frozenset(connection.execute(_HOLDERS).scalars())


def requeue_of(connection: Connection, process: int) -> int:
    """The jobs of a dead process run again; how many."""
    return connection.execute(_REQUEUE_OF, {"process": process}).rowcount


def _job(row: Record) -> StoredJob:
    return StoredJob(*row)
