"""Runs queued jobs in worker processes, tells the person how far they are, and survives a worker that dies."""

import asyncio
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
from bot.upkeep.surely import looked_up, surely
from bot.upkeep.waking import woken
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


ENDINGS = {
    "done": "✅ Tổng hợp: xong.",
    "failed": "⚠ Tổng hợp: chưa xong.",
    "cancelled": "⛔ Tổng hợp: đã huỷ.",
}
"""The last word of a job's line, by the job's state."""


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
        self._at_work: dict[int, WorkerProcess] = {}
        self._stopped: set[int] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self.awake = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            while True:
                self.awake.clear()
                await self._stop_cancelled()
                await self._start_waiting()
                await woken(self.awake, LOOK_EVERY)
        finally:
            under_way = [*self._busy.values(), *self._ending]
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)
            for _, worker in self._workers:
                await worker.stop()

    async def _stop_cancelled(self) -> None:
        """End the workers of jobs that were cancelled here or elsewhere, and the lines of those nobody had begun."""
        at_work = tuple(self._at_work)
        stopped, unbegun = await looked_up(
            self._database, lambda connection: (jobs.stopped_of(connection, at_work), jobs.stopped_unbegun(connection))
        )
        for number in stopped:
            if (worker := self._at_work.get(number)) is not None:
                self._stopped.add(number)
                await worker.stop()
        for job in unbegun:
            ending = asyncio.create_task(self._end_unbegun(job))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    async def _end_unbegun(self, job: StoredJob) -> None:
        """Say on the line of a job nobody had begun that it is stopped; one process says it."""
        if await surely(self._database, lambda connection: jobs.take_line(connection, job.id, job.progress)):
            await self._progress(job).end(ENDINGS["cancelled"])

    async def _start_waiting(self) -> None:
        idle = [(kind, worker) for kind, worker in self._workers if self._is_idle(worker)]
        now = self._clock()
        waiting = await looked_up(self._database, lambda connection: jobs.waiting(connection, now))
        for kind, worker in idle:
            job = await self._claim(kind) if kind in waiting else None
            if job is not None:
                self._busy[worker] = asyncio.create_task(self._do(job, worker))

    def _is_idle(self, worker: WorkerProcess) -> bool:
        running = self._busy.get(worker)
        return running is None or running.done()

    async def _claim(self, kind: str) -> StoredJob | None:
        now = self._clock()
        lease = self._lease(kind)
        return await surely(
            self._database,
            lambda connection: jobs.claim(connection, now, kind=kind, lease_until=lease, process=self._process),
        )

    def _lease(self, kind: str) -> datetime:
        return self._clock() + timedelta(seconds=self._limits.seconds[kind]) + GRACE

    async def _do(self, job: StoredJob, worker: WorkerProcess) -> None:
        progress = self._progress(job)
        self._at_work[job.id] = worker
        try:
            problem = await self._attempt(job, worker, progress)
            ending = await self._ended(job, problem)
            self._counts.jobs["failed" if ending == "failed" else "done"] += 1
            await progress.end(ENDINGS[ending])
            self._outgoing.wake()
        finally:
            await progress.stop()
            self._at_work.pop(job.id, None)
            self._stopped.discard(job.id)
            self.awake.set()

    def _progress(self, job: StoredJob) -> Progress:
        return Progress(self._bot, self._database, job)

    async def _attempt(self, job: StoredJob, worker: WorkerProcess, progress: Progress) -> str:
        """The problem the job ended with, "" when it is done."""
        try:
            async with asyncio.timeout(self._limits.seconds[job.kind]):
                return await self._work(job, worker, progress)
        except TimeoutError:
            log.error("a job of kind %s took too long", job.kind)
            problem = PDF_TOO_SLOW if job.kind == "pdf" else TOO_SLOW
        except (EOFError, OSError):
            if job.id not in self._stopped:
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

    async def _ended(self, job: StoredJob, problem: str) -> str:
        """How the job ended; where nothing came of it and nobody had stopped it, that is said."""
        now = self._clock()

        def note(connection: Connection) -> str:
            if problem and jobs.finish(connection, job.id, "failed", at=now):
                notices.queue(connection, job.chat_id, Draft().line(f"⚠ {problem}").screen(), at=now)
            kept = jobs.get(connection, job.id)
            return kept.state if kept is not None and kept.state in ENDINGS else "done"

        return await surely(self._database, note)
