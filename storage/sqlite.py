"""Units of work on SQLite: one writing thread that commits all waiting units together."""

import asyncio
import sqlite3
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from storage.database import Database
from storage.engines import new_engine
from storage.pending import Awaited, Mailbox, Pending, Unit
from storage.pool import Pool

T = TypeVar("T")

BATCH = 128
"""Units of work in one commit at most."""


class SqliteDatabase(Database):
    """The only process that serves from this file; the command line may write beside it."""

    def __init__(self, url: str, workers: int) -> None:
        self._writer = _Writer(new_engine(url))
        self._mail: Mailbox | None = None
        self._readers = Pool(new_engine(url, pool_size=workers, reading=True), workers, "read")

    def run(self, work: Callable[[Connection], T]) -> Pending[T]:
        pending = Pending(work)
        self._writer.submit(pending)
        return pending

    async def do(self, work: Callable[[Connection], T]) -> T:
        awaited = Awaited(work, self._mailbox())
        self._writer.submit(awaited)
        return await awaited.future

    def read(self, work: Callable[[Connection], T]) -> Pending[T]:
        return self._readers.submit(work)

    def _mailbox(self) -> Mailbox:
        loop = asyncio.get_running_loop()
        if self._mail is None or self._mail.loop is not loop:
            self._mail = Mailbox(loop)
        return self._mail

    def close(self) -> None:
        self._writer.close()
        self._readers.close()


class _Writer:
    """A thread that owns the one writing connection."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection = engine.connect()
        self._waiting: SimpleQueue[Unit[Any] | None] = SimpleQueue()
        self._closing = False
        self._lock = Lock()
        self._thread = Thread(target=self._serve, name="write", daemon=True)
        self._thread.start()

    def submit(self, unit: Unit[Any]) -> None:
        with self._lock:
            if self._closing:
                raise RuntimeError("the database is closed")
            self._waiting.put(unit)

    def close(self) -> None:
        with self._lock:
            if not self._closing:
                self._waiting.put(None)
            self._closing = True
        self._thread.join()
        self._connection.close()
        self._engine.dispose()

    def _serve(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch, last = self._with_all_waiting(first)
            _commit_together(self._connection, [unit for unit in batch if unit.set_running_or_notify_cancel()])
            if last:
                return

    def _with_all_waiting(self, first: Unit[Any]) -> tuple[list[Unit[Any]], bool]:
        batch = [first]
        while len(batch) < BATCH:
            try:
                unit = self._waiting.get_nowait()
            except Empty:
                break
            if unit is None:
                return batch, True
            batch.append(unit)
        return batch, False


def _commit_together(connection: Connection, batch: list[Unit[Any]]) -> None:
    """One transaction for ``batch``; nobody hears of success before the commit has succeeded."""
    try:
        with connection.begin():
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            outcomes = [_in_savepoint(connection, driver, unit) for unit in batch]
    except BaseException as error:
        for unit in batch:
            unit.set_exception(error)
    else:
        for deliver in outcomes:
            deliver()


def _in_savepoint(connection: Connection, driver: sqlite3.Connection, unit: Unit[Any]) -> Callable[[], None]:
    """Run one unit; what it raises undoes it alone.

    SQLite ends the whole transaction by itself at some faults (a full disk): the savepoint is then gone,
    releasing it fails, and with it the batch.
    """
    driver.execute("SAVEPOINT unit")
    try:
        result = unit.work(connection)
    except BaseException as error:
        failure = error
        driver.execute("ROLLBACK TO unit")
        driver.execute("RELEASE unit")
        return lambda: unit.set_exception(failure)
    driver.execute("RELEASE unit")
    return lambda: unit.set_result(result)
