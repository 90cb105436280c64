"""A load balancer of the unkind sort: it picks a process at random, holds some deliveries back and repeats others."""

from __future__ import annotations

import asyncio
from random import Random

import aiohttp
from aiohttp import web

LATEST = 0.15
"""Seconds a delivery is held back at most, so that a later one overtakes it."""

REPEATED = 0.2
"""The share of deliveries that come a second time."""


class Balancer:
    """Passes each delivery on to one of ``ports``, whoever lives; 502 where that one is dead.

    Held back by ``latest`` seconds at most, and ``again`` once more by that share; a kind one does neither.
    """

    def __init__(self, ports: list[int], dice: Random, *, latest: float = LATEST, again: float = REPEATED) -> None:
        self.ports = ports
        self._latest = latest
        self._share = again
        self.delivered = 0
        self.repeated = 0
        self._dice = dice
        self._again: set[asyncio.Task[int]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self.address = ""

    async def __aenter__(self) -> Balancer:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        application = web.Application()
        application.router.add_post("/updates", self._pass_on)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}/updates"
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._again:
            task.cancel()
        await asyncio.gather(*self._again, return_exceptions=True)
        assert self._runner is not None
        await self._runner.cleanup()
        assert self._session is not None
        await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: value for name, value in request.headers.items() if name.startswith("X-")}
        await asyncio.sleep(self._dice.uniform(0, self._latest))
        status = await self._send(body, headers)
        if status == 200:
            self.delivered += 1
            if self._dice.random() < self._share:
                self._repeat(body, headers)
        return web.Response(status=status)

    def _repeat(self, body: bytes, headers: dict[str, str]) -> None:
        """The same once more, to another process perhaps, while the first may still be at it."""
        self.repeated += 1
        task = asyncio.create_task(self._send(body, headers))
        self._again.add(task)
        task.add_done_callback(self._again.discard)

    async def _send(self, body: bytes, headers: dict[str, str]) -> int:
        assert self._session is not None
        url = f"http://127.0.0.1:{self._dice.choice(self.ports)}/updates"
        try:
            async with self._session.post(url, data=body, headers=headers) as response:
                return response.status
        except aiohttp.ClientError:
            return 502
