"""The driver for people in tests: says, presses, sends, and waits for what the bot shows.

Works on a `SandboxServer` in this process or, by its address, in another one. Waits are for conditions, never sleeps.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

import aiohttp
import orjson

from bot.sandbox.chat import User
from bot.sandbox.keyboard import buttons, find_button
from bot.sandbox.server import SandboxServer

Json = dict[str, Any]
T = TypeVar("T")

DEFAULT_TIMEOUT = 10.0  # seconds


class NoSuchButton(AssertionError):
    """No live button with that label; the message lists those there are."""


@dataclass(frozen=True)
class Shown:
    """A message as a person sees it."""

    raw: Json

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def seq(self) -> int:
        """When it last changed."""
        return int(self.raw["seq"])

    @property
    def text(self) -> str:
        """Its text or caption."""
        return str(self.raw.get("text", self.raw.get("caption", "")))

    @property
    def from_bot(self) -> bool:
        return bool(self.raw["from"]["is_bot"])

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button["text"] for button in buttons(self.raw)]

    @property
    def file_name(self) -> str:
        return str(self.raw.get("document", {}).get("file_name", ""))


@dataclass
class ChatView:
    """A chat as a person sees it: messages by id, and the callback answers that popped up.

    `recent` holds what came or changed since the person's last act.
    """

    seq: int = 0
    messages: dict[int, Shown] = field(default_factory=dict)
    answers: list[Json] = field(default_factory=list)
    recent: dict[int, Shown] = field(default_factory=dict)

    def take(self, changes: Json) -> None:
        """Brings in what changed."""
        for message in changes["messages"]:
            known_id = message["message_id"] in self.messages
            late = self.messages and not known_id and message["message_id"] < next(reversed(self.messages))
            self.messages[message["message_id"]] = self.recent[message["message_id"]] = Shown(message)
            if late:
                self.messages = dict(sorted(self.messages.items()))
        for message_id in changes["deleted"]:
            self.messages.pop(message_id, None)
            self.recent.pop(message_id, None)
        known = {answer["seq"] for answer in self.answers}
        self.answers += [answer for answer in changes["answers"] if answer["seq"] not in known]
        self.seq = changes["seq"]

    def from_bot(self) -> list[Shown]:
        """What the bot sent, in order."""
        return [message for message in self.messages.values() if message.from_bot]

    def documents(self) -> list[Shown]:
        """The bot's files, in order."""
        return [message for message in self.from_bot() if message.file_name]


class _Line(Protocol):
    async def act(self, user_id: int, name: str, fields: Json) -> Any: ...
    async def changes(self, user_id: int, after: int, wait: float) -> Json: ...
    async def file(self, file_id: str) -> bytes: ...
    async def close(self) -> None: ...


class _Direct:
    """A person in the same process as the server."""

    def __init__(self, server: SandboxServer) -> None:
        self._server = server

    async def act(self, user_id: int, name: str, fields: Json) -> Any:
        return getattr(self._server.people, name)(user_id, **fields)

    async def changes(self, user_id: int, after: int, wait: float) -> Json:
        chat = self._server.telegram.chats[user_id]
        if wait > 0:
            await chat.wait(after, wait)
        return chat.since(after)

    async def file(self, file_id: str) -> bytes:
        return self._server.people.file(file_id).data

    async def close(self) -> None:
        return None


