"""A database for each test, SQLite and PostgreSQL in turn."""

from collections.abc import Iterator

import pytest

from storage.database import Database, open_database
from tests.databases import database_url

__all__ = ["database_url"]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with open_database(database_url, workers=1) as opened:
        yield opened
