"""Fixtures of the database tests: an open connection on each database, and a settled region."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from storage.engines import new_engine
from tests.databases import database_url, empty_url
from tests.storage.region import Region, settle

__all__ = ["database_url", "empty_url"]


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    """A connection inside one transaction of its own."""
    engine = new_engine(database_url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def region(connection: Connection) -> Region:
    return settle(connection)
