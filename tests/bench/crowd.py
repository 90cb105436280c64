"""Everybody at once: 1, 50, 500 and 2,000 officers who each send the next message the moment the reply has arrived.

On SQLite beside the two yardsticks, by turns, so that whatever else the machine does meets all; then on PostgreSQL with
one process and with three, by turns.  Every turn has officers of its own who begin their reports.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.clock import now
from templates.outline import Outline
from tests.bench import walks
from tests.bench.country import Country, country_forms, make_country, sqlite_url
from tests.bench.environment import dialog_python
from tests.bench.load import Figures, closed_loop, together
from tests.bench.phone import Phone
from tests.bench.process import program
from tests.bench.serving import Serving, fetching, new_server, replicated
from tests.databases import own_server

ALONE = (1, 50, 500, 2000)
REPLICATED = (50, 500, 2000)
ECHO, DIALOG, OWN = "bare echo, stores nothing", "aiogram-dialog, in memory", "Trợ lý báo cáo, SQLite"
ONE, THREE = "Trợ lý báo cáo, PostgreSQL, 1 process", "Trợ lý báo cáo, PostgreSQL, 3 processes"
WARM = 1.0
EACH = 0.002
"""Seconds more of warming up for each officer, and twice that of measuring: all of them are under way, and nobody's
wait is longer than what is measured."""

Contest = dict[str, list[Figures]]
"""What each bot gave, by its name in the table; one figure for each number of chats."""


async def alone(folder: Path, seconds: float, rounds: int) -> Contest:
    """One process on SQLite, the echo bot and the aiogram-dialog bot."""
    country = make_country(sqlite_url(folder), deadline=now() + timedelta(days=6))
    async with _contestants(country) as contestants:
        return await _by_turns(contestants, country, ALONE, seconds, rounds)


async def on_postgresql(folder: Path, seconds: float, rounds: int) -> Contest:
    """One process and three, each on a database of its own of one server."""
    with own_server() as server:
        country = make_country(server.url, deadline=now() + timedelta(days=6))
        twin = server.copied("twin")
        async with (
            replicated(ONE, country.url, folder / "one", country.accounts, walks.officer, 1) as one,
            replicated(THREE, twin, folder / "three", country.accounts, walks.officer, 3) as three,
        ):
            return await _by_turns([one, three], country, REPLICATED, seconds, rounds)


@asynccontextmanager
async def _contestants(country: Country) -> AsyncIterator[list[Serving]]:
    """The yardsticks and ours, all started; without aiogram-dialog where it cannot be had."""
    python = await dialog_python()
    async with AsyncExitStack() as stack:
        found = [await _other(stack, ECHO, "tests.bench.echo", country, walks.echo)]
        if python is not None:
            length = str(_questions())
            found.append(
                await _other(stack, DIALOG, "tests.bench.dialog_bot", country, walks.officer, length, python=python)
            )
        own = fetching(OWN, country.url, country.accounts, walks.officer)
        found.append(await stack.enter_async_context(own))
        yield found


async def _other(
    stack: AsyncExitStack,
    name: str,
    module: str,
    country: Country,
    walk: walks.Walk,
    *more: str,
    python: Path | None = None,
) -> Serving:
    server = await stack.enter_async_context(new_server(country.accounts))
    started = program(module, server.address, server.token, *more, env={"PTB_TIMEDELTA": "1"}, python=python)
    return Serving(name, server, await stack.enter_async_context(started), walk)


def _questions() -> int:
    """Questions of one report, between the two the officers walk through."""
    lengths = [len(Outline(form.form, "xa").items) for form in country_forms()]
    return sum(lengths) // len(lengths)


async def _by_turns(
    contestants: Sequence[Serving], country: Country, sizes: Sequence[int], seconds: float, rounds: int
) -> Contest:
    """Every bot by turns; what each gave in all rounds together."""
    for one in contestants:
        await Phone(one.server, country.staff[0]).say("/baocao")
    fresh = {one.name: itertools.cycle(country.first) for one in contestants}
    found: Contest = {one.name: [] for one in contestants}
    for chats in sizes:
        turns = [[await _turn(one, fresh[one.name], chats, seconds) for one in contestants] for _ in range(rounds)]
        for place, one in enumerate(contestants):
            found[one.name].append(together([turn[place] for turn in turns]))
    return found


async def _turn(one: Serving, accounts: Iterator[int], chats: int, seconds: float) -> Figures:
    wait = partial(asyncio.sleep, max(seconds, 2 * chats * EACH))
    return await closed_loop(one.server, one.bot, one.walk, accounts, chats, warm=WARM + chats * EACH, while_=wait)
