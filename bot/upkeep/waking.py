"""How a loop rests between two looks."""

import asyncio
import contextlib


async def woken(awake: asyncio.Event, seconds: float) -> None:
    """Until ``awake`` is set or ``seconds`` have passed; who is cancelled ends, even if woken at that instant.

    ``asyncio.wait_for`` of Python 3.11 drops a cancellation that comes together with its answer, and the loop would
    go on after SIGTERM.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await awake.wait()
