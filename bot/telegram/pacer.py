"""How fast messages go out: one limit over all, and a slower pace for what nobody is waiting for."""

import asyncio
from typing import Literal

from aiolimiter import AsyncLimiter

Lane = Literal["reply", "notice"]

BURST = 5
"""Messages that may go out at once before the pace sets in."""

NOTICE_SHARE = 0.8
"""The share of the overall limit that notices may use, so that a broadcast leaves room for replies."""


class Pacer:
    """``limit`` messages a second over all (0 = no limit): replies wait only for that, notices keep to their share.

    One notice at a time stands in line with the replies: where all together want more than the limit, it is the
    notices that wait longer.
    """

    def __init__(self, limit: int) -> None:
        self._all = AsyncLimiter(BURST, BURST / limit) if limit else None
        self._notices = AsyncLimiter(1, 1 / (limit * NOTICE_SHARE)) if limit else None
        self._limit = limit
        self._processes = 1
        self._one_notice = asyncio.Lock()

    def share(self, processes: int) -> None:
        """Keep to one part of the limit: so many processes send for the same bot."""
        if processes == self._processes or not self._limit:
            return
        self._processes = processes
        own = self._limit / processes
        burst = max(1.0, BURST / processes)
        self._all = AsyncLimiter(burst, burst / own)
        self._notices = AsyncLimiter(1, 1 / (own * NOTICE_SHARE))

    async def turn(self, lane: Lane) -> None:
        """Wait until a message of that lane may go."""
        if self._all is None or self._notices is None:
            return
        if lane == "reply":
            await self._all.acquire()
            return
        async with self._one_notice:
            await self._notices.acquire()
            await self._all.acquire()
