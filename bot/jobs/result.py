"""What came of a job: its files, kept and sent together with the job's end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Connection

from bot import notices
from bot.invitations.codes import keep_code
from bot.jobs.documents import Made
from bot.jobs.picture import PNG
from bot.jobs.unit_books import NewCode
from bot.loading.receiving import NOT_ANY_MORE, may_receive
from bot.reports import NothingThere
from storage import assignments, files, invitations, jobs, outbox, signed_copies, states
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Result:
    """A job's files; ``opened`` are the submitted versions in them, by assignment, ``codes`` the invitations."""

    made: list[Made]
    opened: Mapping[int, int] = field(default_factory=dict)
    signed: int | None = None
    """The assignment the one file is the signed copy of."""
    codes: tuple[NewCode, ...] = ()


def keep(database: Database, job_id: int, result: Result, offset: float) -> None:
    """Files, their messages and the job's end in one transaction: a file is sent once.

    The submitted versions in the files are now in the parent's hands and cannot be withdrawn any more.  Raises
    ``NothingThere`` where the person has lost the right to them meanwhile.
    """
    now = datetime.fromtimestamp(datetime.now(UTC).timestamp() + offset, UTC)

    def work(connection: Connection) -> None:
        job = jobs.get(connection, job_id)
        if job is None:
            return
        params = orjson.loads(job.params)
        if not may_receive(connection, job.chat_id, job.kind, params, now):
            raise NothingThere(NOT_ANY_MORE)
        if not jobs.finish(connection, job_id, "done", at=now):
            return
        right = {**params, "kind": job.kind}
        for code in result.codes:
            _keep_code(connection, code, job.person_id, now)
        for one in result.made:
            kept = _keep_signed(connection, result.signed, job.person_id, one, now) if result.signed else None
            _queue(connection, job.chat_id, one, right, now, kept, secret=bool(result.codes))
        for number, version in sorted(result.opened.items()):
            held = assignments.lock(connection, number)
            if held is not None and held.submitted_version == version:
                states.mark_viewed(connection, number, by=job.person_id, at=now)

    database.run(work).result()


def _keep_signed(connection: Connection, assignment_id: int, person_id: int, made: Made, now: datetime) -> int | None:
    """Keep the joined pages as the signed copy and tell the parent's staff; its file's id."""
    held = assignments.lock(connection, assignment_id)
    if held is None or held.is_open or held.submitted_version is None:
        return None
    file_id = signed_copies.keep(
        connection,
        assignment_id,
        version=held.submitted_version,
        name=made.name,
        content=made.content,
        person_id=person_id,
        at=now,
    )
    signed_copies.clear_pages(connection, assignment_id, person_id)
    notices.signed(connection, held, made.title, at=now)
    return file_id


def _keep_code(connection: Connection, one: NewCode, person_id: int, now: datetime) -> None:
    """The code in the workbook, in place of the unused ones; only its hash is kept."""
    invitations.void(connection, one.unit_id, one.role, at=now)
    keep_code(connection, one.code, unit_id=one.unit_id, role=one.role, at=now, by=person_id)


def _queue(
    connection: Connection,
    chat_id: int,
    made: Made,
    right: Mapping[str, Any],
    now: datetime,
    file_id: int | None = None,
    *,
    secret: bool = False,
) -> None:
    """``right`` goes with the file: who may have it is asked once more when it is sent."""
    file_id = file_id or files.add(connection, name=made.name, mime=made.mime, content=made.content, at=now)
    body = orjson.dumps({"caption": made.caption, "right": dict(right)}).decode()
    outbox.add(
        connection,
        chat_id=chat_id,
        lane="reply",
        kind=outbox.SECRET if secret else outbox.PHOTO if made.mime == PNG else "document",
        body=body,
        at=now,
        file_id=file_id,
    )
