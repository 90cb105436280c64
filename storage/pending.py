"""Promises of a unit of work's result: one for threads and asyncio alike, and a lighter one for asyncio alone."""

import asyncio
import contextlib
from collections import deque
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


class Mailbox:
    """The way from a working thread into one loop: what is told together wakes the loop once."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._letters: deque[Callable[[], None]] = deque()
        self._called = False

    def put(self, letter: Callable[[], None]) -> None:
        """Have the loop call ``letter``; nobody is left to call it once the loop is closed."""
        self._letters.append(letter)
        if not self._called:
            self._called = True
            with contextlib.suppress(RuntimeError):
                self.loop.call_soon_threadsafe(self._empty)

    def _empty(self) -> None:
        # First the flag: whatever is put from here on calls again.
        self._called = False
        while self._letters:
            self._letters.popleft()()


class Awaited(Generic[T]):
    """A unit of work whose result a coroutine of the mailbox's loop waits for, without any lock."""

    __slots__ = ("_mailbox", "future", "work")

    def __init__(self, work: Callable[[Connection], T], mailbox: Mailbox) -> None:
        self.work = work
        self._mailbox = mailbox
        self.future: asyncio.Future[T] = mailbox.loop.create_future()

    def set_running_or_notify_cancel(self) -> bool:
        """False where nobody waits any more: the work is then not begun."""
        return not self.future.cancelled()

    def set_result(self, result: T) -> None:
        self._mailbox.put(lambda: None if self.future.done() else self.future.set_result(result))

    def set_exception(self, error: BaseException) -> None:
        self._mailbox.put(lambda: None if self.future.done() else self.future.set_exception(error))


Unit = Pending[T] | Awaited[T]
"""What a working thread runs and settles."""