class _OverHttp:
    """A person on the other end of the people's HTTP interface."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(json_serialize=lambda value: orjson.dumps(value).decode())
        return self._session

    async def act(self, user_id: int, name: str, fields: Json) -> Any:
        options: Json = {"json": fields}
        if "data" in fields and isinstance(fields["data"], bytes):
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("file", io.BytesIO(fields["data"]), filename=fields.get("name", "file"))
            for key, value in fields.items():
                if key not in ("data", "name") and value is not None:
                    form.add_field(key, str(value))
            options = {"data": form}
        async with self._client().post(f"{self._address}/people/{user_id}/{name}", **options) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise AssertionError(answer["error"])
        return answer["result"]

    async def changes(self, user_id: int, after: int, wait: float) -> Json:
        query = {"after": str(after), "wait": str(wait)}
        async with self._client().get(f"{self._address}/people/{user_id}/chat", params=query) as response:
            changes: Json = await response.json()
            return changes

    async def file(self, file_id: str) -> bytes:
        async with self._client().get(f"{self._address}/people/files/{file_id}") as response:
            return await response.read()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


class Person:
    """One person in their private chat with the bot.

    `say` and the like return ids of the messages sent. What the bot does in answer is waited for with `hears` (its
    next message or edit), `sees` (a text) or `wait_for` (any condition on the chat), all counted from the last act
    and within `within` seconds.
    """

    def __init__(self, server: SandboxServer | str, user: User | int, within: float = DEFAULT_TIMEOUT) -> None:
        self.id = user if isinstance(user, int) else user.id
        self.within = within
        self.chat = ChatView()
        self._line: _Line = _OverHttp(server) if isinstance(server, str) else _Direct(server)

    async def close(self) -> None:
        """Hangs up (needed over HTTP)."""
        await self._line.close()

    async def __aenter__(self) -> Person:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    # -- acts ---------------------------------------------------------------------------------------------------

    async def say(self, text: str, **options: Any) -> list[int]:
        """Sends a text; `style="word"|"hard"` cuts a long one as other clients do."""
        return await self._message("say", text=text, **options)

    async def reply(self, message_id: int, text: str) -> list[int]:
        """Answers one message."""
        return await self._message("say", text=text, reply_to=message_id)

    async def forward(self, text: str, author: str = "Nguyễn Văn Chuyển") -> list[int]:
        """Forwards somebody else's text."""
        return await self._message("say", text=text, forward_from=author)

    async def edit(self, message_id: int, text: str) -> list[int]:
        """Changes one's own message."""
        return await self._message("edit", message_id=message_id, text=text)

    async def send_file(self, name: str, data: bytes, **options: Any) -> list[int]:
        """Sends a document."""
        return await self._message("send_document", name=name, data=data, **options)

    async def send(self, kind: str, **options: Any) -> list[int]:
        """Sends a photo, sticker, voice, contact or location."""
        return await self._message(f"send_{kind}", **options)

    async def send_raw(self, content: Json) -> list[int]:
        """Sends a message with these very fields, such as `rich_message`."""
        return await self._message("send_raw", content=content)

    async def press(self, label: str, message_id: int | None = None) -> str:
        """Presses the button called so (exactly, else starting with, else containing it) on the newest message that
        has buttons, or on the given one; returns the query id."""
        message = await self._with_buttons(message_id)
        if message is None or find_button(message.raw, label) is None:
            raise NoSuchButton(f"no button {label!r}; there are {message.labels if message else []}")
        return await self._press(message_id=message.id, label=label)

    async def press_data(self, message_id: int, data: str) -> str:
        """Forges a press: any data on any message."""
        return await self._press(message_id=message_id, data=data)

    async def block(self) -> None:
        """Blocks the bot."""
        await self._act("block")

    async def unblock(self) -> None:
        """Lets the bot write again."""
        await self._act("unblock")

    async def delete(self, message_id: int) -> None:
        """Deletes a message from the chat."""
        await self._act("delete", message_id=message_id)

    # -- seeing -------------------------------------------------------------------------------------------------

    async def look(self) -> ChatView:
        """The chat as it is now."""
        self.chat.take(await self._line.changes(self.id, self.chat.seq, 0))
        return self.chat

    async def last(self) -> Shown:
        """The bot's newest message."""
        return (await self.look()).from_bot()[-1]

    async def screen(self) -> Shown:
        """The newest message with buttons, else the bot's newest message."""
        await self.look()
        return await self._with_buttons(None) or await self.last()

    async def wait_for(self, condition: Callable[[ChatView], T | None], within: float | None = None) -> T:
        """What `condition` gives for the chat, as soon as that is true; TimeoutError shows the end of the chat."""
        deadline = time.monotonic() + (self.within if within is None else within)
        await self.look()
        while not (found := condition(self.chat)):
            rest = deadline - time.monotonic()
            if rest <= 0:
                raise TimeoutError(f"waited in vain; the chat ends:\n{self.transcript(6)}")
            self.chat.take(await self._line.changes(self.id, self.chat.seq, rest))
        return found

    async def hears(self, within: float | None = None) -> Shown:
        """The bot's first new or edited message since the last act."""
        return await self.sees("", within)

    async def sees(self, text: str, within: float | None = None) -> Shown:
        """A message of the bot, new or edited since the last act, that contains this text."""
        return await self.wait_for(lambda chat: _heard(chat, text), within)

    async def answered(self, query_id: str, within: float | None = None) -> Json:
        """The callback answer to a press: `{"text", "show_alert", …}`."""
        wanted = await self.wait_for(lambda c: [a for a in c.answers if a["query_id"] == query_id], within)
        return wanted[0]

    async def download(self, message: Shown) -> bytes:
        """The bytes of a message's document."""
        return await self._line.file(message.raw["document"]["file_id"])

    def transcript(self, count: int = 20) -> str:
        """The end of the chat as lines to read."""
        lines = []
        for message in list(self.chat.messages.values())[-count:]:
            labels = "".join(f" [{label}]" for label in message.labels)
            name = f" <{message.file_name}>" if message.file_name else ""
            lines.append(f"{'bot' if message.from_bot else 'person'}: {message.text}{name}{labels}")
        return "\n".join(lines)

    # -- inside -------------------------------------------------------------------------------------------------

    async def _with_buttons(self, message_id: int | None) -> Shown | None:
        await self.look()
        if message_id is not None:
            return self.chat.messages.get(message_id)
        return next((m for m in reversed(self.chat.messages.values()) if m.labels), None)

    async def _act(self, act: str, /, **fields: Any) -> Any:
        await self.look()
        self.chat.recent.clear()
        return await self._line.act(self.id, act, fields)

    async def _message(self, act: str, /, **fields: Any) -> list[int]:
        ids: list[int] = await self._act(act, **fields)
        return ids

    async def _press(self, **fields: Any) -> str:
        query_id: str = await self._act("press", **fields)
        return query_id


def _heard(chat: ChatView, text: str) -> Shown | None:
    return next((shown for shown in chat.recent.values() if shown.from_bot and text in shown.text), None)
