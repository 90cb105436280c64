"""What one process keeps to itself among all that share a database, until it lets go or dies.

On PostgreSQL these are advisory locks of one session (its manual, 13.3.5): whoever dies, however it dies, holds
nothing any more.  SQLite has one serving process, which holds everything.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from typing import TypeVar

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import DBAPIError

from storage.engines import is_sqlite, new_engine

T = TypeVar("T")

NUMBER_BITS = 56
"""Numbers are below two to that power; the kind stands above them in the key."""

FIRST_PAUSE, LONGEST_PAUSE = 0.005, 0.5
"""Seconds between looks whether another process has let go."""

_TAKE = text("select pg_try_advisory_lock(:key)")
_RELEASE = text("select pg_advisory_unlock(:key)")
_LIVING = text(
    "select ((classid::bigint << 32) | objid::bigint) from pg_locks where locktype = 'advisory' and granted"
    " and objsubid = 1 and database = (select oid from pg_database where datname = current_database())"
)


class Hold(IntEnum):
    """Kinds of things held: handling a chat's updates, showing its screen, being a process, fetching updates."""

    chat = 1
    screen = 2
    process = 3
    fetching = 4


class Holds(ABC):
    """Things one process has for itself.  ``shared`` says whether other processes may want them too."""

    shared: bool

    @abstractmethod
    async def take(self, hold: Hold, number: int = 0) -> bool:
        """Hold it from now on; False where another process does, or the database is away.  Never twice at a time."""

    async def wait_for(self, hold: Hold, number: int = 0) -> None:
        """Hold it as soon as no other process does."""
        pause = FIRST_PAUSE
        while not await self.take(hold, number):
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)

    @abstractmethod
    async def release(self, hold: Hold, number: int = 0) -> None:
        """Let go of it; harmless where it was lost with the connection."""

    @abstractmethod
    async def numbers(self, hold: Hold) -> frozenset[int] | None:
        """All numbers of that kind held by any process; None where nobody can tell now."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything."""


class Alone(Holds):
    """The only process of its database."""

    shared = False

    async def take(self, hold: Hold, number: int = 0) -> bool:
        return True

    async def release(self, hold: Hold, number: int = 0) -> None:
        return None

    async def numbers(self, hold: Hold) -> frozenset[int] | None:
        return None

    def close(self) -> None:
        return None


class Among(Holds):
    """One of any number of processes on a PostgreSQL database, on a connection of its own."""

    shared = True

    def __init__(self, url: str) -> None:
        self._engine = new_engine(url, pool_size=1).execution_options(isolation_level="AUTOCOMMIT")
        self._connection: Connection | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="holds")

    async def take(self, hold: Hold, number: int = 0) -> bool:
        return bool(await self._asked(lambda connection: _scalar(connection, _TAKE, hold, number)))

    async def release(self, hold: Hold, number: int = 0) -> None:
        await self._asked(lambda connection: _scalar(connection, _RELEASE, hold, number))

    async def numbers(self, hold: Hold) -> frozenset[int] | None:
        keys = await self._asked(lambda connection: list(connection.execute(_LIVING).scalars()))
        if keys is None:
            return None
        return frozenset(key & _below(NUMBER_BITS) for key in keys if key >> NUMBER_BITS == hold)

    def close(self) -> None:
        self._thread.shutdown(wait=True)
        self._drop()
        self._engine.dispose()

    async def _asked(self, question: Callable[[Connection], T]) -> T | None:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def _answer(self, question: Callable[[Connection], T]) -> T | None:
        """The answer; None where the server is away.  What was held on a lost connection is free again."""
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            return question(self._connection)
        except DBAPIError:
            self._drop()
            return None

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def open_holds(url: str) -> Holds:
    """The holds that go with the database at ``url``."""
    return Alone() if is_sqlite(url) else Among(url)


def _scalar(connection: Connection, statement: TextClause, hold: Hold, number: int) -> bool:
    key = (hold << NUMBER_BITS) | (number & _below(NUMBER_BITS))
    return bool(connection.execute(statement, {"key": key}).scalar())


def _below(bits: int) -> int:
    return (1 << bits) - 1
