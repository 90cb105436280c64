"""The update queue of the bot: numbered updates kept until an offset confirms them (Bot API, getUpdates)."""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import takewhile
from typing import Any

from bot.sandbox.errors import ApiError

Json = dict[str, Any]

_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Updates in order. One poller at a time: a newer one ends the older with 409, as at Telegram."""

    def __init__(self, first_id: int) -> None:
        self.webhook: Json = {"url": ""}
        self._next_id = first_id
        self._waiting: dict[int, Json] = {}
        self._again: list[Json] = []
        self._seen: deque[Json] = deque(maxlen=10_000)
        self._allowed: frozenset[str] = frozenset()
        self._poll = 0
        self._arrival: asyncio.Future[None] | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def next_id(self) -> int:
        """The id the next update will get."""
        return self._next_id

    def put(self, fields: Json) -> int:
        """Queues an update (its one field is its kind) unless the bot does not want that kind; returns its id."""
        update_id = self._next_id
        self._next_id += 1
        if self._wanted(fields):
            update = {"update_id": update_id, **fields}
            self._waiting[update_id] = update
            self._seen.append(update)
            self._wake()
        return update_id

    def redeliver(self, update_id: int) -> None:
        """Delivers an update once more, whether or not it was confirmed; raises KeyError when it never was."""
        for update in reversed(self._seen):
            if update["update_id"] == update_id:
                self._again.append(dict(update))
                self._wake()
                return
        raise KeyError(update_id)

    def to_deliver(self) -> list[Json]:
        """Updates for the webhook, those that come once more first."""
        return [*self._again, *self._waiting.values()]

    def delivered(self, update: Json) -> None:
        """The webhook has taken this one."""
        if any(update is one for one in self._again):
            self._again = [one for one in self._again if one is not update]
        elif self._waiting.get(update["update_id"]) is update:
            del self._waiting[update["update_id"]]
        self._wake()

    async def changed(self) -> None:
        """Wait until something comes, is taken, or the webhook is set."""
        await self._arrived(60.0)

    def set_webhook(self, webhook: Json) -> None:
        """Where updates are delivered from now on; an empty URL: nowhere."""
        self.webhook = webhook
        self._wake()

    def waiting(self) -> list[Json]:
        """Updates not yet confirmed."""
        return list(self._waiting.values())

    def restore(self, updates: list[Json]) -> None:
        """Puts back updates of an earlier run, with their ids; ids go on above them."""
        for update in updates:
            self._waiting[update["update_id"]] = update
            self._seen.append(update)
            self._next_id = max(self._next_id, update["update_id"] + 1)

    def restart_ids(self, first_id: int) -> None:
        """Continues from another id, as Telegram may after a week without updates."""
        self._next_id = first_id

    def allow(self, kinds: list[str]) -> None:
        """Kinds of updates wanted from now on; empty: all but those Telegram sends only on request."""
        self._allowed = frozenset(kinds)

    def drop(self) -> None:
        """Forgets everything that waits."""
        self._waiting.clear()

    def close(self) -> None:
        """Ends the poll that is open with an empty answer."""
        self._closed = True
        self._wake()

    async def fetch(self, offset: int | None, limit: int, seconds: float) -> list[Json]:
        """Confirms below `offset` and answers from it, waiting up to `seconds` for the first update."""
        if self.webhook["url"]:
            raise ApiError(409, _WEBHOOK)
        self._poll += 1
        mine = self._poll
        self._wake()
        self._confirm(offset)
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (self._waiting or self._again or self._closed):
            rest = deadline - loop.time()
            if rest <= 0:
                break
            await self._arrived(rest)
            if self._poll != mine:
                raise ApiError(409, _CONFLICT)
        return self._batch(limit)

    def _batch(self, limit: int) -> list[Json]:
        batch, self._again = self._again[:limit], self._again[limit:]
        for update in self._waiting.values():
            if len(batch) >= limit:
                break
            batch.append(update)
        return batch

    def _confirm(self, offset: int | None) -> None:
        if not offset or not self._waiting:
            return
        if offset < 0:
            for update_id in list(self._waiting)[:offset]:
                del self._waiting[update_id]
            return
        for update_id in list(takewhile(lambda waiting: waiting < offset, self._waiting)):
            del self._waiting[update_id]

    def _wanted(self, fields: Json) -> bool:
        kind = next(iter(fields), "")
        return kind in self._allowed if self._allowed else kind not in _NOT_BY_DEFAULT

    def _wake(self) -> None:
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)

    async def _arrived(self, seconds: float) -> None:
        if self._arrival is None or self._arrival.done():
            self._arrival = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await asyncio.shield(self._arrival)
        except TimeoutError:
            return
