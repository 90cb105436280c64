"""The worker process: reads jobs as lines on its input, does them, and keeps the files with the job's end.

One line in: ``{"job": 7, "kind": "preview", "params": {...}}``.  Lines out: ``{"progress": "…"}`` any number of
times, then ``{"done": true}`` or ``{"problem": "…"}``.
"""

import os
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection

from bot.jobs.documents import Made, consolidated, counted_assignments, unit_word
from bot.outlines import Outlines
from bot.reports import NothingThere
from storage import assignments, files, jobs, outbox
from storage.database import Database, open_database

MEMORY = 2 << 30
"""Bytes of address space one worker may use beyond what it starts with."""

LARGEST_FILE = 49 * 1024 * 1024
"""Bytes Telegram takes in one document (Bot API: 50 MB)."""

URL_VARIABLE = "BAOCAO_WORKER_DATABASE"


def say(**line: Any) -> None:
    sys.stdout.buffer.write(orjson.dumps(line) + b"\n")
    sys.stdout.buffer.flush()


def make(database: Database, outlines: Outlines, kind: str, params: dict[str, Any]) -> list[Made]:
    """The job's files, from one consistent view of the database."""

    def work(connection: Connection) -> list[Made]:
        if kind == "preview":
            return [unit_word(connection, outlines, int(params["assignment"]))]
        return list(consolidated(connection, outlines, params, lambda line: say(progress=line)))

    return database.read(work).result()


def keep(database: Database, job_id: int, params: dict[str, Any], made: list[Made], offset: float) -> None:
    """Files, their messages and the job's end in one transaction: a file is sent once."""
    now = datetime.fromtimestamp(datetime.now(UTC).timestamp() + offset, UTC)

    def work(connection: Connection) -> None:
        job = jobs.get(connection, job_id)
        if job is None or not jobs.finish(connection, job_id, "done", at=now):
            return
        for one in made:
            _queue(connection, job.chat_id, one, now)
        if job.kind == "consolidate":
            for number in counted_assignments(connection, int(params["period"]), int(params["unit"])):
                assignments.mark_viewed(connection, number, at=now)

    database.run(work).result()


def _queue(connection: Connection, chat_id: int, made: Made, now: datetime) -> None:
    file_id = files.add(connection, name=made.name, mime=made.mime, content=made.content, at=now)
    body = orjson.dumps({"caption": made.caption}).decode()
    outbox.add(connection, chat_id=chat_id, lane="reply", kind="document", body=body, at=now, file_id=file_id)


def do(database: Database, outlines: Outlines, line: dict[str, Any]) -> None:
    """One job; every way it can end is said on the output."""
    params = line["params"]
    try:
        made = make(database, outlines, line["kind"], params)
        too_big = next((one.name for one in made if len(one.content) > LARGEST_FILE), None)
        if too_big:
            say(problem=f"Tệp {too_big} lớn hơn 50 MB nên Telegram không nhận. Anh/chị lấy từng loại tệp riêng.")
            return
        keep(database, line["job"], params, made, line.get("offset", 0.0))
        say(done=True)
    except NothingThere as nothing:
        say(problem=str(nothing))
    except MemoryError:
        say(problem="Việc này cần nhiều bộ nhớ hơn mức cho phép nên Trợ lý đã dừng.")


def _limit_memory() -> None:
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Serve until the input closes."""
    _limit_memory()
    database = open_database(os.environ[URL_VARIABLE], workers=1)
    outlines = Outlines()
    try:
        for line in sys.stdin.buffer:
            do(database, outlines, orjson.loads(line))
    finally:
        database.close()


if __name__ == "__main__":
    main()
