"""Handling updates: one chat's one after another, different chats side by side."""

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from storage.inbox import InboxRow

log = logging.getLogger(__name__)

SETTLE = 1.0
"""Seconds the next update of a chat waits for its screen, so that replies and questions do not cross."""


LAST_UPDATES = 2.0
"""Seconds that updates being handled have left when the bot stops."""


class Handler(Protocol):
    """Handles one inbox row completely; what it raises is logged."""

    async def __call__(self, row: InboxRow, /) -> asyncio.Task[None] | None:
        """The task that shows the chat's new screen, if there is one to wait for."""
        ...


class Dispatcher:
    """A queue and, while it has anything to do, a task for each chat."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._queues: dict[int, deque[InboxRow]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()

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
                shown = await self._handle(queue.popleft())
                if shown is not None and not queue:
                    await asyncio.wait({shown}, timeout=SETTLE)
        finally:
            del self._queues[chat_id]

    async def _handle(self, row: InboxRow) -> asyncio.Task[None] | None:
        try:
            return await self._handler(row)
        except Exception:
            log.exception("an update could not be handled")
            return None
        finally:
            self._waiting -= 1
            self._room.set()
