"""The desk room of a test that needs no other."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import database_url
from tests.desk.desk_room import DeskRoom, make_admin, opened

__all__ = ["database_url"]


@pytest.fixture
async def room(tmp_path: Path, database_url: str) -> AsyncIterator[DeskRoom]:
    """A desk on each kind of database; one of its staff is an administrator too."""
    async with opened(tmp_path, database_url, communes=2) as room:
        await make_admin(room)
        yield room
