"""Memory over 100,000 events: officers write their reports one after another, 50 at once, and the bot is weighed."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.clock import now
from tests.bench import walks
from tests.bench.country import make_country, sqlite_url
from tests.bench.load import Figures, closed_loop
from tests.bench.serving import Serving, fetching

EVENTS, EVERY = 100_000, 10_000
CHATS = 50
GROWTH = 0.05
"""Of memory over the second half at most, to be called flat: by then everything that is remembered is full."""

WARM = 2.0


@dataclass(frozen=True, slots=True)
class Endurance:
    """The run, and the bot's bytes after each ``EVERY`` events."""

    run: Figures
    weights: list[int] = field(default_factory=list)

    @property
    def is_flat(self) -> bool:
        return self.weights[-1] <= self.weights[len(self.weights) // 2 - 1] * (1 + GROWTH)


async def endurance(folder: Path) -> Endurance:
    """What the bot holds on the way."""
    country = make_country(sqlite_url(folder), deadline=now() + timedelta(days=6))
    async with fetching("", country.url, country.accounts, walks.officer) as one:
        weights: list[int] = []
        accounts = itertools.cycle(country.first)
        run = await closed_loop(
            one.server, one.bot, one.walk, accounts, CHATS, warm=WARM, while_=lambda: _weigh(one, weights)
        )
        return Endurance(run, weights)


async def _weigh(one: Serving, weights: list[int]) -> None:
    """Until that many updates have been sent since now."""
    first = one.server.telegram.updates.next_id
    for number in range(EVERY, EVENTS + 1, EVERY):
        while one.server.telegram.updates.next_id - first < number:  # noqa: ASYNC110 - looking is cheaper than telling
            await asyncio.sleep(0.1)
        weights.append(one.bot.memory)
