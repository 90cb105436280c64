"""A sandbox server of two people for each test, and a plain HTTP client that calls it as a bot would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer

LAN = User(11, "Lan", last_name="Trần Thị")
MINH = User(12, "Minh")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 6, 1, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, by: timedelta) -> None:
        self.at += by


class Api:
    """Calls methods over HTTP and gives the JSON answer."""

    def __init__(self, server: SandboxServer, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.session = session
        self.base = f"{server.address}/bot{server.token}"

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
        assert response.status == body.get("error_code", 200)
        return body

    async def ok(self, method: str, **params: Any) -> Any:
        """The result; fails when the call is refused."""
        body = await self(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """Code and description of a refusal."""
        body = await self(method, **params)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def server(clock: Clock) -> AsyncIterator[SandboxServer]:
    async with SandboxServer([LAN, MINH], clock, first_update_id=500, first_message_id=100) as server:
        yield server


@pytest.fixture
async def api(server: SandboxServer) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(server, session)
