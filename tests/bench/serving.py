"""The bots as they are run for a measurement: each beside a Bot API server of its own in this process."""

from __future__ import annotations

import itertools
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.bench.load import Walk
from tests.bench.process import Program, Programs, program
from tests.replicas.balancer import Balancer
from tests.replicas.cluster import free_port, listens

SECRET = "a-secret-of-the-bench-0123456789"
REPLICAS_SEED = 7

_NUMBERS = itertools.count(10_000_000, 10_000_000)
"""Where each server's numbers begin: an update with a number the database knows would be taken for a repeated one."""


@dataclass(frozen=True, slots=True)
class Serving:
    """One bot at work: its name in the table, its server, its processes, and how its people walk."""

    name: str
    server: SandboxServer
    bot: Program | Programs
    walk: Walk


def new_server(accounts: Iterable[int]) -> SandboxServer:
    """A Bot API server with a private chat for each account."""
    first = next(_NUMBERS)
    people = [User(account, "Cán bộ") for account in accounts]
    return SandboxServer(people, journal=False, first_update_id=first, first_message_id=first)


def settings(server: SandboxServer, folder: Path, **more: str) -> dict[str, str]:
    """The environment of `python -m bot run`; no limit of sending unless ``more`` says otherwise."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "BOT_TOKEN": server.token,
        "BOT_API_URL": server.address,
        "DATA_DIR": str(folder),
        "SEND_LIMIT": "0",
        **more,
    }


@asynccontextmanager
async def fetching(name: str, url: str, accounts: Iterable[int], walk: Walk) -> AsyncIterator[Serving]:
    """One process on the SQLite file at ``url``, which fetches its updates."""
    folder = Path(url.removeprefix("sqlite:///")).parent
    async with new_server(accounts) as server, program("bot", "run", env=settings(server, folder)) as bot:
        yield Serving(name, server, bot, walk)


@asynccontextmanager
async def replicated(
    name: str, url: str, folder: Path, accounts: Iterable[int], walk: Walk, processes: int
) -> AsyncIterator[Serving]:
    """So many processes on the PostgreSQL database at ``url``, behind a balancer that picks one at random."""
    ports = [free_port() for _ in range(processes)]
    kind = Balancer(ports, Random(REPLICAS_SEED), latest=0.0, again=0.0)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(new_server(accounts))
        balancer = await stack.enter_async_context(kind)
        bots = []
        for port in ports:
            own = folder / str(port)
            own.mkdir(parents=True)
            webhook = {"WEBHOOK_URL": balancer.address, "WEBHOOK_SECRET": SECRET}
            listen = {"WEBHOOK_LISTEN": f"127.0.0.1:{port}", "DATABASE_URL": url}
            environment = settings(server, own, **webhook, **listen)
            bots.append(await stack.enter_async_context(program("bot", "run", env=environment)))
        for port in ports:
            await listens(port)
        yield Serving(name, server, Programs(bots), walk)
