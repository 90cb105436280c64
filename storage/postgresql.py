"""Units of work on PostgreSQL: a small pool of threads, one transaction each."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from storage.database import Database
from storage.engines import new_engine
from storage.pending import Pending
from storage.pool import Pool

T = TypeVar("T")


class PostgresqlDatabase(Database):
    """Any number of these, in any number of processes, may share one server."""

    def __init__(self, url: str, workers: int) -> None:
        self._writers = Pool(new_engine(url, pool_size=workers), workers, "write")
        self._readers = Pool(new_engine(url, pool_size=workers, reading=True), workers, "read")

    def run(self, work: Callable[[Connection], T]) -> Pending[T]:
        return self._writers.submit(work)

    def read(self, work: Callable[[Connection], T]) -> Pending[T]:
        return self._readers.submit(work)

    def close(self) -> None:
        self._writers.close()
        self._readers.close()
