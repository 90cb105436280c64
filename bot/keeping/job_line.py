"""The line in the chat about long work, from the moment it is asked for: how far it is, and Huỷ."""

from datetime import datetime

from sqlalchemy import Connection

from bot.telegram.wire import dump_screen
from dialogs.desk.stopping import waiting_line
from storage import jobs, outbox

WITH_LINE = frozenset({"consolidate"})
"""Kinds of work that take long enough to be told of and stopped."""

_NOTICE = "n"


def begin_line(connection: Connection, job: int, chat_id: int, *, at: datetime) -> None:
    """Queue the line and note it with the job, so that whichever process works on it moves the same one."""
    body = dump_screen(waiting_line(job))
    row = outbox.add(connection, chat_id=chat_id, lane="reply", kind="message", body=body, at=at)
    jobs.note_line(connection, job, f"{_NOTICE}{row}")


def line_row(noted: str) -> int | None:
    """The outbox row of a job's line; None where it has none."""
    number = noted.removeprefix(_NOTICE)
    return int(number) if noted.startswith(_NOTICE) and number.isdecimal() else None
