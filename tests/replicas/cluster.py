"""Three real processes on one PostgreSQL database behind a load balancer; some are killed and started again."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from storage.engines import new_engine
from storage.tables import inbox, jobs, outbox
from tests.kill.experiment import files_once, in_one_piece, kept_once, submitted_once
from tests.kill.officer import PATIENCE, Officer
from tests.kill.region import make_region
from tests.person import Person
from tests.real_bot import RealBot
from tests.replicas.balancer import Balancer

PROCESSES = 3
SECRET = "a-secret-of-the-test-0123456789"
FIRST = 2001


class Cluster:
    """``chats`` officers write a whole report each while processes are killed ``kills`` times."""

    def __init__(self, url: str, folder: Path, seed: int, chats: int, kills: int) -> None:
        self.url = url
        self.folder = folder
        self.chats = chats
        self.kills = kills
        self.dice = Random(seed)
        self.seed = seed

    async def run(self) -> None:
        """Everybody works; whichever process dies, nothing is lost and nothing acts twice."""
        region = make_region(self.url, communes=tuple(f"Xã Thử {number}" for number in range(self.chats)))
        users = [User(FIRST + place, f"Cán bộ {place + 1}") for place in range(self.chats)]
        ports = [free_port() for _ in range(PROCESSES)]
        async with SandboxServer(users) as server, Balancer(ports, self.dice) as balancer:
            self.bots = [self._bot(server, balancer, port) for port in ports]
            try:
                await asyncio.gather(*(self._start(bot, port) for bot, port in zip(self.bots, ports, strict=True)))
                officers = [
                    Officer(Person(server, user), post, region.outline, self.url, self.seed + user.id)
                    for user, post in zip(users, region.officers, strict=True)
                ]
                await self._work(officers, ports)
                await self._settle()
            finally:
                for bot in self.bots:
                    await bot.end()
            self._reckon(officers)
            assert balancer.repeated > 0

    def _bot(self, server: SandboxServer, balancer: Balancer, port: int) -> RealBot:
        folder = self.folder / str(port)
        folder.mkdir()
        return RealBot(
            server,
            folder,
            DATABASE_URL=self.url,
            WEBHOOK_URL=balancer.address,
            WEBHOOK_LISTEN=f"127.0.0.1:{port}",
            WEBHOOK_SECRET=SECRET,
            SEND_LIMIT="0",
        )

    async def _start(self, bot: RealBot, port: int) -> None:
        await bot.spawn()
        await listens(port)

    async def _work(self, officers: list[Officer], ports: list[int]) -> None:
        killing = asyncio.create_task(self._kill(ports))
        try:
            await asyncio.gather(*(officer.work(_once_over(officer)) for officer in officers))
        finally:
            self.kills = 0
            await killing

    async def _kill(self, ports: list[int]) -> None:
        """One after another is killed at a moment the dice choose and started again; two always live."""
        for number in range(self.kills):
            await asyncio.sleep(self.dice.uniform(0.2, 2.0))
            if number >= self.kills:
                return
            place = self.dice.randrange(len(self.bots))
            self.bots[place].kill()
            await self.bots[place].ended()
            await self._start(self.bots[place], ports[place])

    async def _settle(self) -> None:
        """Wait until nothing is left to handle or to send; then end all as an administrator would."""
        async with asyncio.timeout(PATIENCE):
            while self._left():  # noqa: ASYNC110 - another process's database tells nobody
                await asyncio.sleep(0.1)
        assert [await bot.stop() for bot in self.bots] == [0] * len(self.bots)

    def _left(self) -> list[Any]:
        engine = new_engine(self.url, reading=True)
        with engine.connect() as connection:
            found = [
                *connection.execute(select(inbox.c.id).where(inbox.c.done_at.is_(None))),
                *connection.execute(select(outbox.c.id).where(outbox.c.state.in_(("new", "sending")))),
                *connection.execute(select(jobs.c.id).where(jobs.c.state.in_(("new", "running")))),
            ]
        engine.dispose()
        return found

    def _reckon(self, officers: list[Officer]) -> None:
        engine = new_engine(self.url, reading=True)
        with engine.connect() as connection:
            assert list(connection.execute(select(inbox.c.failed).where(inbox.c.failed.is_not(None)))) == []
            for officer in officers:
                kept_once(connection, officer)
                in_one_piece(connection, officer)
                submitted_once(connection, officer)
                files_once(connection, officer)
        engine.dispose()
        for bot in self.bots:
            text = bot.log.read_text()
            assert "Traceback" not in text, text
            assert SECRET not in text
            assert "Việc thứ" not in text


def _once_over(officer: Officer) -> Callable[[], bool]:
    """One round of working over for every second officer."""
    rounds = iter([True] if officer.person.id % 2 else [])
    return lambda: next(rounds, False)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def listens(port: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return
