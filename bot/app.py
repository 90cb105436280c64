"""The running bot: its parts put together, started in order and stopped within seconds."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import TelegramError

from bot.clock import Clock, now
from bot.forms.outlines import Outlines
from bot.forms.shelf import Shelf
from bot.invitations.links import Links
from bot.jobs import pdf
from bot.jobs.limits import Limits
from bot.jobs.runner import Jobs
from bot.keeping.recurring import Recurring
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from bot.loading.office import OfficeLoader
from bot.reminders.office_calendar import OfficeCalendar
from bot.settings import Settings
from bot.telegram.client import client
from bot.telegram.commands import publish_commands
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.inbox import Fetcher
from bot.telegram.outgoing import Outgoing
from bot.telegram.pacer import Pacer
from bot.telegram.screens import Screens
from bot.telegram.webhook import Address, Webhook
from bot.updates.handling import Handling
from bot.updates.turns import Turns
from bot.upkeep import logs
from bot.upkeep.counts import Counts
from bot.upkeep.daily_backup import DailyBackup
from bot.upkeep.replicas import Replicas, new_number
from bot.upkeep.ticker import Ticker
from storage import inbox
from storage.database import Database, open_database
from storage.holds import Holds, open_holds

ASK_AGAIN = 60.0
"""Seconds until the bot's name is asked for again where Telegram did not answer."""

log = logging.getLogger(__name__)


class App:
    """One bot on one database.  ``run`` serves until cancelled or stopped."""

    def __init__(
        self,
        settings: Settings,
        *,
        token: str,
        api_url: str,
        url: str,
        clock: Clock = now,
        limits: Limits | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.counts = Counts()
        self.database: Database = open_database(url)
        self.bot = client(token, api_url, settings.bot_proxy)
        pacer = Pacer(settings.send_limit)
        number = new_number()
        self.holds: Holds = open_holds(url)
        self.screens = Screens(self.bot, self.database, pacer, clock, self.counts, self.holds)
        self.outgoing = Outgoing(self.bot, self.database, pacer, clock, self.counts, number)
        self.jobs = Jobs(self.bot, self.database, url, self.outgoing, clock, self.counts, settings, limits, number)
        in_chat, as_pdf = settings.sensitive_answers == "chat", pdf.office(settings.soffice) is not None
        self.links = Links()
        outlines = Outlines()
        office = OfficeLoader(outlines, Shelf(settings.forms_dir), OfficeCalendar.kept_in(settings.data_dir))
        turns = Turns(Loader(outlines, EarlierAnswers(), settings.zone, in_chat, as_pdf, office), self.links)
        handling = Handling(
            self.bot, self.database, turns, self.screens, self.outgoing, self.jobs.awake, clock, self.counts
        )
        self.dispatcher = Dispatcher(handling, self.holds, self._waiting_of)
        self.intake: Fetcher | Webhook = self._intake(settings)
        self.replicas = Replicas(number, self.database, self.holds, self.dispatcher, self.screens, pacer, clock)
        self.ticker = Ticker(
            self.database, self.outgoing, settings.zone, clock, Recurring(office, settings.zone), _backup(settings, url)
        )

    async def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until cancelled; raises ``TokenRefused`` where Telegram does not know the token."""
        asyncio.get_running_loop().set_exception_handler(logs.note_unasked)
        await self.bot.initialize_requests()
        work: list[asyncio.Task[None]] = []
        try:
            await self.replicas.begin()
            parts = (self.outgoing.run(), self.jobs.run(), self.intake.run(), self.replicas.run())
            work = [asyncio.create_task(part) for part in (*parts, *self._watched())]
            self.ticker.start()
            greeting = asyncio.create_task(self._greet())
            work.append(greeting)
            ready()
            await _first_failure(work, greeting)
        finally:
            await self._stop(work)

    async def _greet(self) -> None:
        """Publish the command menus and learn the bot's name, without which links fall back to a command."""
        await publish_commands(self.bot, self.database)
        while True:
            try:
                self.links.username = (await self.bot.get_me()).username or ""
            except TelegramError:
                await asyncio.sleep(ASK_AGAIN)
            else:
                return

    def _intake(self, settings: Settings) -> Fetcher | Webhook:
        """How updates come in: delivered where a webhook is set, else fetched."""
        if settings.webhook_url is None or settings.webhook_secret is None:
            return Fetcher(self.bot, self.database, self.dispatcher, self.clock, holds=self.holds)
        host, _, port = settings.webhook_listen.rpartition(":")
        address = Address(settings.webhook_url, host.strip("[]"), int(port), settings.webhook_secret.get_secret_value())
        return Webhook(self.bot, self.database, self.dispatcher, self.clock, address)

    def _watched(self) -> list[Coroutine[Any, Any, None]]:
        """The address for whoever watches, where there is one."""
        if self.settings.http_listen is None:
            return []
        from bot.upkeep.monitoring import Monitoring  # noqa: PLC0415 - only where somebody watches

        return [Monitoring(self.database, self.counts, self.clock, self.settings.http_listen).run()]

    async def _waiting_of(self, chat_id: int) -> list[inbox.InboxRow]:
        """All updates of a chat that wait, whichever process took them in."""
        return await self.database.read(lambda connection: inbox.unfinished_of(connection, chat_id))

    async def _stop(self, work: list[asyncio.Task[None]]) -> None:
        self.ticker.stop()
        self.intake.stop()
        await asyncio.gather(self.outgoing.close(), self.dispatcher.close())
        await self.screens.close()
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        with contextlib.suppress(TelegramError):
            await self.bot.shutdown_requests()
        await asyncio.to_thread(self.database.close)
        await asyncio.to_thread(self.holds.close)


def _backup(settings: Settings, url: str) -> DailyBackup | None:
    """The daily backup, where a folder is set for it."""
    if settings.backup_dir is None:
        return None
    return DailyBackup(url, settings.backup_dir, settings.backup_keep, settings.zone)


async def _first_failure(work: list[asyncio.Task[None]], greeting: asyncio.Task[None]) -> None:
    """Wait until a part that should run for ever ends, and raise what it ended with."""
    running = set(work)
    while running:
        done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task is not greeting or task.exception() is not None:
                task.result()
