"""The worker process as the bot sees it: orders in, lines out."""

import asyncio
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from typing import Any

import orjson

from bot.jobs.apart import end
from bot.jobs.worker import MEMORY_VARIABLE, OFFICE_VARIABLE, SENSITIVE_VARIABLE, URL_VARIABLE
from bot.settings import Settings


class WorkerProcess:
    """One worker, started when first needed and again when it has died.

    It has a folder of its own for what it writes on the way, gone with it whatever it died of.
    """

    def __init__(self, url: str, memory: int, settings: Settings) -> None:
        self._environment = {
            URL_VARIABLE: url,
            MEMORY_VARIABLE: str(memory),
            OFFICE_VARIABLE: settings.soffice,
            SENSITIVE_VARIABLE: settings.sensitive_answers,
        }
        self._process: Process | None = None
        self._folder = ""

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
        """End the process and all it has started; it keeps nothing that is not in the database."""
        process, self._process = self._process, None
        if process is None:
            return
        await end(process)
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _ready(self) -> Process:
        """The running process.  In a session of its own: Ctrl+C in the terminal is the bot's affair."""
        if self._process is not None and self._process.returncode is not None:
            await self.stop()
        if self._process is None:
            self._folder = tempfile.mkdtemp(prefix="baocao-")
            command = (sys.executable, "-m", "bot.jobs.worker")
            environment = {**os.environ, **self._environment, "TMPDIR": self._folder}
            self._process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, env=environment, start_new_session=True
            )
        return self._process
