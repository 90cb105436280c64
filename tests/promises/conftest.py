"""The stage of one test: on SQLite, and where a test asks for it on both databases."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

# The library reads this when it loads, as the program sees to before it starts.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from tests.databases import database_url
from tests.promises.stage import Stage

__all__ = ["database_url"]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot is not started yet."""
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}") as stage:
        yield stage
