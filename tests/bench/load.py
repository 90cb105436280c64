"""The closed loop: so many chats at once, each sending its next message the moment the reply has arrived."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from bot.sandbox.server import SandboxServer
from tests.bench.phone import Phone
from tests.bench.process import Program, Programs, cpu_seconds

Walk = Callable[[Phone], AsyncIterator[float]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run gave: latencies in seconds, processor seconds of the bot (`cpu`) and of this process (`driver`),
    and the bot's `memory` in bytes at the end."""

    chats: int
    seconds: float
    latencies: Sequence[float]
    cpu: float
    driver: float
    memory: int = 0

    @property
    def rate(self) -> float:
        """Replies a second."""
        return len(self.latencies) / self.seconds

    @property
    def cpu_per_thousand(self) -> float:
        """Processor seconds of the bot for 1,000 replies."""
        return self.cpu / len(self.latencies) * 1000

    def percentile(self, which: int) -> float:
        return quantiles(self.latencies, n=100)[which - 1]


def together(turns: Sequence[Figures]) -> Figures:
    """Several turns of the same run as one."""
    return Figures(
        turns[0].chats,
        sum(turn.seconds for turn in turns),
        [latency for turn in turns for latency in turn.latencies],
        sum(turn.cpu for turn in turns),
        sum(turn.driver for turn in turns),
        max(turn.memory for turn in turns),
    )


@dataclass(slots=True)
class _Window:
    """Latencies are kept only while `open`; nobody takes another step once it is all `over`."""

    open: bool = False
    over: bool = False
    latencies: list[float] = field(default_factory=list)


async def closed_loop(
    server: SandboxServer,
    bot: Program | Programs,
    walk: Walk,
    accounts: Iterator[int],
    chats: int,
    *,
    warm: float,
    while_: Callable[[], Awaitable[object]],
    every: float = 0.0,
) -> Figures:
    """Run `chats` chats at once for `warm` seconds, then measure until `while_` is done.

    Each chat sends its next message the moment the reply has arrived, but at most one in `every` seconds,
    the chats one after another.

    A chat that has walked to the end hands over to the next account of `accounts`.
    """
    window = _Window()
    lanes = [
        asyncio.create_task(_lane(server, walk, accounts, window, every, at * every / chats)) for at in range(chats)
    ]
    try:
        await _run_on(lanes, asyncio.sleep(warm))
        started, cpu, driver = time.perf_counter(), bot.cpu, cpu_seconds()
        window.open = True
        await _run_on(lanes, while_())
        window.open = False
        took = time.perf_counter() - started
        return Figures(chats, took, window.latencies, bot.cpu - cpu, cpu_seconds() - driver, bot.memory)
    finally:
        # Told rather than cancelled: in Python 3.11 `wait_for` can swallow a cancellation.
        window.over = True
        await asyncio.gather(*lanes, return_exceptions=True)


async def _run_on(lanes: list[asyncio.Task[None]], until: Awaitable[object]) -> None:
    """Let them run until something is done; a lane that ends before has failed."""
    awaited = asyncio.ensure_future(until)
    ended, _ = await asyncio.wait([*lanes, awaited], return_when=asyncio.FIRST_COMPLETED)
    for task in ended:
        await task
    if awaited not in ended:
        awaited.cancel()
        raise RuntimeError("there were not enough accounts for the run")


async def _lane(
    server: SandboxServer, walk: Walk, accounts: Iterator[int], window: _Window, every: float, begin: float
) -> None:
    await asyncio.sleep(begin)
    for account in accounts:
        async for latency in walk(Phone(server, account)):
            if window.open:
                window.latencies.append(latency)
            if window.over:
                return
            if every:
                await asyncio.sleep(every - latency)
