"""Remarks (góp ý) of the parent's staff on a submitted version: collected, then sent when the report is sent back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from storage.record import Record
from storage.tables import Instant, people, remarks


@dataclass(frozen=True, slots=True)
class StoredRemark:
    """``key`` is a question's or a figure's id, "" for the report as a whole; ``sent_at`` None while it is collected.

    ``fixed_at`` is when the unit marked it as done.
    """

    id: int
    assignment_id: int
    version: int
    key: str
    body: str
    person_id: int
    person_name: str
    at: datetime
    sent_at: datetime | None
    fixed_at: datetime | None


_COLUMNS = (
    remarks.c.id,
    remarks.c.assignment_id,
    remarks.c.version,
    remarks.c.key,
    remarks.c.body,
    remarks.c.person_id,
    people.c.name,
    remarks.c.at,
    remarks.c.sent_at,
    remarks.c.fixed_at,
)
_THESE = remarks.c.assignment_id == bindparam("assignment")
_ALL = select(*_COLUMNS).join(people, people.c.id == remarks.c.person_id).where(_THESE).order_by(remarks.c.id)
_COUNT = (
    select(remarks.c.assignment_id, func.count())
    .where(remarks.c.assignment_id.in_(bindparam("assignments", expanding=True)), remarks.c.sent_at.is_not(None))
    .group_by(remarks.c.assignment_id, remarks.c.version)
    .order_by(remarks.c.version)
)
_ADD = insert(remarks).returning(remarks.c.id)
_DROP = delete(remarks).where(_THESE, remarks.c.id == bindparam("remark"), remarks.c.sent_at.is_(None))
_DROP_ALL = delete(remarks).where(_THESE, remarks.c.sent_at.is_(None))
_SEND = (
    update(remarks)
    .where(_THESE, remarks.c.sent_at.is_(None))
    .values(sent_at=bindparam("moment", type_=Instant), version=bindparam("number"))
)
_FIX = (
    update(remarks)
    .where(
        _THESE,
        remarks.c.id.in_(bindparam("which", expanding=True)),
        remarks.c.sent_at.is_not(None),
        remarks.c.fixed_at.is_(None),
    )
    .values(fixed_at=bindparam("moment", type_=Instant), fixed_by=bindparam("person"))
)


def of_assignment(connection: Connection, assignment_id: int) -> list[StoredRemark]:
    """All remarks on any version, oldest first."""
    return [_remark(row) for row in connection.execute(_ALL, {"assignment": assignment_id})]


def sent_counts(connection: Connection, assignment_ids: Collection[int]) -> dict[int, int]:
    """How many remarks were sent with the latest version that got any, by assignment."""
    rows = connection.execute(_COUNT, {"assignments": list(assignment_ids)})
    return {row[0]: row[1] for row in rows}


def add(
    connection: Connection, assignment_id: int, *, version: int, key: str, body: str, person_id: int, at: datetime
) -> int:
    """Collect a remark; nobody below sees it until it is sent."""
    row = {
        "assignment_id": assignment_id,
        "version": version,
        "key": key,
        "body": body,
        "person_id": person_id,
        "at": at,
    }
    return int(connection.execute(_ADD, row).scalar_one())


def drop(connection: Connection, assignment_id: int, remark_id: int) -> bool:
    """Take back a remark not yet sent; False where there is none."""
    return connection.execute(_DROP, {"assignment": assignment_id, "remark": remark_id}).rowcount == 1


def drop_unsent(connection: Connection, assignment_id: int) -> None:
    """Forget all that were collected and never sent."""
    connection.execute(_DROP_ALL, {"assignment": assignment_id})


def send(connection: Connection, assignment_id: int, version: int, *, at: datetime) -> int:
    """Send all that was collected, as remarks on that version; how many."""
    return connection.execute(_SEND, {"assignment": assignment_id, "number": version, "moment": at}).rowcount


def fix(
    connection: Connection, assignment_id: int, remark_ids: Collection[int], *, person_id: int, at: datetime
) -> None:
    """Đã sửa: the unit marks remarks as done."""
    values = {"assignment": assignment_id, "which": list(remark_ids), "person": person_id, "moment": at}
    connection.execute(_FIX, values)


def _remark(row: Record) -> StoredRemark:
    return StoredRemark(*row)
