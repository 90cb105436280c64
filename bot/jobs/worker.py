"""The worker process: reads jobs as lines on its input, does them, and keeps the files with the job's end.

One line in: ``{"job": 7, "kind": "preview", "params": {...}}``.  Lines out: ``{"progress": "…"}`` any number of
times, then ``{"done": true}`` or ``{"problem": "…"}``.
"""

import logging
import os
import signal
import sys
import traceback
from dataclasses import replace
from queue import SimpleQueue
from threading import Thread
from typing import Any

import orjson
from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.jobs import documents, memory, pdf
from bot.jobs.consolidated import consolidated
from bot.jobs.picture import progress_pictures
from bot.jobs.result import Result, keep
from bot.jobs.unit_books import invitations_book, units_book
from bot.reports import NothingThere, Reports
from bot.upkeep import logs
from bot.upkeep.surely import patiently
from storage.database import Database, open_database

log = logging.getLogger(__name__)

LARGEST_FILE = 49 * 1024 * 1024
"""Bytes Telegram takes in one document (Bot API: 50 MB)."""

BEHIND_THE_CHATS = 5
"""By how much a worker's priority is below the bot's: where both want the processor, people are answered first."""

URL_VARIABLE = "BAOCAO_WORKER_DATABASE"
MEMORY_VARIABLE = "BAOCAO_WORKER_MEMORY"
OFFICE_VARIABLE = "BAOCAO_WORKER_OFFICE"
SENSITIVE_VARIABLE = "BAOCAO_WORKER_SENSITIVE"

FAILED = "Trợ lý chưa soạn được tệp vừa rồi. Các câu trả lời vẫn còn nguyên; anh/chị thử lại sau ít phút."
TOO_MUCH_MEMORY = "Việc này cần nhiều bộ nhớ hơn mức cho phép nên Trợ lý đã dừng. Anh/chị thử lấy từng loại tệp riêng."


def say(**line: Any) -> None:
    sys.stdout.buffer.write(orjson.dumps(line) + b"\n")
    sys.stdout.buffer.flush()


def make(database: Database, outlines: Outlines, kind: str, params: dict[str, Any]) -> Result:
    """The job's files, from one consistent view of the database; PDF is made of them when that is closed.

    Sensitive answers stand in them where they may be given in the chat.
    """
    sensitive = os.environ.get(SENSITIVE_VARIABLE) == "chat"

    def work(connection: Connection) -> Result:
        if kind in {"preview", "pdf"}:
            version = int(params.get("version", 0))
            report = int(params["assignment"])
            return Result(documents.unit_words(connection, outlines, report, sensitive=sensitive, version=version))
        if kind == "to_sign":
            return Result(documents.to_sign(connection, outlines, int(params["assignment"]), sensitive=sensitive))
        if kind == "signed":
            report, person = int(params["assignment"]), int(params["person"])
            return Result([documents.signed_copy(connection, outlines, report, person)], signed=report)
        if kind == "workbook":
            assignment, only = int(params["assignment"]), _only(params)
            made = documents.entry_workbook(connection, outlines, assignment, sensitive=sensitive, only=only)
            return Result([made])
        if kind == "picture":
            return Result(progress_pictures(connection, outlines, params))
        if kind == "unit_sheet":
            return Result([units_book(connection)])
        if kind == "invitations":
            book, codes = invitations_book(connection, params)
            return Result([book], codes=codes)
        return _consolidated(Reports(connection, outlines, sensitive), params)

    result = database.read(work).result()
    if kind != "pdf":
        return result
    office = pdf.office(os.environ[OFFICE_VARIABLE])
    return replace(result, made=[documents.as_pdf(one, office) for one in result.made])


def _consolidated(reports: Reports, params: dict[str, Any]) -> Result:
    gathered = reports.gathered(int(params["period"]), int(params["unit"]), str(params["basis"]))
    made = consolidated(reports, gathered, str(params["output"]), lambda line: say(progress=line))
    unopened = {one.id for one in gathered.found if one.state == "submitted"}
    opened = {number: version for number, version in gathered.versions.items() if number in unopened}
    return Result(list(made), opened)


def _only(params: dict[str, Any]) -> frozenset[str] | None:
    """The questions of a contributor's part; None for the whole report."""
    return frozenset(str(params["questions"]).split(",")) if "questions" in params else None


def do(database: Database, outlines: Outlines, line: dict[str, Any]) -> None:
    """One job; every way it can end is said on the output."""
    try:
        result = patiently(lambda: make(database, outlines, line["kind"], line["params"]))
        too_big = next((one.name for one in result.made if len(one.content) > LARGEST_FILE), None)
        if too_big:
            say(problem=f"Tệp {too_big} lớn hơn 50 MB nên Telegram không nhận. Anh/chị lấy từng loại tệp riêng.")
            return
        patiently(lambda: keep(database, line["job"], result, line.get("offset", 0.0)))
        say(done=True)
    except (NothingThere, pdf.NotConverted) as nothing:
        say(problem=str(nothing))
    except Exception as error:
        if memory.is_exhausted(error):
            say(problem=TOO_MUCH_MEMORY)
            return
        # Its message may hold what people wrote; where it happened is enough.
        log.error("a job failed: %s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
        say(problem=FAILED)


def _listen(orders: "SimpleQueue[bytes]") -> None:
    """Take orders until the input closes: then the bot is gone, and so is this process, whatever it was doing.

    A job left half done stays in the database, where the next process finds it.  What this process has started goes
    with it: the worker leads a process group of its own.
    """
    for line in sys.stdin.buffer:
        orders.put(line)
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def main() -> None:
    """Serve until the input closes; the bot alone decides when to stop."""
    logs.set_up()
    os.nice(BEHIND_THE_CHATS)
    orders: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(orders,), name="orders", daemon=True).start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    database = open_database(os.environ[URL_VARIABLE], workers=1)
    memory.limit(int(os.environ[MEMORY_VARIABLE]))
    outlines = Outlines()
    while True:
        do(database, outlines, orjson.loads(orders.get()))


if __name__ == "__main__":
    main()
