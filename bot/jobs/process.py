"""The worker process as the bot sees it: orders in, lines out."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from typing import Any

import orjson

from bot.jobs.worker import MEMORY_VARIABLE, URL_VARIABLE


class WorkerProcess:
    """One worker, started when first needed and again when it has died."""

    def __init__(self, url: str, memory: int) -> None:
        self._environment = {URL_VARIABLE: url, MEMORY_VARIABLE: str(memory)}
        self._process: Process | None = None

    async def order(self, job: dict[str, Any]) -> None:
        """Give it one job; OSError where it dies of it."""
        process = await self._ready()
        if process.stdin is None:
            raise EOFError
        process.stdin.write(orjson.dumps(job) + b"\n")
        await process.stdin.drain()

    async def answer(self) -> dict[str, Any]:
        """The next line it says about its job; EOFError when it has died."""
        process = self._process
        line = await process.stdout.readline() if process is not None and process.stdout is not None else b""
        if not line:
            raise EOFError
        said: dict[str, Any] = orjson.loads(line)
        return said

    async def stop(self) -> None:
        """End the process; it keeps nothing that is not in the database."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _ready(self) -> Process:
        """The running process.  In a session of its own: Ctrl+C in the terminal is the bot's affair."""
        if self._process is None or self._process.returncode is not None:
            command = (sys.executable, "-m", "bot.jobs.worker")
            environment = {**os.environ, **self._environment}
            self._process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, env=environment, start_new_session=True
            )
        return self._process
