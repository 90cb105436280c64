"""The real process, ``python -m bot run``, beside a sandbox server of the test's own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.server import SandboxServer
from tests.logged import STARTED

ROOT = Path(__file__).parent.parent
START_WITHIN = 20.0


class RealBot:
    """One process after another on the same data folder; everything they log goes to ``log``."""

    def __init__(self, server: SandboxServer, folder: Path, **environment: str) -> None:
        self.server = server
        self.folder = folder
        self.log = folder / "bot.log"
        self.url = environment.get("DATABASE_URL", f"sqlite:///{folder / 'baocao.sqlite3'}")
        self.process: asyncio.subprocess.Process | None = None
        self._environment = environment
        self._polled = asyncio.Event()
        STARTED.append(self)

    @property
    def environment(self) -> Mapping[str, str]:
        """What the process is given: nothing of this process's own settings."""
        return {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": self.server.token,
            "BOT_API_URL": self.server.address,
            "DATA_DIR": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            **self._environment,
        }

    async def spawn(self) -> int:
        """Start it; its process id at once."""
        self._polled.clear()
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        return self.process.pid

    async def start(self) -> int:
        """Start it and wait until it polls."""
        self.server.telegram.on_call = self.note
        number = await self.spawn()
        await asyncio.wait_for(self._polled.wait(), START_WITHIN)
        return number

    async def note(self, method: str, _params: Mapping[str, Any], _when: str) -> None:
        """The hook by which a server tells that the process polls."""
        if method == "getUpdates":
            self._polled.set()

    def kill(self) -> None:
        """SIGKILL, at this very instant."""
        self._signal(signal.SIGKILL)

    async def ended(self, within: float = 10.0) -> int:
        """Wait for its end; the exit code."""
        assert self.process is not None
        return await asyncio.wait_for(self.process.wait(), within)

    async def stop(self, within: float = 10.0) -> int:
        """SIGTERM, and the exit code."""
        self._signal(signal.SIGTERM)
        return await self.ended(within)

    async def end(self) -> None:
        """Whatever became of it, it has ended after this."""
        self.kill()
        if self.process is not None:
            await self.ended()

    def _signal(self, number: int) -> None:
        """Straight to the process: the library's own way takes its exit code from whoever waits for it."""
        if self.process is not None and self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.pid, number)

    def children(self) -> list[int]:
        """Ids of the processes it has started itself."""
        assert self.process is not None
        number = self.process.pid
        try:
            listed = Path(f"/proc/{number}/task/{number}/children").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return []
        return [int(word) for word in listed.split()]


def open_process(number: int) -> int | None:
    """A descriptor that tells when the process ends; None where it has ended."""
    try:
        return os.pidfd_open(number)
    except ProcessLookupError:
        return None


async def all_end(descriptors: list[int], within: float = 5.0) -> bool:
    """Whether all those processes end in time."""
    try:
        ended = [await asyncio.to_thread(select.select, [one], [], [], within) for one in descriptors]
    finally:
        for one in descriptors:
            os.close(one)
    return all(readable for readable, _, _ in ended)


class NeverArrived(web.HTTPServiceUnavailable):
    """Raised in ``on_call`` before a call: it has no effect and is not in the journal."""
