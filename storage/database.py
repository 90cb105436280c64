"""The database as the rest of the program sees it: units of work in, promises of results out."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Self, TypeVar

from sqlalchemy import Connection

from storage.engines import is_sqlite
from storage.pending import Pending

T = TypeVar("T")


class Database(ABC):
    """Runs units of work, each a function of a connection, outside the caller's thread.

    A unit of work does nothing but use the connection and pure functions: it may be run a second time
    (PostgreSQL, after a clash with another), and it returns plain values, never an open result.
    """

    @abstractmethod
    def run(self, work: Callable[[Connection], T]) -> Pending[T]:
        """Run ``work`` in a transaction; the promise is kept only once its writes are on disk.

        What ``work`` raises undoes all of ``work`` and comes out of the promise; so does a failed commit.
        """

    @abstractmethod
    def read(self, work: Callable[[Connection], T]) -> Pending[T]:
        """Run ``work`` on a consistent view of what is committed; it cannot write and waits for no writer."""

    @abstractmethod
    def close(self) -> None:
        """Finish all units of work handed in so far, then let go of the database."""

    async def do(self, work: Callable[[Connection], T]) -> T:
        """``run`` for coroutines."""
        return await self.run(work)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_database(url: str, *, workers: int = 4) -> Database:
    """The database at ``url``, already migrated; ``workers`` threads read, and as many write on PostgreSQL.

    Raises ValueError for a URL of another kind, and what the driver raises where it cannot be opened.
    """
    if is_sqlite(url):
        from storage.sqlite import SqliteDatabase  # noqa: PLC0415

        return SqliteDatabase(url, workers)
    from storage.postgresql import PostgresqlDatabase  # noqa: PLC0415

    return PostgresqlDatabase(url, workers)
