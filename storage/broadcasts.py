"""Messages of a desk's to units below it, and who has read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from storage.tables import broadcast_readers, broadcasts, people, roles, units


@dataclass(frozen=True, slots=True)
class Broadcast:
    """``read`` of ``told`` people have pressed Đã đọc."""

    id: int
    unit_id: int
    person_id: int
    at: datetime
    body: str
    reminded_at: datetime | None
    told: int
    read: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who was told; ``blocked_at``: since when nothing reaches them."""

    person_id: int
    telegram_id: int
    name: str
    title: str
    unit_name: str
    read_at: datetime | None
    blocked_at: datetime | None


_ADD = insert(broadcasts).returning(broadcasts.c.id)
_TELL = insert(broadcast_readers)
_COLUMNS = (
    broadcasts.c.id,
    broadcasts.c.unit_id,
    broadcasts.c.person_id,
    broadcasts.c.at,
    broadcasts.c.body,
    broadcasts.c.reminded_at,
    func.count(broadcast_readers.c.person_id),
    func.count(broadcast_readers.c.read_at),
)
_COUNTED = (
    select(*_COLUMNS)
    .select_from(broadcasts.outerjoin(broadcast_readers, broadcast_readers.c.broadcast_id == broadcasts.c.id))
    .group_by(*_COLUMNS[:6])
)
_OF_UNITS = (
    _COUNTED.where(broadcasts.c.unit_id.in_(bindparam("units", expanding=True)))
    .order_by(broadcasts.c.id.desc())
    .limit(bindparam("most"))
)
_GET = _COUNTED.where(broadcasts.c.id == bindparam("broadcast"))
_READERS = (
    select(
        people.c.id,
        people.c.telegram_id,
        people.c.name,
        people.c.title,
        units.c.name,
        broadcast_readers.c.read_at,
        people.c.blocked_at,
    )
    .select_from(
        broadcast_readers.join(people, people.c.id == broadcast_readers.c.person_id).join(
            units, units.c.id == broadcast_readers.c.unit_id
        )
    )
    .where(broadcast_readers.c.broadcast_id == bindparam("broadcast"))
    .order_by(broadcast_readers.c.read_at.is_not(None), units.c.position, units.c.id, people.c.id)
)
_READ = (
    update(broadcast_readers)
    .where(
        broadcast_readers.c.broadcast_id == bindparam("broadcast"),
        broadcast_readers.c.person_id == bindparam("person"),
        broadcast_readers.c.read_at.is_(None),
    )
    .values(read_at=bindparam("moment"))
)
_REMINDED = (
    update(broadcasts)
    .where(
        broadcasts.c.id == bindparam("broadcast"),
        or_(
            broadcasts.c.reminded_at.is_(None),
            broadcasts.c.reminded_at < bindparam("before", type_=broadcasts.c.at.type),
        ),
    )
    .values(reminded_at=bindparam("moment"))
)
_REACHABLE = (
    select(roles.c.unit_id, people.c.id, people.c.telegram_id)
    .join(people, people.c.id == roles.c.person_id)
    .where(
        roles.c.revoked_at.is_(None),
        roles.c.unit_id.is_not(None),
        roles.c.role.in_(("officer", "district")),
        people.c.blocked_at.is_(None),
    )
    .order_by(roles.c.id)
)


def add(
    connection: Connection, *, unit_id: int, person_id: int, body: str, at: datetime, readers: Mapping[int, int]
) -> int:
    """Keep a message of the unit's desk to these people (each with the unit they are told for); its id."""
    row = {"unit_id": unit_id, "person_id": person_id, "body": body, "at": at}
    number = int(connection.execute(_ADD, row).scalar_one())
    told = [{"broadcast_id": number, "person_id": person, "unit_id": unit} for person, unit in readers.items()]
    if told:
        connection.execute(_TELL, told)
    return number


def of_units(connection: Connection, unit_ids: Iterable[int], most: int) -> list[Broadcast]:
    """The latest messages of these desks, the newest first."""
    rows = connection.execute(_OF_UNITS, {"units": list(unit_ids), "most": most})
    return [Broadcast(*row) for row in rows]


def get(connection: Connection, broadcast_id: int) -> Broadcast | None:
    row = connection.execute(_GET, {"broadcast": broadcast_id}).one_or_none()
    return None if row is None else Broadcast(*row)


def readers(connection: Connection, broadcast_id: int) -> list[Reader]:
    """Everybody who was told, those who have not read it first."""
    return [Reader(*row) for row in connection.execute(_READERS, {"broadcast": broadcast_id})]


def mark_read(connection: Connection, broadcast_id: int, person_id: int, *, at: datetime) -> None:
    """Đã đọc; nothing happens for somebody who was not told, or has read it already."""
    connection.execute(_READ, {"broadcast": broadcast_id, "person": person_id, "moment": at})


def mark_reminded(connection: Connection, broadcast_id: int, *, at: datetime, before: datetime) -> bool:
    """Claim the reminding of those who have not read it; False where it was done since ``before``."""
    values = {"broadcast": broadcast_id, "moment": at, "before": before}
    return connection.execute(_REMINDED, values).rowcount == 1


def reachable(connection: Connection) -> list[tuple[int, int, int]]:
    """(unit, person, chat) of every officer and consolidating staff member a message can reach."""
    return [(row[0], row[1], row[2]) for row in connection.execute(_REACHABLE)]
