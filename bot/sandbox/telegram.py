"""Telegram in memory: chats and their messages, the bot's update queue, files, callback queries, commands, faults.

No HTTP here and no clock of its own. Message objects are the Bot API's JSON and are never changed in place: an edit
stores a new one. The Bot API's methods stand in `methods.py` and `sending.py`, what people cause in `people.py`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.sandbox.chat import Chat, Json, User
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.journal import Journal
from bot.sandbox.limits import SendLimits
from bot.sandbox.updates import UpdateQueue

DEFAULT_TOKEN = "1000001:sandbox-tro-ly-bao-cao-sandbox-token"
QUERY_LIFETIME = 15 * 60
_EPOCH_2026 = 1_767_225_600

OnCall = Callable[[str, dict[str, Any], str], Awaitable[None]]


@dataclass(slots=True)
class CallbackQuery:
    """A press the bot may still answer; `at` is Unix time."""

    id: str
    chat_id: int
    at: float


def utc_now() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


class Telegram:
    """One bot's Telegram. Ids start from the time of day unless given, so that they stay new after a restart."""

    def __init__(
        self,
        users: Iterable[User] = (),
        now: Callable[[], datetime] = utc_now,
        *,
        token: str = DEFAULT_TOKEN,
        journal: bool = True,
        enforce_limits: bool = False,
        first_update_id: int | None = None,
        first_message_id: int | None = None,
    ) -> None:
        fresh = int(time.time()) - _EPOCH_2026
        self.now = now
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Trợ lý báo cáo",
            "username": "tro_ly_bao_cao_bot",
        }
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(fresh * 8 if first_update_id is None else first_update_id)
        self.files = Files()
        self.faults = Faults()
        self.journal = Journal(journal)
        self.limits = SendLimits(time.monotonic) if enforce_limits else None
        self.queries: dict[str, CallbackQuery] = {}
        self.commands: dict[str, list[Json]] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.on_call: OnCall | None = None
        self._next_message_id = fresh if first_message_id is None else first_message_id
        self._next_query = 0
        self._seq = 0
        self._subscribers: set[asyncio.Queue[Json]] = set()
        for user in users:
            self.add_user(user)

    # -- people and chats ---------------------------------------------------------------------------------------

    def add_user(self, user: User) -> Chat:
        """Adds a person (or renames one); the bot cannot write to them before they wrote first."""
        self.users[user.id] = user
        chat = self.chats.get(user.id)
        if chat is None:
            chat = self.chats[user.id] = Chat(user.id, user.chat_json())
        else:
            chat.json = user.chat_json()
        return chat

    def add_group(self, group_id: int, title: str) -> Chat:
        """Adds a group the bot is a member of; group ids are negative."""
        chat = Chat(group_id, {"id": group_id, "type": "group", "title": title}, started=True)
        self.chats[group_id] = chat
        return chat

    def unix_time(self) -> int:
        """Now in whole seconds, as in `date`."""
        return int(self.now().timestamp())

    # -- messages -----------------------------------------------------------------------------------------------

    def post(self, chat: Chat, sender: Json, content: Json) -> Json:
        """Stores a new message and shows it; returns it."""
        message = {
            "message_id": self._next_message_id,
            "from": sender,
            "chat": chat.json,
            "date": self.unix_time(),
            **content,
        }
        self._next_message_id += 1
        self._show(chat, message)
        return message

    def replace(self, chat: Chat, message: Json) -> Json:
        """Stores a message in place of the one with its id."""
        message = {**message, "edit_date": self.unix_time()}
        self._show(chat, message)
        return message

    def restore(self, chat: Chat, message: Json) -> None:
        """Puts back a message of an earlier run; new ones are numbered above it."""
        self._next_message_id = max(self._next_message_id, message["message_id"] + 1)
        self._show(chat, message)

    def remove(self, chat: Chat, message_id: int) -> None:
        """Deletes a message."""
        del chat.messages[message_id]
        chat.touch(message_id, self._step())
        self.tell({"kind": "deleted", "seq": chat.seq, "chat_id": chat.id, "message_id": message_id})

    def answer_query(self, query_id: str, text: str, show_alert: bool) -> bool:
        """Shows a callback answer to whoever pressed; False when the query is unknown or too old."""
        query = self.queries.get(query_id)
        if query is None or self.now().timestamp() - query.at > QUERY_LIFETIME:
            return False
        chat = self.chats[query.chat_id]
        answer = {"seq": self._step(), "query_id": query_id, "text": text, "show_alert": show_alert}
        chat.answers.append(answer)
        chat.wake(self._seq)
        self.tell({"kind": "answer", "chat_id": chat.id, **answer})
        return True

    @property
    def seq(self) -> int:
        """The number of the last change."""
        return self._seq

    def open_query(self, chat: Chat) -> CallbackQuery:
        """A new callback query of this chat."""
        self._next_query += 1
        query = CallbackQuery(f"{self.bot['id']}{self._next_query:012d}", chat.id, self.now().timestamp())
        self.queries[query.id] = query
        return query

    def _show(self, chat: Chat, message: Json) -> None:
        chat.messages[message["message_id"]] = message
        chat.touch(message["message_id"], self._step())
        if self._subscribers:
            self.tell({"kind": "message", "seq": self._seq, "chat_id": chat.id, "message": message})

    def _step(self) -> int:
        self._seq += 1
        return self._seq

    # -- commands -----------------------------------------------------------------------------------------------

    def commands_for(self, chat_id: int) -> list[Json]:
        """The command menu a person sees in their chat (Bot API, "Determining list of commands")."""
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            if scope in self.commands:
                return self.commands[scope]
        return []

    # -- watching -----------------------------------------------------------------------------------------------

    def tell(self, event: Json) -> None:
        """Sends an event to everybody who watches."""
        for queue in self._subscribers:
            queue.put_nowait(event)

    def subscribe(self) -> asyncio.Queue[Json]:
        """A queue of everything that happens from now on; `{"kind": "closed"}` ends it."""
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self._subscribers.add(queue)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        """Stops watching."""
        self._subscribers.discard(queue)

    def close(self) -> None:
        """Lets everything that waits on this Telegram go."""
        self.updates.close()
        self.tell({"kind": "closed"})
        for chat in self.chats.values():
            chat.wake(self._step())
