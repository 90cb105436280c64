"""People and chats of the in-memory Telegram, and what a chat shows, ordered by the moment it last changed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person. `role` (a line under the name) and `start_code` (of the first `/start`) are for the page only."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    role: str = ""
    start_code: str = ""

    def json(self) -> Json:
        """The User object of the Bot API."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": "vi"}
        return user | self._names()

    def chat_json(self) -> Json:
        """The Chat object of this person's private chat; its id equals the person's."""
        return {"id": self.id, "type": "private", "first_name": self.first_name} | self._names()

    def _names(self) -> Json:
        names = {"last_name": self.last_name, "username": self.username}
        return {key: value for key, value in names.items() if value}


@dataclass(slots=True)
class Chat:
    """One chat. `seq` numbers grow over all chats: a reader asks for what changed after the one it knows."""

    id: int
    json: Json
    started: bool = False
    blocked: bool = False
    seq: int = 0
    messages: dict[int, Json] = field(default_factory=dict)
    answers: list[Json] = field(default_factory=list)
    _changed: dict[int, int] = field(default_factory=dict)
    _waiters: set[asyncio.Future[None]] = field(default_factory=set)

    def touch(self, message_id: int, seq: int) -> None:
        """Notes that a message came, changed or went."""
        self._changed.pop(message_id, None)
        self._changed[message_id] = seq
        self.wake(seq)

    def wake(self, seq: int) -> None:
        """Lets everybody waiting for this chat look again."""
        self.seq = seq
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    def since(self, after: int) -> Json:
        """What changed after `after`: `{"seq", "messages": [message + "seq"], "deleted": [id], "answers": […]}`."""
        messages: list[Json] = []
        deleted: list[int] = []
        for message_id, seq in reversed(self._changed.items()):
            if seq <= after:
                break
            message = self.messages.get(message_id)
            if message is None:
                deleted.append(message_id)
            else:
                messages.append({"seq": seq, **message})
        messages.sort(key=lambda m: m["message_id"])
        answers = [answer for answer in self.answers[-50:] if answer["seq"] > after]
        return {"seq": self.seq, "messages": messages, "deleted": deleted, "answers": answers}

    async def wait(self, after: int, seconds: float) -> None:
        """Returns when something changed after `after`, or when the time is over."""
        if self.seq > after:
            return
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            pass
        finally:
            self._waiters.discard(waiter)
