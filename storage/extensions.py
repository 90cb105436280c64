"""Đề nghị gia hạn: a unit asks for a later deadline of one report; the staff above grant it or refuse."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Boolean, Connection, bindparam, insert, select, update

from storage.asked_above import COLUMNS as ASKED_COLUMNS
from storage.asked_above import read_asked, with_people
from storage.record import Record
from storage.tables import Instant, extensions, units
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class StoredExtension:
    """``granted`` None while nobody has answered; ``until`` is the deadline that was granted.

    Answered without ``answered_by``: a newer request of the unit's took its place.
    """

    id: int
    assignment_id: int
    subject: str
    deadline: datetime
    wished: datetime
    reason: str
    at: datetime
    granted: bool | None
    until: datetime | None
    asked_by: str
    answered_by: str
    unit: Unit


_COLUMNS = (
    extensions.c.id,
    extensions.c.assignment_id,
    extensions.c.subject,
    extensions.c.deadline,
    extensions.c.wished,
    extensions.c.reason,
    extensions.c.at,
    extensions.c.granted,
    extensions.c.until,
    *ASKED_COLUMNS,
)
_ALL = select(*_COLUMNS).select_from(with_people(extensions, extensions.c.answered_by)).order_by(extensions.c.id)
_THIS = extensions.c.id == bindparam("extension")
_OPEN = extensions.c.answered_at.is_(None)
_LOCK = _ALL.where(_THIS).with_for_update(of=extensions)
_OF = _ALL.where(extensions.c.assignment_id == bindparam("assignment"), _OPEN)
_WAITING = _ALL.where(_OPEN)
_WAITING_BELOW = _WAITING.where(units.c.parent_id.in_(bindparam("parents", expanding=True)))
_ADD = insert(extensions).returning(extensions.c.id)
_REPLACE = (
    update(extensions)
    .where(extensions.c.assignment_id == bindparam("assignment"), _OPEN)
    .values(granted=False, answered_at=bindparam("moment", type_=Instant))
)
_ANSWER = (
    update(extensions)
    .where(_THIS, _OPEN)
    .values(
        granted=bindparam("is_granted", type_=Boolean),
        until=bindparam("new_deadline", type_=Instant),
        answered_by=bindparam("person"),
        answered_at=bindparam("moment", type_=Instant),
    )
)


def add(
    connection: Connection,
    assignment_id: int,
    *,
    subject: str,
    deadline: datetime,
    wished: datetime,
    reason: str,
    person_id: int,
    at: datetime,
) -> int:
    """Ask for ``wished`` instead of the present ``deadline``, in place of what the unit still waits for; its id."""
    connection.execute(_REPLACE, {"assignment": assignment_id, "moment": at})
    row = {
        "assignment_id": assignment_id,
        "subject": subject,
        "deadline": deadline,
        "wished": wished,
        "reason": reason,
        "person_id": person_id,
        "at": at,
    }
    return int(connection.execute(_ADD, row).scalar_one())


def lock(connection: Connection, extension_id: int) -> StoredExtension | None:
    """The request, held until the transaction ends: nobody else answers it meanwhile."""
    row = connection.execute(_LOCK, {"extension": extension_id}).one_or_none()
    return None if row is None else _extension(row)


def of_assignment(connection: Connection, assignment_id: int) -> StoredExtension | None:
    """What the unit still waits for in this report."""
    row = connection.execute(_OF, {"assignment": assignment_id}).first()
    return None if row is None else _extension(row)


def waiting(connection: Connection, parent_ids: Collection[int] | None) -> list[StoredExtension]:
    """What nobody has answered yet of the units directly below these (None: of all units), the oldest first."""
    if parent_ids is None:
        return [_extension(row) for row in connection.execute(_WAITING)]
    return [_extension(row) for row in connection.execute(_WAITING_BELOW, {"parents": list(parent_ids)})]


def answer(connection: Connection, extension_id: int, *, until: datetime | None, person_id: int, at: datetime) -> bool:
    """Grant the deadline ``until`` or refuse (None), once; False where it was answered or replaced already."""
    values = {
        "extension": extension_id,
        "is_granted": until is not None,
        "new_deadline": until,
        "person": person_id,
        "moment": at,
    }
    return connection.execute(_ANSWER, values).rowcount == 1


def _extension(row: Record) -> StoredExtension:
    return StoredExtension(*read_asked(row))
