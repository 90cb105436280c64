"""The page's server answers its own page and programs only, and the demo clock moves forward only."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.sandbox.clock import DemoClock
from bot.sandbox.page_api import PageApi
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import LAN, Clock


@pytest.fixture
async def served(clock: Clock) -> AsyncIterator[SandboxServer]:
    async with SandboxServer([LAN], clock, page=PageApi(clock, clock.move)) as server:
        yield server


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/people", "/people/events", "/clock", "/bot1:x/getMe"])
async def test_other_sites_are_refused(
    served: SandboxServer, session: aiohttp.ClientSession, headers: dict[str, str], path: str
) -> None:
    """A rebound name, a foreign origin and a foreign page's request get 403 from every part."""
    async with session.get(served.address + path, headers=headers) as response:
        assert response.status == 403


async def test_own_page_is_served_safely(served: SandboxServer, session: aiohttp.ClientSession) -> None:
    """The page comes with a policy that allows nothing foreign, and a link from elsewhere may open it."""
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    async with session.get(served.address, headers=link) as response:
        assert response.status == 200
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "https:" not in await response.text()
    async with session.get(f"{served.address}/people", headers={"Origin": served.address}) as response:
        assert response.status == 200


async def test_page_is_small(served: SandboxServer, session: aiohttp.ClientSession) -> None:
    """The page's files are under 200 KB together."""
    total = 0
    for path in ("/", "/style.css", "/app.js"):
        async with session.get(served.address + path) as response:
            total += len(await response.read())
    assert total < 200_000


async def test_clock_moves_forward(served: SandboxServer, session: aiohttp.ClientSession, clock: Clock) -> None:
    """By seconds, or to 08:00 of the next day in the shown zone; never back."""
    url = f"{served.address}/clock"
    before = clock()
    async with session.post(url, json={"seconds": 3600}) as response:
        assert (await response.json())["now"] == int((before + timedelta(hours=1)).timestamp() * 1000)
    async with session.post(url, json={"target": "tomorrow_morning"}) as response:
        assert response.status == 200
    assert clock().isoformat() == "2026-06-02T01:00:00+00:00"
    for body in ({"seconds": -5}, {"seconds": "x"}, {}, [], {"seconds": 1e12}):
        async with session.post(url, json=body) as response:
            assert response.status == 400
    assert clock().isoformat() == "2026-06-02T01:00:00+00:00"


def test_demo_clock_runs_on() -> None:
    """The demo clock is the machine's, moved."""
    clock = DemoClock()
    before = clock.now()
    clock.move(timedelta(days=7))
    assert timedelta(days=7) <= clock.now() - before < timedelta(days=7, minutes=1)
