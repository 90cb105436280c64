"""Runs queued jobs in worker processes, tells the person how far they are, and survives a worker that dies."""

import asyncio
import contextlib
import logging
from datetime import UTC, datetime, timedelta

import orjson
from sqlalchemy import Connection

from bot import notices
from bot.clock import Clock
from bot.jobs.limits import Limits
from bot.jobs.process import WorkerProcess
from bot.jobs.progress import Progress
from bot.jobs.worker import FAILED
from bot.settings import Settings
from bot.telegram.client import Client
from bot.telegram.outgoing import Outgoing
from bot.upkeep.counts import Counts
from bot.upkeep.surely import surely
from dialogs.screen import Draft
from storage import jobs
from storage.database import Database
from storage.jobs import StoredJob

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
GRACE = timedelta(minutes=1)
"""How much longer than its time limit a job stays ours."""

TOO_SLOW = "Việc này lâu hơn mức cho phép nên Trợ lý đã dừng. Anh/chị thử lấy từng loại tệp riêng."
PDF_TOO_SLOW = "Soạn bản PDF lâu hơn mức cho phép nên Trợ lý đã dừng. Anh/chị dùng tệp Word, hoặc thử lại sau ít phút."


class Jobs:
    """Takes jobs from the database, workers for each kind: no consolidation and no PDF holds up a unit's report."""

    def __init__(
        self,
        bot: Client,
        database: Database,
        url: str,
        outgoing: Outgoing,
        clock: Clock,
        counts: Counts,
        settings: Settings,
        limits: Limits | None = None,
        process: int = 0,
    ) -> None:
        self._process = process
        self._counts = counts
        self._bot = bot
        self._database = database
        self._outgoing = outgoing
        self._clock = clock
        self._limits = limits or Limits()
        kinds = [kind for kind in self._limits.seconds for _ in range(self._limits.at_once.get(kind, 1))]
        self._workers = [(kind, WorkerProcess(url, self._limits.memory, settings)) for kind in kinds]
        self._busy: dict[WorkerProcess, asyncio.Task[None]] = {}
        self.awake = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                self.awake.clear()
                await self._start_waiting()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.awake.wait(), LOOK_EVERY)
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)
            for _, worker in self._workers:
                await worker.stop()

    async def _start_waiting(self) -> None:
        for kind, worker in self._workers:
            running = self._busy.get(worker)
            if running is not None and not running.done():
                continue
            job = await self._claim(kind)
            if job is not None:
                self._busy[worker] = asyncio.create_task(self._do(job, worker))

    async def _claim(self, kind: str) -> StoredJob | None:
        now = self._clock()
        if not await self._database.read(lambda connection: jobs.waits(connection, now, kind)):
            return None
        lease = self._lease(kind)
        return await surely(
            self._database,
            lambda connection: jobs.claim(connection, now, kind=kind, lease_until=lease, process=self._process),
        )

    def _lease(self, kind: str) -> datetime:
        return self._clock() + timedelta(seconds=self._limits.seconds[kind]) + GRACE

    async def _do(self, job: StoredJob, worker: WorkerProcess) -> None:
        progress = self._progress(job)
        try:
            problem = await self._attempt(job, worker, progress)
            failed = bool(problem) and await self._fail(job, problem)
            self._counts.jobs["failed" if failed else "done"] += 1
            self._outgoing.wake()
            await progress.end("⚠ Tổng hợp: chưa xong." if failed else "✅ Tổng hợp: xong.")
        finally:
            await progress.stop()
            self.awake.set()

    def _progress(self, job: StoredJob) -> Progress:
        """The job's line; its message is noted with the job, so that a restarted bot goes on with the same one."""

        async def noted(message_id: int) -> None:
            lease = self._lease(job.kind)
            await self._database.do(
                lambda connection: jobs.progress(connection, job.id, str(message_id), lease_until=lease)
            )

        return Progress(self._bot, job.chat_id, int(job.progress) if job.progress else None, noted)

    async def _attempt(self, job: StoredJob, worker: WorkerProcess, progress: Progress) -> str:
        """The problem the job ended with, "" when it is done."""
        try:
            async with asyncio.timeout(self._limits.seconds[job.kind]):
                return await self._work(job, worker, progress)
        except TimeoutError:
            log.error("a job of kind %s took too long", job.kind)
            problem = PDF_TOO_SLOW if job.kind == "pdf" else TOO_SLOW
        except (EOFError, OSError):
            log.error("the worker died of a job of kind %s", job.kind)
            problem = FAILED
        await worker.stop()
        return problem

    async def _work(self, job: StoredJob, worker: WorkerProcess, progress: Progress) -> str:
        offset = (self._clock() - datetime.now(UTC)).total_seconds()
        await worker.order(
            {"job": job.id, "kind": job.kind, "params": orjson.loads(job.params), "offset": offset},
        )
        while "progress" in (said := await worker.answer()):
            progress.say(said["progress"])
        return str(said.get("problem", ""))

    async def _fail(self, job: StoredJob, problem: str) -> bool:
        """Say that nothing came of it; False where the worker had finished all the same."""
        now = self._clock()

        def note(connection: Connection) -> bool:
            ended = jobs.finish(connection, job.id, "failed", at=now)
            if ended:
                notices.queue(connection, job.chat_id, Draft().line(f"⚠ {problem}").screen(), at=now)
            return ended

        return await surely(self._database, note)
