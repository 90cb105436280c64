"""Runs queued jobs in worker processes, tells the person how far they are, and survives a worker that dies."""

import asyncio
import contextlib
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Connection
from telegram import Bot
from telegram.error import TelegramError

from bot import notices
from bot.clock import Clock
from bot.jobs.worker import URL_VARIABLE
from bot.telegram.outgoing import Outgoing
from dialogs.screen import Draft
from storage import jobs
from storage.database import Database
from storage.jobs import StoredJob

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
LEASE = timedelta(minutes=10)
TIME_LIMIT = {"preview": 60.0, "consolidate": 900.0}
"""Seconds a job may take before its worker is stopped."""

FAILED = "Trợ lý chưa soạn được tệp vừa rồi. Các câu trả lời vẫn còn nguyên; anh/chị thử lại sau ít phút."


class Worker:
    """One worker process, started when first needed and again when it has died."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._process: Process | None = None

    async def lines(self, job: dict[str, Any], seconds: float) -> AsyncIterator[dict[str, Any]]:
        """The lines the worker says about one job; TimeoutError when it takes longer, EOFError when it dies."""
        process = await self._ready()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(orjson.dumps(job) + b"\n")
        await process.stdin.drain()
        async with asyncio.timeout(seconds):
            while True:
                line = await process.stdout.readline()
                if not line:
                    raise EOFError
                said = orjson.loads(line)
                yield said
                if "progress" not in said:
                    return

    async def stop(self) -> None:
        """End the process; it keeps nothing that is not in the database."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _ready(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            environment = {**os.environ, URL_VARIABLE: self._url}
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.jobs.worker", stdin=PIPE, stdout=PIPE, env=environment
            )
        return self._process


class Jobs:
    """Takes jobs from the database: a quick lane for one unit's report, a slow one for consolidations."""

    def __init__(self, bot: Bot, database: Database, url: str, outgoing: Outgoing, clock: Clock) -> None:
        self._bot = bot
        self._database = database
        self._outgoing = outgoing
        self._clock = clock
        self._workers = {kind: Worker(url) for kind in TIME_LIMIT}
        self._busy: dict[str, asyncio.Task[None]] = {}
        self.awake = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled.  Jobs a dead process had begun are begun again."""
        await self._database.do(jobs.requeue_running)
        try:
            while True:
                self.awake.clear()
                await self._start_waiting()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.awake.wait(), LOOK_EVERY)
        finally:
            for task in self._busy.values():
                task.cancel()
            for worker in self._workers.values():
                await worker.stop()

    async def _start_waiting(self) -> None:
        for kind in TIME_LIMIT:
            running = self._busy.get(kind)
            if running is not None and not running.done():
                continue
            job = await self._claim(kind)
            if job is not None:
                self._busy[kind] = asyncio.create_task(self._do(job))

    async def _claim(self, kind: str) -> StoredJob | None:
        now = self._clock()
        if not await self._database.read(lambda connection: jobs.waits(connection, now, kind)):
            return None
        return await self._database.do(
            lambda connection: jobs.claim(connection, now, kind=kind, lease_until=now + LEASE)
        )

    async def _do(self, job: StoredJob) -> None:
        problem = ""
        progress = Progress(self._bot, job.chat_id, shown=job.kind == "consolidate")
        try:
            problem = await self._work(job, progress)
        except (TimeoutError, EOFError, OSError) as error:
            log.error("a job of kind %s failed: %s", job.kind, type(error).__name__)
            await self._workers[job.kind].stop()
            problem = FAILED
        except Exception:
            log.exception("a job failed")
            await self._workers[job.kind].stop()
            problem = FAILED
        finally:
            self.awake.set()
        if problem:
            await self._fail(job, problem)
        await progress.end("✅ Xong." if not problem else "⚠ Chưa xong.")
        self._outgoing.wake()

    async def _work(self, job: StoredJob, progress: "Progress") -> str:
        """The problem the job ended with, "" when it is done."""
        offset = (self._clock() - datetime.now(UTC)).total_seconds()
        order = {"job": job.id, "kind": job.kind, "params": orjson.loads(job.params), "offset": offset}
        async for said in self._workers[job.kind].lines(order, TIME_LIMIT[job.kind]):
            if "progress" in said:
                await progress.say(said["progress"])
            elif "problem" in said:
                return str(said["problem"])
        return ""

    async def _fail(self, job: StoredJob, problem: str) -> None:
        now = self._clock()

        def note(connection: Connection) -> None:
            if jobs.finish(connection, job.id, "failed", at=now):
                notices.queue(connection, job.chat_id, Draft().line(f"⚠ {problem}").screen(), at=now)

        await self._database.do(note)


class Progress:
    """A line that moves while a long job works; best effort, never stored."""

    def __init__(self, bot: Bot, chat_id: int, *, shown: bool) -> None:
        self._bot = bot
        self._chat_id = chat_id
        self._shown = shown
        self._message_id: int | None = None
        self._said = ""
        self._next = 0.0

    async def say(self, line: str) -> None:
        """Show how far it is, at most once a second."""
        now = asyncio.get_running_loop().time()
        if now >= self._next:
            self._next = now + 1.0
            await self._show(f"⏳ Tổng hợp: {line}…")

    async def end(self, line: str) -> None:
        if self._message_id is not None:
            await self._show(line)

    async def _show(self, text: str) -> None:
        if not self._shown or text == self._said:
            return
        with contextlib.suppress(TelegramError):
            if self._message_id is None:
                self._message_id = (await self._bot.send_message(self._chat_id, text)).message_id
            else:
                await self._bot.edit_message_text(text, chat_id=self._chat_id, message_id=self._message_id)
            self._said = text
