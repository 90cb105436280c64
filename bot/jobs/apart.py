"""A file from outside is read in a process of its own, which ends with it."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process

log = logging.getLogger(__name__)


async def run_apart(module: str, given: bytes, *, seconds: float) -> bytes | None:
    """What ``python -m module`` says of what it is given; None where it fails or takes longer than that."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True
    )
    try:
        async with asyncio.timeout(seconds):
            said, _ = await process.communicate(given)
        if process.returncode == 0:
            return said
        log.error("%s ended with %s", module, process.returncode)
    except TimeoutError:
        log.error("%s took too long", module)
    finally:
        if process.returncode is None:
            await end(process)
    return None


async def end(process: Process) -> None:
    """End a process that leads a session of its own, with all it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
