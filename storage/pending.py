"""Promises of a unit of work's result: one for threads and asyncio alike, and a lighter one for asyncio alone."""

import asyncio
import contextlib
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")


class Pending(Future[T], Generic[T]):
    """A future of ``concurrent.futures`` that a coroutine may also await."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        super().__init__()
        self.work = work

    def __await__(self) -> Generator[Any, None, T]:
        return asyncio.wrap_future(self).__await__()


class Awaited(Generic[T]):
    """A unit of work whose result a coroutine of the running loop waits for; no locks, one hop back into the loop."""

    __slots__ = ("_loop", "future", "work")

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self._loop = asyncio.get_running_loop()
        self.future: asyncio.Future[T] = self._loop.create_future()

    def set_running_or_notify_cancel(self) -> bool:
        """False where nobody waits any more: the work is then not begun."""
        return not self.future.cancelled()

    def set_result(self, result: T) -> None:
        self._tell(lambda: self.future.set_result(result))

    def set_exception(self, error: BaseException) -> None:
        self._tell(lambda: self.future.set_exception(error))

    def _tell(self, settle: Callable[[], None]) -> None:
        """From the working thread into the loop; nobody is left to tell once that is closed."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._settle, settle)

    def _settle(self, settle: Callable[[], None]) -> None:
        if not self.future.done():
            settle()


Unit = Pending[T] | Awaited[T]
"""What a working thread runs and settles."""
