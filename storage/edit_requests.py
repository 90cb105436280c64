"""Xin sửa lại: a unit asks to change a report its parent has opened or accepted; Cho sửa, or a refusal with a line."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Connection, Select, bindparam, insert, select, update

from storage.record import Record
from storage.tables import Instant, edit_requests, people


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """``granted`` None while nobody has answered; ``reply`` is the line of a refusal."""

    id: int
    assignment_id: int
    version: int
    person_name: str
    reason: str
    at: datetime
    answered_at: datetime | None
    granted: bool | None
    reply: str


_COLUMNS = (
    edit_requests.c.id,
    edit_requests.c.assignment_id,
    edit_requests.c.version,
    people.c.name,
    edit_requests.c.reason,
    edit_requests.c.at,
    edit_requests.c.answered_at,
    edit_requests.c.granted,
    edit_requests.c.reply,
)


def _all() -> Select[Any]:
    return select(*_COLUMNS).join(people, people.c.id == edit_requests.c.person_id)


_OF = edit_requests.c.assignment_id == bindparam("assignment")
_LATEST = _all().where(_OF).order_by(edit_requests.c.id.desc()).limit(1)
_OPEN = (
    _all()
    .where(
        edit_requests.c.assignment_id.in_(bindparam("assignments", expanding=True)),
        edit_requests.c.answered_at.is_(None),
    )
    .order_by(edit_requests.c.id)
)
_ADD = insert(edit_requests).returning(edit_requests.c.id)
_ANSWER = (
    update(edit_requests)
    .where(_OF, edit_requests.c.answered_at.is_(None))
    .values(
        answered_at=bindparam("moment", type_=Instant),
        answered_by=bindparam("person"),
        granted=bindparam("is_granted", type_=Boolean),
        reply=bindparam("line"),
    )
)


def latest(connection: Connection, assignment_id: int) -> StoredRequest | None:
    row = connection.execute(_LATEST, {"assignment": assignment_id}).one_or_none()
    return None if row is None else _request(row)


def waiting(connection: Connection, assignment_ids: Collection[int]) -> dict[int, StoredRequest]:
    """Requests nobody has answered, by assignment."""
    rows = connection.execute(_OPEN, {"assignments": list(assignment_ids)})
    return {row.assignment_id: _request(row) for row in rows}


def add(
    connection: Connection, assignment_id: int, *, version: int, reason: str, person_id: int, at: datetime
) -> int | None:
    """Ask; None where a question of the unit's still waits for its answer."""
    if assignment_id in waiting(connection, (assignment_id,)):
        return None
    row = {
        "assignment_id": assignment_id,
        "version": version,
        "reason": reason,
        "person_id": person_id,
        "at": at,
        "reply": "",
    }
    return int(connection.execute(_ADD, row).scalar_one())


def answer(
    connection: Connection, assignment_id: int, *, granted: bool, reply: str = "", person_id: int, at: datetime
) -> bool:
    """Answer what waits, once; False where nothing waits any more."""
    values = {
        "assignment": assignment_id,
        "is_granted": granted,
        "line": reply,
        "person": person_id,
        "moment": at,
    }
    return connection.execute(_ANSWER, values).rowcount > 0


def _request(row: Record) -> StoredRequest:
    return StoredRequest(*row)
