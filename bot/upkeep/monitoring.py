"""Health and figures for whoever watches the process, on an address of their own (HTTP_LISTEN): never people's text."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import datetime

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from bot.clock import Clock
from bot.upkeep.counts import BUCKETS, Counts
from storage import queues
from storage.database import Database
from storage.queues import Waiting

log = logging.getLogger(__name__)

DATABASE_SECONDS = 2.0
"""How long the database may take before the process counts as not ready."""


class Monitoring:
    """``/healthz`` (the process answers), ``/readyz`` (its database too) and ``/metrics`` (Prometheus text)."""

    def __init__(self, database: Database, counts: Counts, clock: Clock, listen: str) -> None:
        self._database = database
        self._counts = counts
        self._clock = clock
        self._listen = listen

    async def run(self) -> None:
        """Serve until cancelled; raises OSError where the address is taken."""
        application = web.Application()
        application.router.add_get("/healthz", self._healthy)
        application.router.add_get("/readyz", self._ready)
        application.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        host, _, port = self._listen.rpartition(":")
        try:
            await web.TCPSite(runner, host.strip("[]"), int(port)).start()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _healthy(self, _request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _ready(self, _request: web.Request) -> web.Response:
        waiting = await self._waiting()
        return web.Response(text="ready\n") if waiting else web.Response(status=503, text="the database is away\n")

    async def _metrics(self, _request: web.Request) -> web.Response:
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Figures(self._counts, await self._waiting(), self._clock()))
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def _waiting(self) -> Waiting | None:
        """What waits in the database; None where it does not answer."""
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                return await self._database.read(queues.waiting)
        except Exception as error:
            log.error("the database does not answer: %s", type(error).__name__)
            return None


class _Figures(Collector):
    """The figures of one moment."""

    def __init__(self, counts: Counts, waiting: Waiting | None, now: datetime) -> None:
        self._counts = counts
        self._waiting = waiting
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Counts of this process, then what waits in the database it may share."""
        yield _counter("baocao_updates", "Updates by outcome", "outcome", self._counts.updates)
        yield _counter("baocao_sent", "Calls that showed or sent something, by kind", "kind", self._counts.sent)
        yield _counter("baocao_refused", "Calls that failed, by what was said", "kind", self._counts.refused)
        yield _counter("baocao_jobs", "Jobs by outcome", "outcome", self._counts.jobs)
        yield self._times()
        yield GaugeMetricFamily("baocao_database_up", "Whether the database answers", value=float(bool(self._waiting)))
        if self._waiting is not None:
            yield from self._queues(self._waiting)

    def _times(self) -> Metric:
        family = HistogramMetricFamily("baocao_update_seconds", "Time from reading an update to its commit")
        total, buckets = 0, []
        for bound, count in zip([*map(str, BUCKETS), "+Inf"], self._counts.times, strict=True):
            total += count
            buckets.append((bound, float(total)))
        family.add_metric([], buckets, self._counts.seconds)
        return family

    def _queues(self, waiting: Waiting) -> Iterator[Metric]:
        yield GaugeMetricFamily("baocao_inbox_waiting", "Updates not handled yet", value=waiting.inbox)
        yield GaugeMetricFamily("baocao_outbox_waiting", "Messages not sent yet", value=waiting.outbox)
        yield GaugeMetricFamily("baocao_jobs_waiting", "Jobs not done yet", value=waiting.jobs)
        oldest = (self._now - waiting.oldest).total_seconds() if waiting.oldest else 0.0
        yield GaugeMetricFamily("baocao_oldest_update_seconds", "Age of the oldest update not handled", value=oldest)


def _counter(name: str, text: str, label: str, counts: dict[str, int]) -> Metric:
    family = CounterMetricFamily(name, text, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family
