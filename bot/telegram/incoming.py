"""One update read into what a person did, as far as that can be told without the database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from telegram import Document, Message, Update

from bot.telegram.rich_text import plain_text
from dialogs.event import Commanded, Edited, Event, Said, SentUnreadable
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
class Blocked:
    """The person blocked the bot, or came back."""

    blocked: bool


What = Event | Press | SentFile | Blocked


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
    """The update as what a person did; None where it carries nothing for us.  Raises on malformed ones."""
    update = Update.de_json(raw, None)
    if update.callback_query is not None:
        query = update.callback_query
        message_id = query.message.message_id if query.message else 0
        chat_id = query.message.chat.id if query.message else query.from_user.id
        return Incoming(chat_id, query.from_user.id, Press(query.id, message_id, query.data or ""))
    if update.my_chat_member is not None:
        member = update.my_chat_member
        return Incoming(member.chat.id, member.from_user.id, Blocked(member.new_chat_member.status == "kicked"))
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    what = _edited(message) if update.edited_message is not None else _message(message)
    return Incoming(message.chat.id, message.from_user.id, what)


def _message(message: Message) -> What:
    if message.document is not None:
        return SentFile(message.document, message.message_id, message.date, _reply_to(message))
    text = _text(message)
    if text is None:
        return SentUnreadable(next((kind for kind in KINDS if getattr(message, kind)), "other"))
    command = _command(message)
    if command is not None:
        return command
    cleaned = clean(text)
    if not cleaned:
        return SentUnreadable("other")
    return Said(
        cleaned,
        message.message_id,
        message.date.astimezone(UTC),
        utf16_length(text),
        forwarded=message.forward_origin is not None,
        media_group=message.media_group_id or "",
        reply_to=_reply_to(message),
        beside="media" if message.text is None and message.caption is not None else "",
    )


def _edited(message: Message) -> What:
    cleaned = clean(_text(message) or "")
    return Edited(cleaned, message.message_id) if cleaned else SentUnreadable("other")


def _text(message: Message) -> str | None:
    """Typed text, the text of a rich message, or a caption; None where there is none."""
    if message.text is not None:
        return message.text
    rich = message.api_kwargs.get("rich_message")
    return plain_text(rich) if rich is not None else message.caption


def _command(message: Message) -> Commanded | None:
    """A message that begins with a command: "/tonghop dan-van-kheo-nam"."""
    text = message.text or ""
    if not text.startswith("/") or len(text) < 2 or not text[1].isalpha():
        return None
    name, _, argument = text[1:].partition(" ")
    if "\n" in name:
        name, _, argument = name.partition("\n")
    return Commanded(name.split("@", 1)[0].lower(), clean(argument))


def _reply_to(message: Message) -> int | None:
    return message.reply_to_message.message_id if message.reply_to_message else None
