"""What whoever watches the process is told, and that its log can be collected."""

from __future__ import annotations

import asyncio
import json
import socket
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.server import SandboxServer
from tests.kill.officer import screen
from tests.kill.region import make_region
from tests.person import Person
from tests.promises.stage import OFFICERS, join
from tests.real_bot import RealBot


@pytest.fixture
def address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


async def told(address: str, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://{address}{path}") as response:
        return response.status, await response.text()


async def test_health_and_figures(server: SandboxServer, tmp_path: Path, address: str) -> None:
    """Alive and ready are told; the figures count updates and screens and hold nothing people wrote."""
    bot = RealBot(server, tmp_path, HTTP_LISTEN=address)
    region = make_region(bot.url)
    await bot.start()
    person = Person(server, OFFICERS[0])
    await join(person, region.officers[0])
    await person.press("Tiếp tục")
    await screen(person, "câu 1/18\n")
    assert await told(address, "/healthz") == (200, "ok\n")
    assert await told(address, "/readyz") == (200, "ready\n")
    async with asyncio.timeout(10):
        # The last screen is seen a moment before it is noted and counted.
        while 'baocao_sent_total{kind="screen"} 4.0' not in (figures := await told(address, "/metrics"))[1]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert await bot.stop() == 0
    assert figures[0] == 200
    found = dict(line.rsplit(" ", 1) for line in figures[1].splitlines() if not line.startswith("#"))
    assert found['baocao_updates_total{outcome="handled"}'] == "4.0"
    assert found['baocao_update_seconds_bucket{le="+Inf"}'] == "4.0"
    assert [found[name] for name in ("baocao_inbox_waiting", "baocao_jobs_waiting", "baocao_database_up")] == [
        "0.0",
        "0.0",
        "1.0",
    ]
    assert "Suối Bạc" not in figures[1]


async def test_an_address_that_is_taken(server: SandboxServer, tmp_path: Path, address: str) -> None:
    """A process that cannot listen says so in one plain line and ends."""
    host, port = address.split(":")
    taken = socket.create_server((host, int(port)))
    bot = RealBot(server, tmp_path, HTTP_LISTEN=address)
    make_region(bot.url)
    await bot.spawn()
    assert await bot.ended(20) == 1
    taken.close()
    text = bot.log.read_text()
    assert "Không mở được địa chỉ để lắng nghe" in text
    assert "Traceback" not in text


async def test_a_log_of_json_lines(server: SandboxServer, tmp_path: Path) -> None:
    """With LOG_FORMAT=json each line the program logs is an object with time, level, logger and message."""
    bot = RealBot(server, tmp_path, LOG_FORMAT="json")
    make_region(bot.url)
    server.telegram.faults.schedule(method="getUpdates", code=409)
    await bot.start()
    async with asyncio.timeout(10):
        while "another process" not in bot.log.read_text():  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.05)
    assert await bot.stop() == 0
    lines = [json.loads(line) for line in bot.log.read_text().splitlines() if line.startswith("{")]
    assert [sorted(line) for line in lines] == [["at", "level", "logger", "message"]] * len(lines)
    assert ("WARNING", "another process is fetching the updates of this bot") in [
        (line["level"], line["message"]) for line in lines
    ]
