"""The line in the chat that moves while a long job works; best effort, and never in the job's way."""

import asyncio
import contextlib
from typing import Any

from sqlalchemy import Connection
from telegram.error import TelegramError

from bot.keeping.job_line import line_row
from bot.telegram import wire
from bot.telegram.client import Client
from bot.upkeep.surely import looked_up
from dialogs.desk.stopping import stop_button
from storage import outbox
from storage.database import Database
from storage.jobs import StoredJob
from storage.outbox import OutboxRow

PACE = 1.0
"""Seconds between two changes of the line."""

LOOK = 0.2
"""Seconds between looks whether the line has arrived."""

LAST = 5.0
"""Seconds the last word waits for a line that has not arrived yet."""


class Progress:
    """The line of one job; its message was queued with the job, so that a restarted bot goes on with the same one."""

    def __init__(self, bot: Client, database: Database, job: StoredJob) -> None:
        self._bot = bot
        self._database = database
        self._job = job
        self._row = line_row(job.progress)
        self._message_id: int | None = None
        self._wanted = ""
        self._changed = asyncio.Event()
        self._task = asyncio.create_task(self._keep_showing())

    def say(self, line: str) -> None:
        """Show how far it is, soon; of several lines in a second only the last."""
        self._wanted = f"⏳ Tổng hợp: {line}…"
        self._changed.set()

    async def end(self, line: str) -> None:
        """Say how it ended; the button goes."""
        await self.stop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST):
                await self._show(line, None)

    async def stop(self) -> None:
        """Leave the line as it is."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _keep_showing(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._show(self._wanted, wire.keyboard(((stop_button(self._job.id),),), f"n{self._row}"))
            await asyncio.sleep(PACE)

    async def _show(self, text: str, keyboard: dict[str, Any] | None) -> None:
        message_id = await self._message()
        if message_id is not None:
            with contextlib.suppress(TelegramError):
                await self._bot.change(self._job.chat_id, message_id, text, None, keyboard)

    async def _message(self) -> int | None:
        """The line's message, once it has arrived; None where there is none and will be none."""
        while self._row is not None and self._message_id is None:
            found = await looked_up(self._database, self._find)
            if found is None or found.state == "failed":
                self._row = None
            elif found.message_id is None:
                await asyncio.sleep(LOOK)
            else:
                self._message_id = found.message_id
        return self._message_id

    def _find(self, connection: Connection) -> OutboxRow | None:
        return outbox.get(connection, self._row or 0)
