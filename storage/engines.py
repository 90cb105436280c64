"""SQLAlchemy engines set up for honest transactions on either database."""

import contextlib
import os
import random
import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 10.0
"""How long SQLite waits for another process's write (the command line or a worker beside the running bot)."""

BETWEEN_LOOKS = (0.001, 0.003)
"""Seconds between two looks whether another process has finished writing; unequal, so that two do not keep step."""


def parsed(url: str) -> URL:
    """The URL with its driver; ``sqlite:///FILE``, ``postgresql://`` and ``postgres://`` are understood.

    Raises ValueError for any other database and for SQLite without a file.
    """
    parts = make_url(url)
    kind = parts.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return parts.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise ValueError(f"not a database this program knows: {kind}")
    if not parts.database or parts.database == ":memory:":
        raise ValueError("SQLite needs a file: sqlite:///FILE")
    return parts


def is_sqlite(url: str) -> bool:
    return parsed(url).get_backend_name() == "sqlite"


def new_engine(url: str, *, pool_size: int = 1, reading: bool = False) -> Engine:
    """An engine of at most ``pool_size`` connections; one for ``reading`` cannot write."""
    if is_sqlite(url):
        return _sqlite(parsed(url), pool_size, reading)
    return _postgresql(parsed(url), pool_size, reading)


def _postgresql(url: URL, pool_size: int, reading: bool) -> Engine:
    # A stale read followed by a write is then refused by the server instead of losing an update.
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
    )
    return engine.execution_options(postgresql_readonly=True) if reading else engine


def _sqlite(url: URL, pool_size: int, reading: bool) -> Engine:
    if url.database is not None:
        _make_private(Path(url.database))
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "cached_statements": 512},
    )
    event.listen(engine, "connect", _prepare_reading if reading else _prepare_writing)
    event.listen(engine, "begin", _begin_reading if reading else _begin_writing)
    return engine


def _make_private(file: Path) -> None:
    """The file, what SQLite keeps beside it and a folder made for it are their owner's alone.

    A folder that was there before stays as its owner made it.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Only a file that is not there yet is opened here: closing any descriptor of a file lets go of every lock that this
    # process has on it, SQLite's own included ("How To Corrupt An SQLite Database File", 2.2).  What hinders this
    # hinders SQLite as well, which says it better.
    with contextlib.suppress(OSError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDONLY, 0o600))
    for one in (file, *(file.with_name(file.name + part) for part in ("-wal", "-shm"))):
        with contextlib.suppress(OSError):
            if one.stat().st_mode & 0o077:
                one.chmod(0o600)


def _prepare_writing(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """The driver shall begin nothing by itself: its late BEGIN loses updates silently."""
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    _turn_on_wal(connection)
    for pragma in ("synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _turn_on_wal(connection: sqlite3.Connection) -> None:
    """Switching a new file to WAL needs it alone, and SQLite's own busy timeout does not wait for that."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _prepare_reading(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    _prepare_writing(connection, entry)
    assert isinstance(connection, sqlite3.Connection)
    connection.execute("PRAGMA query_only=ON").close()


def _begin_writing(connection: Connection) -> None:
    """Take the file's one place for a writer, as soon as another process leaves it for a moment.

    SQLite's own waiting looks again after a tenth of a second: beside a bot that writes without a pause it finds the
    place taken every time, and gives up.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("PRAGMA busy_timeout=0").close()
    try:
        if not _begun(driver):
            # By the library, whose errors the others understand.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}").close()


def _begun(driver: sqlite3.Connection) -> bool:
    """Whether a writing transaction has begun; False at any other fault, and where nobody left the place in time."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE").close()
            return True
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                return False
        time.sleep(random.uniform(*BETWEEN_LOOKS))  # noqa: S311


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
