"""Updates delivered to the bot's webhook, several at a time, each again until the bot answers 2xx (Bot API,
setWebhook: "we will give up after a reasonable amount of attempts" - here never)."""

from __future__ import annotations

import asyncio

import aiohttp
import orjson

from bot.sandbox.chat import Json
from bot.sandbox.updates import UpdateQueue

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PAUSE = 0.2
"""Seconds before a delivery is tried again."""

WAIT_SECONDS = 60.0
"""How long the bot may take to answer one."""


class Deliveries:
    """Runs beside the server; it does nothing while no webhook is set."""

    def __init__(self, updates: UpdateQueue) -> None:
        self._updates = updates
        self._under_way: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver until cancelled."""
        timeout = aiohttp.ClientTimeout(total=WAIT_SECONDS)
        try:
            async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as session:
                while True:
                    self._begin(session)
                    await self._updates.changed()
        finally:
            for task in list(self._under_way.values()):
                task.cancel()

    def _begin(self, session: aiohttp.ClientSession) -> None:
        webhook = self._updates.webhook
        if not webhook["url"]:
            return
        for update in self._updates.to_deliver():
            if len(self._under_way) >= webhook["max_connections"]:
                return
            number = id(update)
            if number not in self._under_way:
                self._under_way[number] = asyncio.create_task(self._deliver(session, update, number))

    async def _deliver(self, session: aiohttp.ClientSession, update: Json, number: int) -> None:
        try:
            while not await self._accepted(session, update):  # noqa: ASYNC110 - another program answers
                await asyncio.sleep(PAUSE)
            self._updates.delivered(update)
        finally:
            del self._under_way[number]

    async def _accepted(self, session: aiohttp.ClientSession, update: Json) -> bool:
        webhook = self._updates.webhook
        if not webhook["url"]:
            return False
        headers = {"Content-Type": "application/json", HEADER: webhook["secret_token"]}
        try:
            async with session.post(webhook["url"], data=orjson.dumps(update), headers=headers) as response:
                return response.status // 100 == 2
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False
