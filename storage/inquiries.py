"""Hỏi cấp trên: questions a unit has sent to the staff above it, and what was answered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, insert, or_, select, update

from storage.asked_above import COLUMNS as ASKED_COLUMNS
from storage.asked_above import read_asked, with_people
from storage.record import Record
from storage.tables import Instant, assignments, inquiries, people, units
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class StoredInquiry:
    """``subject`` says what report and question it is about, ``present`` what was answered there when it was asked.

    ``reply`` is "" while nobody has answered; ``general``: every unit below the same parent sees the reply.
    """

    id: int
    assignment_id: int
    question: str
    subject: str
    present: str
    body: str
    at: datetime
    reply: str
    general: bool
    person_id: int
    asked_by: str
    replied_by: str
    unit: Unit


_COLUMNS = (
    inquiries.c.id,
    inquiries.c.assignment_id,
    inquiries.c.question,
    inquiries.c.subject,
    inquiries.c.present,
    inquiries.c.body,
    inquiries.c.at,
    inquiries.c.reply,
    inquiries.c.general,
    people.c.id,
    *ASKED_COLUMNS,
)
_ALL = select(*_COLUMNS).select_from(with_people(inquiries, inquiries.c.replied_by)).order_by(inquiries.c.id)
_THIS = inquiries.c.id == bindparam("inquiry")
_LOCK = _ALL.where(_THIS).with_for_update(of=inquiries)
_asking = assignments.alias("asking")
_asking_unit = units.alias("asking_unit")
_PERIOD = select(_asking.c.period_id).where(_asking.c.id == bindparam("assignment"))
_PARENT = (
    select(_asking_unit.c.parent_id)
    .join(_asking, _asking.c.unit_id == _asking_unit.c.id)
    .where(_asking.c.id == bindparam("assignment"))
)
_GENERAL_TO = and_(
    inquiries.c.general.is_(True),
    assignments.c.period_id == _PERIOD.scalar_subquery(),
    units.c.parent_id == _PARENT.scalar_subquery(),
)
_SEEN_BY = _ALL.where(or_(inquiries.c.assignment_id == bindparam("assignment"), _GENERAL_TO))
_WAITING = _ALL.where(inquiries.c.replied_at.is_(None))
_WAITING_BELOW = _WAITING.where(units.c.parent_id.in_(bindparam("parents", expanding=True)))
_ADD = insert(inquiries).returning(inquiries.c.id)
_REPLY = (
    update(inquiries)
    .where(_THIS, inquiries.c.replied_at.is_(None))
    .values(reply=bindparam("line"), replied_by=bindparam("person"), replied_at=bindparam("moment", type_=Instant))
)
_LENGTHEN = (
    update(inquiries).where(_THIS, inquiries.c.replied_by == bindparam("person")).values(reply=bindparam("line"))
)
_GENERAL = (
    update(inquiries)
    .where(_THIS, inquiries.c.replied_at.is_not(None), inquiries.c.general.is_(False))
    .values(general=True, general_by=bindparam("person"), general_at=bindparam("moment", type_=Instant))
)


def add(
    connection: Connection,
    assignment_id: int,
    *,
    question: str,
    subject: str,
    present: str,
    body: str,
    person_id: int,
    at: datetime,
) -> int:
    """Keep a question to the parent's staff; its id."""
    row = {
        "assignment_id": assignment_id,
        "question": question,
        "subject": subject,
        "present": present,
        "body": body,
        "person_id": person_id,
        "at": at,
        "reply": "",
    }
    return int(connection.execute(_ADD, row).scalar_one())


def lock(connection: Connection, inquiry_id: int) -> StoredInquiry | None:
    """The inquiry, held until the transaction ends: nobody else answers it meanwhile."""
    row = connection.execute(_LOCK, {"inquiry": inquiry_id}).one_or_none()
    return None if row is None else _inquiry(row)


def seen_by(connection: Connection, assignment_id: int) -> list[StoredInquiry]:
    """What the unit itself has asked in this report, and what is answered to all in its period; the oldest first."""
    return [_inquiry(row) for row in connection.execute(_SEEN_BY, {"assignment": assignment_id})]


def waiting(connection: Connection, parent_ids: Collection[int] | None) -> list[StoredInquiry]:
    """What nobody has answered yet of the units directly below these (None: of all units), the oldest first."""
    if parent_ids is None:
        return [_inquiry(row) for row in connection.execute(_WAITING)]
    return [_inquiry(row) for row in connection.execute(_WAITING_BELOW, {"parents": list(parent_ids)})]


def reply(connection: Connection, inquiry_id: int, text: str, *, person_id: int, at: datetime) -> bool:
    """Answer it, once; False where somebody has already."""
    values = {"inquiry": inquiry_id, "line": text, "person": person_id, "moment": at}
    return connection.execute(_REPLY, values).rowcount == 1


def lengthen(connection: Connection, inquiry_id: int, text: str, *, person_id: int) -> bool:
    """The whole of an answer of which the person has given the beginning; False where it is not theirs."""
    values = {"inquiry": inquiry_id, "line": text, "person": person_id}
    return connection.execute(_LENGTHEN, values).rowcount == 1


def make_general(connection: Connection, inquiry_id: int, *, person_id: int, at: datetime) -> bool:
    """Giải đáp chung: the reply is for every unit below the same parent; False where there is none, or it is so."""
    values = {"inquiry": inquiry_id, "person": person_id, "moment": at}
    return connection.execute(_GENERAL, values).rowcount == 1


def _inquiry(row: Record) -> StoredInquiry:
    return StoredInquiry(*read_asked(row))
