"""The webhook's door: who may deliver, and what is answered."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from bot.settings import BadSettings, read_settings
from tests.kill.officer import screen
from tests.kill.region import make_region
from tests.person import Person
from tests.promises.stage import OFFICERS, join
from tests.real_bot import RealBot
from tests.replicas.cluster import free_port, listens

SECRET = "a-secret-of-the-test-0123456789"


@pytest.fixture
async def started() -> AsyncIterator[list[RealBot]]:
    """What a test puts here ends with it, however the test ends."""
    bots: list[RealBot] = []
    yield bots
    for bot in bots:
        await bot.end()


async def answered(port: int, secret: str | None, body: bytes, path: str = "/u") -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
    async with aiohttp.ClientSession() as session:
        url = f"http://127.0.0.1:{port}{path}"
        async with session.post(url, data=io.BytesIO(body), headers=headers) as response:
            return response.status


async def test_only_telegram_delivers(tmp_path: Path, started: list[RealBot]) -> None:
    """Without the secret, or with another, nothing is taken; what is no update is refused; a walk goes on."""
    port = free_port()
    async with SandboxServer([User(OFFICERS[0], "Cán bộ")]) as server:
        settings = {
            "WEBHOOK_URL": f"http://127.0.0.1:{port}/u",
            "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
            "WEBHOOK_SECRET": SECRET,
        }
        bot = RealBot(server, tmp_path, **settings)
        started.append(bot)
        region = make_region(bot.url)
        await bot.spawn()
        await listens(port)
        person = Person(server, OFFICERS[0])
        await join(person, region.officers[0])
        await person.press("Tiếp tục")
        await screen(person, "câu 1/18\n")
        forged = b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "8 10 1200", "chat": {"id": 1001, \
"type": "private"}, "from": {"id": 1001, "is_bot": false, "first_name": "x"}}}'
        assert await answered(port, None, forged) == 403
        assert await answered(port, "another-secret-0123456789", forged) == 403
        assert await answered(port, SECRET, b"{") == 400
        assert await answered(port, SECRET, b"[1]") == 200
        assert await answered(port, SECRET, b" " * (2 * 1024 * 1024)) == 413
        assert await answered(port, SECRET, forged, "/elsewhere") == 404
        await person.say("8; 10; 1200")
        await screen(person, "câu 2/18\n")
        assert await bot.stop() == 0
        assert SECRET not in bot.log.read_text()


async def test_fetching_takes_an_old_webhook_away(tmp_path: Path, started: list[RealBot]) -> None:
    """A process that is to fetch finds the webhook of earlier times, deletes it, and serves."""
    async with SandboxServer([User(OFFICERS[0], "Cán bộ")]) as server:
        server.telegram.updates.set_webhook({"url": "http://127.0.0.1:9/x", "secret_token": "", "max_connections": 1})
        bot = RealBot(server, tmp_path)
        started.append(bot)
        region = make_region(bot.url)
        await bot.start()
        await join(Person(server, OFFICERS[0]), region.officers[0])
        assert await bot.stop() == 0


@pytest.mark.parametrize("secret", [None, "", "short", "with space in it 0123456789"])
def test_a_webhook_without_a_good_secret_does_not_start(
    secret: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """WEBHOOK_URL without a WEBHOOK_SECRET of at least 16 plain characters is refused with what to do."""
    monkeypatch.chdir(tmp_path)
    values: dict[str, Any] = {"WEBHOOK_URL": "https://example.vn/u", "WEBHOOK_SECRET": secret}
    for name, value in values.items():
        if value is not None:
            monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match="WEBHOOK_SECRET: từ 16 đến 256"):
        read_settings()
