"""Handling updates: one chat's one after another, different chats side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from storage.holds import Hold, Holds
from storage.inbox import InboxRow

log = logging.getLogger(__name__)

SETTLE = 1.0
"""Seconds the next update of a chat waits for its screen, so that replies and questions do not cross."""


LAST_UPDATES = 2.0
"""Seconds that updates being handled have left when the bot stops."""

WaitingOf = Callable[[int], Awaitable[list[InboxRow]]]


class Handler(Protocol):
    """Handles one inbox row completely; what it raises is logged."""

    async def __call__(self, row: InboxRow, /) -> asyncio.Task[None] | None:
        """The task that shows the chat's new screen, if there is one to wait for."""
        ...


class Dispatcher:
    """A queue and, while it has anything to do, a task for each chat.

    Where other processes handle updates too (``holds`` is shared), a chat is held while its updates are handled, and
    ``waiting_of`` tells all of them in order, those that other processes took in included.
    """

    def __init__(self, handler: Handler, holds: Holds | None = None, waiting_of: WaitingOf | None = None) -> None:
        self._handler = handler
        self._holds = holds if holds is not None and holds.shared else None
        self._waiting_of = waiting_of
        self._queues: dict[int, deque[InboxRow]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()
        self._closing = False

    def __contains__(self, chat_id: int) -> bool:
        """Whether updates of that chat are being handled, or wait to be."""
        return chat_id in self._queues

    @property
    def waiting(self) -> int:
        """Updates that wait or are being handled."""
        return self._waiting

    def put(self, rows: Iterable[InboxRow]) -> None:
        """Hand over updates in the order they are to be handled."""
        for row in rows:
            chat_id = row.chat_id or 0
            self._waiting += 1
            queue = self._queues.get(chat_id)
            if queue is not None:
                queue.append(row)
                continue
            self._queues[chat_id] = deque([row])
            task = asyncio.create_task(self._work(chat_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def below(self, most: int) -> None:
        """Wait until fewer than ``most`` updates wait."""
        while self._waiting >= most:
            self._room.clear()
            await self._room.wait()

    async def close(self) -> None:
        """Stop after the updates being handled now; the rest stay in the inbox."""
        self._closing = True
        for queue in self._queues.values():
            queue.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=LAST_UPDATES)
        late = list(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _work(self, chat_id: int) -> None:
        queue = self._queues[chat_id]
        try:
            while queue:
                if self._holds is None:
                    await self._one(queue.popleft(), queue)
                    self._done(1)
                else:
                    await self._held(self._holds, chat_id, queue)
        finally:
            del self._queues[chat_id]

    async def _held(self, holds: Holds, chat_id: int, queue: deque[InboxRow]) -> None:
        """Everything that waits in a chat, while no other process handles it."""
        await holds.wait_for(Hold.chat, chat_id)
        try:
            count = len(queue)
            rows = await self._all_of(chat_id, [queue.popleft() for _ in range(count)])
            while rows and not self._closing:
                await self._one(rows.popleft(), rows)
            self._done(count)
        finally:
            await holds.release(Hold.chat, chat_id)

    async def _all_of(self, chat_id: int, known: list[InboxRow]) -> deque[InboxRow]:
        if self._waiting_of is None:
            return deque(known)
        try:
            return deque(await self._waiting_of(chat_id))
        except Exception:
            log.exception("the inbox could not be read")
            return deque(known)

    def _done(self, count: int) -> None:
        self._waiting -= count
        self._room.set()

    async def _one(self, row: InboxRow, rest: deque[InboxRow]) -> None:
        shown = await self._handle(row)
        if shown is not None and not rest:
            await asyncio.wait({shown}, timeout=SETTLE)

    async def _handle(self, row: InboxRow) -> asyncio.Task[None] | None:
        try:
            return await self._handler(row)
        except Exception:
            log.exception("an update could not be handled")
            return None
