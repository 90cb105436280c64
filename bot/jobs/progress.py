"""A line in the chat that moves while a long job works; best effort, and never in the job's way."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot.telegram.client import Client

PACE = 1.0
"""Seconds between two changes of the line."""

Noted = Callable[[int], Awaitable[None]]
"""Is told the id of the line's message, once it has one."""


class Progress:
    """``message_id`` is the line a job had before the bot was restarted; it goes on moving that one."""

    def __init__(self, bot: Client, chat_id: int, message_id: int | None, noted: Noted) -> None:
        self._bot = bot
        self._chat_id = chat_id
        self._message_id = message_id
        self._noted = noted
        self._wanted = self._shown = ""
        self._changed = asyncio.Event()
        self._task = asyncio.create_task(self._keep_showing())

    def say(self, line: str) -> None:
        """Show how far it is, soon; of several lines in a second only the last."""
        self._wanted = f"⏳ Tổng hợp: {line}…"
        self._changed.set()

    async def end(self, line: str) -> None:
        """Say how it ended, if anything was said before."""
        await self.stop()
        if self._wanted or self._message_id is not None:
            await self._show(line)

    async def stop(self) -> None:
        """Leave the line as it is."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _keep_showing(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._show(self._wanted)
            await asyncio.sleep(PACE)

    async def _show(self, text: str) -> None:
        if text == self._shown:
            return
        with contextlib.suppress(TelegramError):
            if self._message_id is None:
                self._message_id = await self._bot.say(self._chat_id, text, None, None)
                await self._noted(self._message_id)
            else:
                await self._bot.change(self._chat_id, self._message_id, text, None, None)
            self._shown = text
