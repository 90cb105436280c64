"""One simulated person in the Bot API server's own process: acts, and waits until the reply stands in the chat."""

from __future__ import annotations

import time
from typing import Any

from bot.sandbox.keyboard import buttons
from bot.sandbox.server import SandboxServer

Json = dict[str, Any]

PATIENCE = 30.0
"""Seconds after which a reply is taken for lost, which ends the run."""


class Phone:
    """A private chat seen by its person.  `screen` is the bot's newest message."""

    def __init__(self, server: SandboxServer, account: int) -> None:
        self._people = server.people
        self._chat = server.telegram.chats[account]
        self._account = account
        self.screen: Json = {}

    @property
    def text(self) -> str:
        return str(self.screen.get("text", ""))

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in buttons(self.screen)]

    async def say(self, text: str, *, until: str = "") -> float:
        """Send a text; seconds until the bot's new message, with ``until`` in it, stands in the chat."""
        since, started = self._chat.seq, time.perf_counter()
        said = self._people.say(self._account, text)[-1]
        return await self._seen(said, since, started, until)

    async def press(self, label: str, *, until: str = "") -> float:
        """Press a button of the screen; seconds until it has changed or a new one stands there, ``until`` in it."""
        since, started = self._chat.seq, time.perf_counter()
        number = self.screen["message_id"]
        self._people.press(self._account, number, label=label)
        return await self._seen(number, since, started, until)

    async def files(self, count: int) -> None:
        """Wait until so many files of the bot stand in the chat."""
        since = 0
        while len([one for one in self._chat.messages.values() if "document" in one]) < count:
            await self._chat.wait(since, PATIENCE)
            since = self._chat.seq

    async def _seen(self, number: int, since: int, started: float, until: str) -> float:
        """Wait for a message of the bot with this number or a later one that came or changed and says that."""
        while True:
            for message in self._chat.since(since)["messages"]:
                own = message["from"]["is_bot"] and message["message_id"] >= number
                if own and until in message.get("text", ""):
                    self.screen = message
                    return time.perf_counter() - started
            waited_from = self._chat.seq
            await self._chat.wait(waited_from, PATIENCE)
            if self._chat.seq == waited_from:
                raise TimeoutError(f"no reply to {self._account}; the last screen: {self.text}")
