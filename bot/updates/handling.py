"""One inbox row from its JSON to what was kept: read, downloaded where needed, stepped, and the screen started."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from time import monotonic
from typing import Any

import orjson
from sqlalchemy import Connection
from telegram.error import TelegramError

from bot.clock import Clock
from bot.telegram import incoming
from bot.telegram.client import Client
from bot.telegram.commands import publish_own
from bot.telegram.incoming import Blocked, Incoming, Press
from bot.telegram.outgoing import Outgoing
from bot.telegram.screens import Screens
from bot.updates.attachments import Attachments
from bot.updates.turns import Handled, Turns
from bot.upkeep.counts import Counts
from bot.upkeep.surely import surely
from storage import inbox, people
from storage.database import Database
from storage.inbox import InboxRow

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handling:
    """Everything it takes to handle an update."""

    bot: Client
    database: Database
    turns: Turns
    screens: Screens
    outgoing: Outgoing
    wake_jobs: asyncio.Event
    clock: Clock
    counts: Counts

    async def __call__(self, row: InboxRow) -> asyncio.Task[None] | None:
        """Handle one row; the task that shows its screen, if it made one."""
        begun = monotonic()
        shown = await self._handle(row)
        self.counts.took(monotonic() - begun)
        self.counts.updates["handled"] += 1
        return shown

    async def _handle(self, row: InboxRow) -> asyncio.Task[None] | None:
        try:
            read = incoming.read(orjson.loads(row.payload))
        except Exception as error:
            log.error("an update could not be read: %s", type(error).__name__)
            return self._show(await self._set_aside(row, f"unreadable: {type(error).__name__}"))
        if read is None:
            await surely(self.database, lambda connection: inbox.finish(connection, row.id, at=self.clock()))
            return None
        handled = await self._keep(row, read)
        if isinstance(read.what, Press):
            self._answer(read.what, handled)
        if handled is None:
            return None
        if handled.jobs:
            self.wake_jobs.set()
        if handled.notices:
            self.outgoing.wake()
        for chat_id in handled.menus:
            _in_background(publish_own(self.bot, self.database, chat_id))
        return self._show(handled)

    def _show(self, handled: Handled | None) -> asyncio.Task[None] | None:
        """Start showing the screen an update has led to."""
        if handled is None or handled.chat is None:
            return None
        return self.screens.show(handled.chat.chat_id, handled.chat)

    async def _keep(self, row: InboxRow, read: Incoming) -> Handled | None:
        what = read.what
        if isinstance(what, Blocked):
            await self._note_blocked(row, read.person_id, what)
            return None
        try:
            event = await Attachments(self.bot, self.database, self.turns, self.clock).read(what, read.chat_id)
            sent, now = self.screens.begun(read.chat_id), self.clock()
            return await surely(
                self.database,
                lambda connection: self.turns.handle(connection, row.id, read.chat_id, event, now, sent=sent),
            )
        except Exception as error:
            log.exception("a turn failed")
            return await self._set_aside(row, f"turn: {type(error).__name__}")

    async def _set_aside(self, row: InboxRow, fault: str) -> Handled | None:
        """Lay an update aside that cannot be handled, and say so kindly to whoever sent it."""
        now, chat_id = self.clock(), row.chat_id
        self.counts.updates["set_aside"] += 1
        if chat_id is None:
            await surely(self.database, lambda connection: inbox.fail(connection, row.id, fault, at=now))
            return None
        return await surely(self.database, lambda connection: self.turns.fail(connection, row.id, chat_id, fault, now))

    async def _note_blocked(self, row: InboxRow, person_id: int, what: Blocked) -> None:
        now = self.clock()

        def note(connection: Connection) -> None:
            people.set_blocked(connection, person_id, now if what.blocked else None)
            inbox.finish(connection, row.id, at=now)

        await surely(self.database, note)

    def _answer(self, press: Press, handled: Handled | None) -> None:
        """Stop the button's spinner; best effort."""
        _in_background(self._answer_callback(press.callback_id, handled.toast if handled else ""))

    async def _answer_callback(self, callback_id: str, toast: str) -> None:
        try:
            await self.bot.answer_press(callback_id, toast)
        except TelegramError as error:
            log.debug("a button press could not be answered: %s", type(error).__name__)


_TASKS: set[asyncio.Task[None]] = set()


def _in_background(work: Coroutine[Any, Any, None]) -> None:
    """Start something nobody waits for; it is held until it ends."""
    task = asyncio.create_task(work)
    _TASKS.add(task)
    task.add_done_callback(_TASKS.discard)
