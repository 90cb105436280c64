"""What is kept about one person: all of it in one place, and taken away while the unit's reports stay.

Found by the tables themselves: a column that refers to people, or that holds a Telegram account, is about somebody.
"""

from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Column, Connection, Table, delete, or_, select, update

from storage.tables import (
    answer_messages,
    answers,
    changes,
    chats,
    contributors,
    inbox,
    jobs,
    join_attempts,
    metadata,
    outbox,
    people,
    roles,
)

ACCOUNTS = frozenset({"telegram_id", "chat_id"})
"""Columns that hold a Telegram account; a private chat has its account's number."""
OF_THE_CHAT = (jobs, outbox, inbox, answer_messages, join_attempts, chats)
"""What passed through the person's chat and belongs to no report."""


def export(connection: Connection, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row that names the person, by table; contents of files stand as their length in bytes."""
    account = _account(connection, person_id)
    found = {}
    for table in metadata.sorted_tables:
        naming = [column == value for column, value in _naming(table, person_id, account)]
        rows = connection.execute(select(table).where(or_(*naming))).mappings().all() if naming else []
        if rows:
            found[str(table.name)] = [{str(name): _plain(value) for name, value in row.items()} for row in rows]
    return found


def forget(connection: Connection, person_id: int, *, at: datetime) -> None:
    """Take the person's name, account, posts and chat away.

    What they answered, decided and asked stays with its unit, as somebody's whose name is no longer known.
    """
    account = _account(connection, person_id)
    nobody = -person_id  # no account of Telegram's is negative, and the next person's differs
    for table in OF_THE_CHAT:
        column = table.c.chat_id if "chat_id" in table.c else table.c.telegram_id
        connection.execute(delete(table).where(column == account))
    for table in (roles, contributors):
        standing = (table.c.person_id == person_id) & table.c.revoked_at.is_(None)
        connection.execute(update(table).where(standing).values(revoked_at=at))
    _unname_pieces(connection, account, nobody)
    gone = {"telegram_id": nobody, "name": "", "title": "", "blocked_at": at}
    connection.execute(update(people).where(people.c.id == person_id).values(gone))


def _account(connection: Connection, person_id: int) -> int:
    return int(connection.execute(select(people.c.telegram_id).where(people.c.id == person_id)).scalar_one())


def _naming(table: Table, person_id: int, account: int) -> list[tuple[Column[Any], int]]:
    """Columns of the table that may name a person, each with the value that means this one."""
    referring = [(column, person_id) for column in table.columns if column.references(people.c.id)]
    if table is people:
        referring.append((people.c.id, person_id))
    return referring + [(column, account) for column in table.columns if column.name in ACCOUNTS]


def _plain(value: Any) -> Any:
    return len(value) if isinstance(value, bytes) else value


def _unname_pieces(connection: Connection, account: int, nobody: int) -> None:
    """The messages answers were made from stay, without the chat they came from."""
    named = answers.c.pieces.contains(str(account))
    for row in connection.execute(select(answers).where(named)).mappings().all():
        pieces = _moved(orjson.loads(row["pieces"]), account, nobody)
        this = (answers.c.assignment_id == row["assignment_id"]) & (answers.c.key == row["key"])
        connection.execute(update(answers).where(this).values(pieces=orjson.dumps(pieces).decode()))
    told = or_(changes.c.before.contains(str(account)), changes.c.after.contains(str(account)))
    for number, before, after in connection.execute(
        select(changes.c.id, changes.c.before, changes.c.after).where(told)
    ).all():
        sides = {"before": _side(before, account, nobody), "after": _side(after, account, nobody)}
        if sides != {"before": before, "after": after}:
            connection.execute(update(changes).where(changes.c.id == number).values(sides))


def _moved(pieces: list[list[Any]], account: int, nobody: int) -> list[list[Any]]:
    return [[nobody if chat == account else chat, *rest] for chat, *rest in pieces]


def _side(stored: str | None, account: int, nobody: int) -> str | None:
    if stored is None or str(account) not in stored:
        return stored
    side = orjson.loads(stored)
    return orjson.dumps(side | {"pieces": _moved(side.get("pieces") or [], account, nobody)}).decode()
