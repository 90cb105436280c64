"""What happens by the clock: reminders, digests, periods that open, a sweep of old rows.  APScheduler ticks."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection

from bot import notices
from bot.clock import Clock
from bot.forms.outlines import Outlines
from bot.keeping.recurring import Recurring
from bot.loading.standings import Standings
from bot.reminders.by_hand import ByHand
from bot.reminders.digesting import Digesting
from bot.reminders.sending import Reminding
from bot.telegram.outgoing import Outgoing
from bot.upkeep.daily_backup import DailyBackup
from storage import files, inbox, join_attempts, nudges, outbox
from storage.database import Database
from templates.office_hours import OfficeHours

T = TypeVar("T")

log = logging.getLogger(__name__)

REMIND_EVERY = 20
"""Seconds between looks at what is due."""

NUDGE_EVERY = 2
"""Seconds between looks at reminders by hand that still have to be queued."""

TOGETHER = 10
"""Reports whose reminders are claimed in one transaction."""

OPEN_EVERY = 10
"""Minutes between looks at the periods that open by themselves."""

COUNT_EVERY = 60
"""Seconds between looks at reports whose answers have changed since they were counted."""

COUNTED_AT_ONCE, COUNTINGS = 100, 50
"""Reports counted in one transaction, and transactions in one tick."""

KEPT_INBOX = timedelta(days=3)
KEPT_OUTBOX = timedelta(days=60)
KEPT_FILES = timedelta(days=1)
KEPT_WRONG_CODES = timedelta(days=1)


class Ticker:
    """Ticks while the bot runs; each tick decides from the database what is due."""

    def __init__(
        self,
        database: Database,
        outgoing: Outgoing,
        zone: ZoneInfo,
        clock: Clock,
        recurring: Recurring,
        backup: DailyBackup | None = None,
    ) -> None:
        self._database = database
        self._outgoing = outgoing
        self._clock = clock
        self._recurring = recurring
        self._backup = backup
        self._calendar = recurring.office.calendar
        outlines, hours = Outlines(), OfficeHours(zone, self._calendar.days)
        self._reminding = Reminding(outlines, hours)
        self._digesting = Digesting(outlines, hours)
        self._by_hand = ByHand(outlines, zone)
        self._standings = Standings(outlines)
        self._scheduler = AsyncIOScheduler(timezone=zone)

    def start(self) -> None:
        once = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self.remind, "interval", seconds=REMIND_EVERY, **once)
        self._scheduler.add_job(self.nudge, "interval", seconds=NUDGE_EVERY, **once)
        self._scheduler.add_job(self.count, "interval", seconds=COUNT_EVERY, **once)
        self._scheduler.add_job(self.open_periods, "interval", minutes=OPEN_EVERY, **once)
        self._scheduler.add_job(self.sweep, "interval", hours=1, **once)
        if self._backup is not None:
            at_once = datetime.now(UTC)
            self._scheduler.add_job(self.back_up, "interval", hours=1, next_run_time=at_once, **once)
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def soon(self) -> None:
        """Look at once: the sandbox's clock was moved."""
        if self._scheduler.running:
            self._scheduler.add_job(self.open_periods, misfire_grace_time=None)
            self._scheduler.add_job(self.remind, misfire_grace_time=None)

    async def remind(self) -> None:
        """Queue the reminders that are due and the day's digests, by the office's calendar as it stands."""
        now = self._clock()
        await self._look_at_calendar(now)
        waiting: list[int] = await self._look(lambda connection: self._reminding.waiting(connection, now), [])
        # Some reports at a time: replies to whoever is typing meanwhile are not held up.
        for first in range(0, len(waiting), TOGETHER):
            reports = waiting[first : first + TOGETHER]
            await self._send(partial(self._reminding.queue_due, now=now, only=reports))
        if await self._look(lambda connection: self._digesting.is_owed(connection, now), False):
            await self._send(partial(self._digesting.queue_due, now=now))

    async def nudge(self) -> None:
        """Queue the reminders by hand that wait, some reports at a time."""
        while await self._look(nudges.waits, False):
            if not await self._safely(lambda connection: self._by_hand.queue_waiting(connection, self._clock())):
                return
            self._outgoing.wake()

    async def _look_at_calendar(self, now: datetime) -> None:
        """Follow the days off where their file was changed, and tell the administrators what became of it."""
        news = await asyncio.to_thread(self._calendar.look)
        if news is None:
            return
        hours = replace(self._reminding.hours, days=self._calendar.days)
        self._reminding = replace(self._reminding, hours=hours)
        self._digesting = replace(self._digesting, hours=hours)
        await self._send(lambda connection: notices.calendar_read(connection, news.text, news.name, at=now))

    async def count(self) -> None:
        """Count what has changed, a few reports in each transaction: /tiendo then reads the counts."""
        for _ in range(COUNTINGS):
            if not await self._safely(lambda connection: self._standings.count_behind(connection, COUNTED_AT_ONCE)):
                return

    async def open_periods(self) -> None:
        """Open the periods of recurring forms that are due."""
        now = self._clock()
        await self._send(lambda connection: self._recurring.open_due(connection, now))

    async def sweep(self) -> None:
        """Delete rows nobody needs any more."""
        now = self._clock()

        def work(connection: Connection) -> int:
            gone = inbox.prune(connection, now - KEPT_INBOX) + outbox.prune(connection, now - KEPT_OUTBOX)
            gone += join_attempts.prune(connection, now - KEPT_WRONG_CODES)
            return gone + files.prune(connection, now - KEPT_FILES)

        await self._safely(work)

    async def _send(self, work: Callable[[Connection], int]) -> None:
        if await self._safely(work):
            self._outgoing.wake()

    async def _look(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """What a tick reads before it writes: most find nothing, and hold no writer up."""
        try:
            return await self._database.read(work)
        except Exception:
            log.exception("a tick failed; the next one tries again")
            return otherwise

    async def back_up(self) -> None:
        """Make today's backup, unless it is there."""
        if self._backup is None:
            return
        try:
            await asyncio.to_thread(self._backup.run, self._clock())
        except Exception:
            log.exception("the daily backup failed; the next hour tries again")

    async def _safely(self, work: Callable[[Connection], int]) -> int:
        try:
            return await self._database.do(work)
        except Exception:
            log.exception("a tick failed; the next one tries again")
            return 0
