"""The person changes made on the server are noted under."""

from datetime import datetime

from sqlalchemy import Connection

from storage import people

SERVER = 9_000_000_000_001
"""Account id of that person; no Telegram account has it."""


def server_person(connection: Connection, at: datetime) -> int:
    """Their id; without a role, so that nobody is told or reminded."""
    known = people.by_telegram_id(connection, SERVER)
    return known.id if known else people.create(connection, SERVER, at=at, name="Nhập từ máy chủ")
