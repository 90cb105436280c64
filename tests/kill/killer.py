"""Kills at chosen moments: around a call to Telegram, inside a commit, while a job is done, or at any time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event
from typing import Any

from tests.real_bot import NeverArrived, RealBot, all_end, open_process

IDLE = 4.0
"""Seconds after which a process is killed in which the chosen moment never came."""

KINDS = ("before call", "after call", "commit", "commit", "job", "time")


@dataclass(slots=True)
class Killer:
    """Starts the bot, kills it at a moment the dice choose, and starts it again."""

    bot: RealBot
    dice: Random
    kills: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    calls: list[int] = field(default_factory=list)
    """Number of the last call in the journal at each kill."""
    _polls: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, kills: int) -> None:
        """Kill so many processes, then leave one running."""
        while self.kills < kills:
            await self._one_life(KINDS[self.kills % len(KINDS)])
        self.bot.server.telegram.on_call = self.bot.note
        await self.bot.start()

    async def _one_life(self, kind: str) -> None:
        count = self.dice.randint(1, 8)
        self._polls.clear()
        self.bot.server.telegram.on_call = self._note
        if kind.endswith("call"):
            self.bot.server.telegram.on_call = self._at_call(kind.split(maxsplit=1)[0], count)
        number = await self.bot.spawn()
        stop = Event()
        watching = [asyncio.create_task(self._after(self._moment(kind)))]
        if kind == "commit":
            watching.append(asyncio.create_task(self._at_commit(count, stop)))
        if kind == "job":
            watching.append(asyncio.create_task(self._at_job()))
        try:
            code, children = await self._end()
        finally:
            stop.set()
            for task in watching:
                task.cancel()
            await asyncio.gather(*watching, return_exceptions=True)
        self.kills += 1
        self.kinds[kind] += 1
        self.calls.append(self.bot.server.telegram.journal.written)
        assert code == -9, f"process {number} ended by itself with {code}: see {self.bot.log}"
        assert await all_end(children), "a worker outlived the bot"

    async def _end(self) -> tuple[int, list[int]]:
        """Wait for the end of the bot; its exit code, and descriptors of the workers it has had."""
        assert self.bot.process is not None
        children: set[int] = set()
        ending = asyncio.create_task(self.bot.process.wait())
        while not ending.done():
            children |= set(self.bot.children())
            await asyncio.wait({ending}, timeout=0.02)
        self.bot.server.telegram.on_call = None
        return ending.result(), [opened for child in children if (opened := open_process(child)) is not None]

    def _moment(self, kind: str) -> float:
        return self.dice.uniform(0, 3.0) if kind == "time" else IDLE

    async def _after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.bot.kill()

    def _at_call(self, when: str, count: int) -> Any:
        left = count

        async def strike(method: str, _params: Mapping[str, Any], moment: str) -> None:
            nonlocal left
            await self._note(method, _params, moment)
            if moment != when or method == "setMyCommands":
                return
            left -= 1
            if left == 0:
                self.bot.kill()
                if when == "before":
                    raise NeverArrived

        return strike

    async def _note(self, method: str, _params: Mapping[str, Any], _moment: str) -> None:
        if method == "getUpdates":
            self._polls.set()

    async def _at_commit(self, count: int, stop: Event) -> None:
        """Once it polls, kill when its database has changed so many times."""
        await self._polls.wait()
        await asyncio.to_thread(self._watch_commits, count, stop)

    def _watch_commits(self, count: int, stop: Event) -> None:
        """Kill when SQLite's log has changed so many times: in the middle of a commit or right behind it."""
        log = Path(f"{self.bot.folder / 'baocao.sqlite3'}-wal")
        seen, left = _state(log), count
        while not stop.wait(0.0005):
            now = _state(log)
            if now == seen:
                continue
            seen = now
            left -= 1
            if left == 0:
                self.bot.kill()
                return

    async def _at_job(self) -> None:
        """Kill some moments after a worker process has begun."""
        while not self.bot.children():  # noqa: ASYNC110 - nothing tells of a process's child
            await asyncio.sleep(0.01)
        await asyncio.sleep(self.dice.uniform(0, 2.0))
        self.bot.kill()


def _state(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
