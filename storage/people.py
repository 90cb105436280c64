"""People known to the bot, each with the roles they hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, insert, select, update

from storage.record import Record
from storage.tables import people, roles, units
from storage.units import COLUMNS as UNIT_COLUMNS
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that is not revoked: ``role`` is officer, district or admin; an administrator's may have no unit."""

    id: int
    role: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` and ``title`` are "" until told; ``blocked_at`` is when the person was found to have blocked the bot."""

    id: int
    telegram_id: int
    name: str
    title: str
    created_at: datetime
    blocked_at: datetime | None
    roles: tuple[HeldRole, ...] = ()


_PERSON = (people.c.id, people.c.telegram_id, people.c.name, people.c.title, people.c.created_at, people.c.blocked_at)
_WIDTH = len(_PERSON)


def _with_roles() -> Select[Any]:
    held = people.outerjoin(roles, and_(roles.c.person_id == people.c.id, roles.c.revoked_at.is_(None)))
    source = held.outerjoin(units, units.c.id == roles.c.unit_id)
    return select(*_PERSON, roles.c.id, roles.c.role, *UNIT_COLUMNS).select_from(source).order_by(roles.c.id)


_BY_TELEGRAM_ID = _with_roles().where(people.c.telegram_id == bindparam("telegram"))
_GET = _with_roles().where(people.c.id == bindparam("person"))
_ANY = select(people.c.id).limit(1)
_NAMES = select(people.c.id, people.c.name, people.c.title).where(people.c.id.in_(bindparam("people", expanding=True)))
_CREATE = insert(people).returning(people.c.id)
_NAME = update(people).where(people.c.id == bindparam("person"))
_NAME = _NAME.values(name=bindparam("new_name"), title=bindparam("new_title"))
_OF_ACCOUNT = update(people).where(people.c.telegram_id == bindparam("telegram"))
_BLOCK = _OF_ACCOUNT.where(people.c.blocked_at.is_(None)).values(blocked_at=bindparam("moment"))
_UNBLOCK = _OF_ACCOUNT.values(blocked_at=None)


def by_telegram_id(connection: Connection, telegram_id: int) -> Person | None:
    """The person with their roles and units, in one query."""
    return _person(connection.execute(_BY_TELEGRAM_ID, {"telegram": telegram_id}).all())


def any_known(connection: Connection) -> bool:
    """Whether anybody has ever joined."""
    return connection.execute(_ANY).scalar() is not None


def get(connection: Connection, person_id: int) -> Person | None:
    return _person(connection.execute(_GET, {"person": person_id}).all())


def names(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Name and title by person."""
    return {number: (name, title) for number, name, title in connection.execute(_NAMES, {"people": list(ids)})}


def named(connection: Connection, name: str) -> list[tuple[int, int, str]]:
    """(id, account, title) of everybody of exactly that name."""
    found = select(people.c.id, people.c.telegram_id, people.c.title).where(people.c.name == name)
    return [(row[0], row[1], row[2]) for row in connection.execute(found.order_by(people.c.id))]


def create(connection: Connection, telegram_id: int, *, at: datetime, name: str = "", title: str = "") -> int:
    """A new person's id; raises IntegrityError where the account is known already."""
    row = {"telegram_id": telegram_id, "name": name, "title": title, "created_at": at}
    return int(connection.execute(_CREATE, row).scalar_one())


def rename(connection: Connection, person_id: int, *, name: str, title: str) -> None:
    connection.execute(_NAME, {"person": person_id, "new_name": name, "new_title": title})


def set_blocked(connection: Connection, telegram_id: int, at: datetime | None) -> None:
    """Note that the person blocked the bot, where that was not known, or with None that they are back."""
    if at is None:
        connection.execute(_UNBLOCK, {"telegram": telegram_id})
    else:
        connection.execute(_BLOCK, {"telegram": telegram_id, "moment": at})


def _person(rows: Sequence[Record]) -> Person | None:
    if not rows:
        return None
    held = tuple(_role(row) for row in rows if row[_WIDTH] is not None)
    return Person(*(*rows[0][:_WIDTH], held))


def _role(row: Record) -> HeldRole:
    unit = row[_WIDTH + 2 :]
    return HeldRole(row[_WIDTH], row[_WIDTH + 1], None if unit[0] is None else Unit(*unit))
