"""Officers who think: 500 of them on one process with SQLite, each about five seconds before the next message."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from bot.clock import now
from tests.bench import walks
from tests.bench.country import make_country, sqlite_url
from tests.bench.load import Figures, closed_loop
from tests.bench.phone import Phone
from tests.bench.serving import fetching

OFFICERS = 500
THINK = 5.0
"""Seconds on the average; between half and one and a half times as long."""

WARM, SECONDS = 10.0, 30.0

_DICE = Random(5)


async def thinking(folder: Path) -> Figures:
    """What they get of it."""
    country = make_country(sqlite_url(folder), communes=OFFICERS, deadline=now() + timedelta(days=6))
    async with fetching("", country.url, country.accounts, _thoughtful) as one:
        wait = partial(asyncio.sleep, SECONDS)
        accounts = itertools.cycle(country.first)
        return await closed_loop(one.server, one.bot, one.walk, accounts, OFFICERS, warm=WARM, while_=wait)


async def _thoughtful(phone: Phone) -> AsyncIterator[float]:
    await asyncio.sleep(_DICE.uniform(0, THINK))
    async for latency in walks.officer(phone):
        yield latency
        await asyncio.sleep(THINK * _DICE.uniform(0.5, 1.5))
