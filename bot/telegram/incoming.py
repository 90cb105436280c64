"""One update read into what a person did, as far as that can be told without the database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from telegram import Document

from bot.telegram.pasted_rows import pasted_rows
from bot.telegram.rich_text import plain_text
from dialogs.event import Commanded, Edited, Event, Pasted, Said, SentUnreadable
from templates.text import clean, utf16_length

KINDS = ("photo", "voice", "sticker")
"""Kinds of messages the dialogue has a line of its own for."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button: the callback's id, the message it stands under, and its data."""

    callback_id: str
    message_id: int
    data: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A document that is to be downloaded and read before the step."""

    document: Document
    message_id: int
    at: datetime
    reply_to: int | None


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A photo: a page of a signed copy where one is waited for, else what its caption makes of it (``instead``)."""

    file_id: str
    message_id: int
    instead: Event


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person blocked the bot, or came back."""

    blocked: bool


What = Event | Press | SentFile | SentPicture | Blocked


@dataclass(frozen=True, slots=True)
class Incoming:
    """``person_id`` is the Telegram account; in a private chat it is also the chat's id."""

    chat_id: int
    person_id: int
    what: What


def private_chat(update: dict[str, Any]) -> int | None:
    """The private chat a raw update belongs to; None for groups, channels and kinds the bot does not use."""
    for name in ("message", "edited_message", "my_chat_member"):
        chat = (update.get(name) or {}).get("chat")
        if chat is not None:
            return int(chat["id"]) if chat.get("type") == "private" else None
    callback = update.get("callback_query")
    if callback is None:
        return None
    chat = (callback.get("message") or {}).get("chat") or {"type": "private", "id": callback["from"]["id"]}
    return int(chat["id"]) if chat.get("type") == "private" else None


def read(raw: dict[str, Any]) -> Incoming | None:
    """The update as what a person did; None where it carries nothing for us.  Raises on malformed ones.

    Read from the JSON itself: the library's objects are a good part of a turn's cost, and know no newer messages.
    """
    if "callback_query" in raw:
        return _press(raw["callback_query"])
    if "my_chat_member" in raw:
        member = raw["my_chat_member"]
        blocked = Blocked(member["new_chat_member"]["status"] == "kicked")
        return Incoming(int(member["chat"]["id"]), int(member["from"]["id"]), blocked)
    message = raw.get("message") or raw.get("edited_message")
    if message is None or "from" not in message or message["from"].get("is_bot"):
        return None
    what = _message(message) if "message" in raw else _edited(message)
    return Incoming(int(message["chat"]["id"]), int(message["from"]["id"]), what)


def _press(query: dict[str, Any]) -> Incoming:
    person_id = int(query["from"]["id"])
    message = query.get("message")
    press = Press(str(query["id"]), int(message["message_id"]) if message else 0, str(query.get("data", "")))
    return Incoming(int(message["chat"]["id"]) if message else person_id, person_id, press)


def _message(message: dict[str, Any]) -> What:
    number, at = int(message["message_id"]), datetime.fromtimestamp(message["date"], UTC)
    if message.get("photo"):
        sizes: list[dict[str, Any]] = message["photo"]
        return SentPicture(str(sizes[-1]["file_id"]), number, _said(message, number, at))
    if "document" in message:
        return SentFile(Document.de_json(message["document"], None), number, at, _reply_to(message))
    return _said(message, number, at)


def _said(message: dict[str, Any], number: int, at: datetime) -> Event:
    """A message as its words are: a text, a command, a table, or nothing that can be read."""
    text = _text(message)
    if text is None:
        return SentUnreadable(next((kind for kind in KINDS if message.get(kind)), "other"))
    command = _command(message)
    if command is not None:
        return command
    cleaned = clean(text)
    if not cleaned:
        return SentUnreadable("other")
    said = Said(
        cleaned,
        number,
        at,
        utf16_length(text),
        forwarded="forward_origin" in message,
        media_group=str(message.get("media_group_id", "")),
        reply_to=_reply_to(message),
        beside="media" if "text" not in message and "caption" in message else "",
    )
    rows = pasted_rows(message)
    return Pasted(said, rows) if rows else said


def _edited(message: dict[str, Any]) -> What:
    cleaned = clean(_text(message) or "")
    return Edited(cleaned, int(message["message_id"])) if cleaned else SentUnreadable("other")


def _text(message: dict[str, Any]) -> str | None:
    """Typed text, the text of a rich message, or a caption; None where there is none."""
    if "text" in message:
        return str(message["text"])
    if "rich_message" in message:
        return plain_text(message["rich_message"])
    return str(message["caption"]) if "caption" in message else None


def _command(message: dict[str, Any]) -> Commanded | None:
    """A message that begins with a command: "/tonghop dan-van-kheo-nam"."""
    text = str(message.get("text", ""))
    if not text.startswith("/") or len(text) < 2 or not text[1].isalpha():
        return None
    name, _, argument = text[1:].partition(" ")
    if "\n" in name:
        name, _, argument = name.partition("\n")
    return Commanded(name.split("@", 1)[0].lower(), clean(argument))


def _reply_to(message: dict[str, Any]) -> int | None:
    replied = message.get("reply_to_message")
    return int(replied["message_id"]) if replied else None
