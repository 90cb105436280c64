"""Starts the real command line as whoever tries the product does, in a folder of its own and without settings."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parent.parent.parent
BAOCAO = Path(sys.executable).with_name("baocao")
READY_WITHIN = 30.0  # seconds: the machine may be busy with other tests
STOPS_WITHIN = 10.0
ADDRESS = re.compile(r"http://\S+")


def bare_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without settings of ours, but for those given."""
    ours = {name.upper() for name in Settings.model_fields}
    return {name: value for name, value in os.environ.items() if name.upper() not in ours} | dict(settings)


class Product:
    """One run of a command; `said` and `complained` hold its lines."""

    def __init__(self, folder: Path, *command: str | Path, **settings: str) -> None:
        self._command = command or (BAOCAO, "sandbox")
        self._folder = folder
        self._settings = {"DATA_DIR": str(folder / "var"), "SANDBOX_LISTEN": "127.0.0.1:0"} | settings
        self.said: list[str] = []
        self.complained: list[str] = []
        self.address = ""

    async def start(self) -> str:
        """Runs the command until it says its address, which is returned; AssertionError when it ends before."""
        await self._run()
        self.address = await asyncio.wait_for(self._address, READY_WITHIN)
        if not self.address:
            await self._ended()
            raise AssertionError("\n".join(["ended before it was ready", *self.said, *self.complained]))
        return self.address

    async def end(self) -> int:
        """Runs a command that ends by itself; gives its exit code."""
        await self._run()
        return await asyncio.wait_for(self._ended(), READY_WITHIN)

    async def stop(self) -> int:
        """Asks it to end, as ``systemctl stop`` does, and gives the exit code."""
        if self._process.returncode is None:
            self._process.terminate()
        return await asyncio.wait_for(self._ended(), STOPS_WITHIN)

    async def kill(self) -> None:
        """Ends it without asking."""
        self._process.kill()
        await self._ended()

    async def __aenter__(self) -> Product:
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()

    async def _run(self) -> None:
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command, cwd=self._folder, env=bare_environment(self._settings), stdout=pipe, stderr=pipe
        )
        self._address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._readers = [
            asyncio.create_task(self._listen(self._process.stdout)),
            asyncio.create_task(_read(self._process.stderr, self.complained)),
        ]

    async def _ended(self) -> int:
        await asyncio.gather(*self._readers)
        return await self._process.wait()

    async def _listen(self, stream: asyncio.StreamReader | None) -> None:
        """Keeps what is said; the address is settled by the line that holds it, or by the end without one."""
        assert stream is not None
        async for line in stream:
            self.said.append(line.decode().rstrip("\n"))
            if (found := ADDRESS.search(self.said[-1])) and not self._address.done():
                self._address.set_result(found[0])
        if not self._address.done():
            self._address.set_result("")


async def _read(stream: asyncio.StreamReader | None, lines: list[str]) -> None:
    assert stream is not None
    async for line in stream:
        lines.append(line.decode().rstrip("\n"))
