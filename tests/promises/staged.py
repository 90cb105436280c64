"""What promises and faults are tried on: the bot in this process, or the real process where that is what matters.

A conftest imports the fixtures its folder needs.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.promises.stage import OFFICERS, STAFF, STRANGER, Stage
from tests.real_bot import RealBot


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot is not started yet."""
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}") as stage:
        yield stage


@pytest.fixture
async def server() -> AsyncIterator[SandboxServer]:
    async with SandboxServer([User(number, "Cán bộ") for number in (*OFFICERS, STAFF, STRANGER)]) as server:
        yield server


@pytest.fixture
async def bot(server: SandboxServer, tmp_path: Path) -> AsyncIterator[RealBot]:
    """The real process, not started yet."""
    bot = RealBot(server, tmp_path)
    yield bot
    await bot.end()
