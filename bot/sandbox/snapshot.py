"""The in-memory Telegram as one JSON file, so that a restarted sandbox goes on where it stood.

Chats, files, waiting updates and commands are kept; callback queries, faults and the journal are not.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import orjson

from bot.sandbox.chat import Chat, Json
from bot.sandbox.files import StoredFile
from bot.sandbox.telegram import Telegram

_OPTIONS = orjson.OPT_NON_STR_KEYS


def dump(telegram: Telegram) -> bytes:
    """Everything worth keeping."""
    return orjson.dumps(
        {
            "chats": [_chat(chat) for chat in telegram.chats.values()],
            "files": [_file(file) for file in telegram.files.all()],
            "updates": telegram.updates.waiting(),
            "commands": telegram.commands,
            "menu_buttons": telegram.menu_buttons,
        },
        option=_OPTIONS,
    )


def load(telegram: Telegram, data: bytes) -> None:
    """Puts back what `dump` gave; people who are no longer in the list keep their chats."""
    kept: dict[str, Any] = orjson.loads(data)
    for entry in kept["files"]:
        file = StoredFile(**{**entry, "data": base64.b64decode(entry["data"])})
        telegram.files.put(file)
    for entry in kept["chats"]:
        chat = telegram.chats.setdefault(entry["id"], Chat(entry["id"], entry["json"]))
        chat.started, chat.blocked = entry["started"], entry["blocked"]
        for message in entry["messages"]:
            telegram.restore(chat, message)
    telegram.updates.restore(kept["updates"])
    telegram.commands.update(kept["commands"])
    telegram.menu_buttons.update({int(key): value for key, value in kept["menu_buttons"].items()})


def write(path: Path, data: bytes) -> None:
    """Writes the file whole or not at all, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    fresh.replace(path)


def _chat(chat: Chat) -> Json:
    messages = list(chat.messages.values())
    return {
        "id": chat.id,
        "json": chat.json,
        "started": chat.started,
        "blocked": chat.blocked,
        "messages": messages,
    }


def _file(file: StoredFile) -> Json:
    return {
        "id": file.id,
        "unique_id": file.unique_id,
        "path": file.path,
        "name": file.name,
        "mime": file.mime,
        "data": base64.b64encode(file.data).decode(),
    }
