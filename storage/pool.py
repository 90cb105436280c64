"""A small pool of threads that run units of work, each on a connection of its own."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from storage.pending import Pending

T = TypeVar("T")

ATTEMPTS = 30
LONGEST_PAUSE = 0.1
"""Seconds between two attempts at most."""

CLASHES = frozenset({"40001", "40P01"})
"""PostgreSQL's serialization_failure and deadlock_detected: run again and it will do (its manual, 13.5)."""


class Pool:
    """``threads`` threads, a connection of ``engine`` and a transaction for each unit of work."""

    def __init__(self, engine: Engine, threads: int, name: str) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)

    def submit(self, work: Callable[[Connection], T]) -> Pending[T]:
        """The promise of ``work``'s result; raises RuntimeError after ``close``."""
        pending = Pending(work)
        self._threads.submit(self._fulfil, pending)
        return pending

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self._engine.dispose()

    def _fulfil(self, pending: Pending[T]) -> None:
        if not pending.set_running_or_notify_cancel():
            return
        try:
            result = self._transact(pending.work)
        except BaseException as error:
            pending.set_exception(error)
        else:
            pending.set_result(result)

    def _transact(self, work: Callable[[Connection], T]) -> T:
        for attempt in range(1, ATTEMPTS):
            try:
                return self._once(work)
            except DBAPIError as error:
                if not _is_clash(error):
                    raise
            # Unequal pauses, so that the same two do not clash again.
            time.sleep(random.uniform(0, min(0.002 * attempt, LONGEST_PAUSE)))  # noqa: S311
        return self._once(work)

    def _once(self, work: Callable[[Connection], T]) -> T:
        with self._engine.begin() as connection:
            return work(connection)


def _is_clash(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in CLASHES
