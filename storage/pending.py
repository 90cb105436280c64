"""The promise of a unit of work's result, for threads and for asyncio alike."""

import asyncio
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
