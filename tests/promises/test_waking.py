"""Loops that rest until something wakes them."""

import asyncio

import pytest

from bot.upkeep.waking import woken


@pytest.mark.parametrize("later", range(4))
async def test_who_is_stopped_as_it_is_woken_stops(later: int) -> None:
    """SIGTERM at the very instant at which work arrives, or some steps of the event loop later, ends the loop."""
    awake = asyncio.Event()

    async def loop() -> None:
        while True:
            awake.clear()
            await woken(awake, 60)

    running = asyncio.create_task(loop())
    for _ in range(4):
        await asyncio.sleep(0)
    awake.set()
    for _ in range(later):
        await asyncio.sleep(0)
    running.cancel()
    async with asyncio.timeout(5):
        (ended,) = await asyncio.gather(running, return_exceptions=True)
    assert isinstance(ended, asyncio.CancelledError)


async def test_rest_ends_by_itself() -> None:
    """Nobody wakes it: it looks again after a while."""
    await woken(asyncio.Event(), 0.01)
