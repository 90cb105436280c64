"""The journal: every Bot API call with its parameters and outcome, for tests to read and to wait on."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `at` is Unix time; `code` is the HTTP status, 0 for a dropped connection; `done` says whether it took
    effect (false for refusals and for faults before the effect)."""

    number: int
    at: float
    method: str
    params: dict[str, Any]
    files: list[str]
    code: int
    description: str
    done: bool
    result: Any

    def json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


class Journal:
    """The last calls, oldest first; nothing is kept when it is off."""

    def __init__(self, on: bool = True, keep: int = 200_000) -> None:
        self.on = on
        self._calls: deque[Call] = deque(maxlen=keep)
        self._written = 0
        self._waiters: set[asyncio.Future[None]] = set()

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    @property
    def written(self) -> int:
        """How many calls were ever written; the number of the last one."""
        return self._written

    def write(self, **fields: Any) -> None:
        """Appends a call and wakes those waiting."""
        self._written += 1
        self._calls.append(Call(number=self._written, **fields))
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    def calls(self, method: str | None = None, after: int = 0) -> list[Call]:
        """Calls after the given number, of one method or (None) of all but getUpdates."""
        new = [call for call in self._calls if call.number > after]
        return [call for call in new if (call.method == method if method else call.method != "getUpdates")]

    def refusals(self) -> list[Call]:
        """Calls that Telegram would not have accepted as they were: 4xx but 403, 409 and 429."""
        return [call for call in self._calls if 400 <= call.code < 500 and call.code not in (403, 409, 429)]

    async def wait_for(self, condition: Callable[[Call], bool], within: float = 10.0, after: int = 0) -> Call:
        """The first call after number `after` that satisfies the condition; TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while True:
                for call in self._calls:
                    if call.number > after and condition(call):
                        return call
                    after = max(after, call.number)
                waiter = asyncio.get_running_loop().create_future()
                self._waiters.add(waiter)
                await waiter
