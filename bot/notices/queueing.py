"""What every notice is made of: a queued message, and a file that follows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection

from bot.telegram.wire import dump_screen
from dialogs.screen import Screen
from storage import outbox


def queue(
    connection: Connection, chat_id: int, screen: Screen, *, at: datetime, dedupe: str | None = None, **extra: Any
) -> None:
    """A notice to one person; its buttons stay pressable.  ``extra`` says what a reply to it is about."""
    outbox.add(
        connection,
        chat_id=chat_id,
        lane="notice",
        kind="message",
        body=dump_screen(screen, **extra),
        at=at,
        dedupe=dedupe,
    )


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A stored file that goes with a notice."""

    file_id: int
    caption: str = "Công văn chỉ đạo kèm theo."


def enclose(connection: Connection, chat_id: int, assignment_id: int, enclosure: Enclosure, *, at: datetime) -> None:
    """The guiding letter that follows a notice of an assignment, for those who may see that."""
    right = {"kind": "letter", "assignment": assignment_id}
    body = orjson.dumps({"caption": enclosure.caption, "right": right}).decode()
    outbox.add(connection, chat_id=chat_id, lane="notice", kind="document", body=body, at=at, file_id=enclosure.file_id)


def confide(connection: Connection, chat_id: int, screen: Screen, *, at: datetime) -> None:
    """Something only this person may read, for example a code: forgotten as soon as it is sent."""
    outbox.add(connection, chat_id=chat_id, lane="reply", kind=outbox.SECRET, body=dump_screen(screen), at=at)
