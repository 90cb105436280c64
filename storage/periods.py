"""Reporting periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage.record import Record
from storage.tables import assignments, periods
from templates.period import Letter, Period


@dataclass(frozen=True, slots=True)
class StoredPeriod:
    """``opened_by`` is the unit whose desk opened it, None for the command line; ``opens_next`` that the period after
    it opens by itself."""

    id: int
    form_id: str
    form_version_id: int
    period: Period
    opened_by: int | None = None
    opens_next: bool = False
    letter_file_id: int | None = None


COLUMNS = (
    periods.c.start,
    periods.c.end,
    periods.c.deadline,
    periods.c.letter_number,
    periods.c.letter_day,
    periods.c.letter_issuer,
    periods.c.letter_subject,
    periods.c.lock_at,
)
"""A period's columns in the order ``read_period`` takes them."""

_OWN = (
    periods.c.id,
    periods.c.form_id,
    periods.c.form_version_id,
    periods.c.opened_by,
    periods.c.opens_next,
    periods.c.letter_file_id,
)
_ALL = select(*_OWN, *COLUMNS)
_GET = _ALL.where(periods.c.id == bindparam("period"))
_SAME = _ALL.where(
    periods.c.form_id == bindparam("form"), periods.c.start == bindparam("first"), periods.c.end == bindparam("last")
)
_OF_FORM = _ALL.where(periods.c.form_id == bindparam("form")).order_by(periods.c.end.desc(), periods.c.id.desc())
_NEWEST = _OF_FORM.limit(1)
_EVERY = _ALL.where(periods.c.tried_by.is_(None)).order_by(periods.c.deadline.desc(), periods.c.id.desc())
_RECURRING = _ALL.where(periods.c.opens_next).order_by(periods.c.id)
_ADD = insert(periods).returning(periods.c.id)
_THIS = periods.c.id == bindparam("period")
_MOVE = (
    update(periods)
    .where(_THIS)
    .values(
        deadline=bindparam("moment"),
        lock_at=func.coalesce(bindparam("lock", type_=periods.c.lock_at.type), periods.c.lock_at),
    )
)
_SET_FILE = update(periods).where(_THIS).values(letter_file_id=bindparam("file"))
_SET_VERSION = update(periods).where(_THIS).values(form_version_id=bindparam("version"))
_TAKE_OPENS_NEXT = update(periods).where(_THIS, periods.c.opens_next).values(opens_next=False)
_SET_OPENS_NEXT = update(periods).where(_THIS).values(opens_next=bindparam("wanted"))
_SET_LETTER = (
    update(periods)
    .where(periods.c.id == bindparam("period"))
    .values(
        letter_number=bindparam("number"),
        letter_day=bindparam("day"),
        letter_issuer=bindparam("issuer"),
        letter_subject=bindparam("subject"),
    )
)
_GIVERS = select(assignments.c.period_id, assignments.c.given_by).distinct()


def read_period(columns: Sequence[Any]) -> Period:
    """A period from ``COLUMNS``; without a day of issue there is no guiding letter."""
    start, end, deadline, number, day, issuer, subject, lock = columns
    letter = None if day is None else Letter(number or "", day, issuer or "", subject or "")
    return Period(start, end, deadline, letter, lock)


def move(connection: Connection, period_id: int, *, deadline: datetime, lock: datetime | None) -> None:
    """Another deadline for the period; a lock of None leaves the one there is."""
    connection.execute(_MOVE, {"period": period_id, "moment": deadline, "lock": lock})


def set_letter(connection: Connection, period_id: int, letter: Letter) -> None:
    """Another guiding letter in place of the one there was."""
    connection.execute(_SET_LETTER, {"period": period_id, **_letter(letter)})


def set_letter_file(connection: Connection, period_id: int, file_id: int) -> None:
    """Keep the guiding letter itself with the period."""
    connection.execute(_SET_FILE, {"period": period_id, "file": file_id})


def set_form_version(connection: Connection, period_id: int, form_version_id: int) -> None:
    """Move the period to another version of its form."""
    connection.execute(_SET_VERSION, {"period": period_id, "version": form_version_id})


def set_opens_next(connection: Connection, period_id: int, *, wanted: bool) -> None:
    """Whether the period after this one opens by itself."""
    connection.execute(_SET_OPENS_NEXT, {"period": period_id, "wanted": wanted})


def take_opens_next(connection: Connection, period_id: int) -> bool:
    """Switch it off because the next period opens now; False where somebody else was first."""
    return connection.execute(_TAKE_OPENS_NEXT, {"period": period_id}).rowcount == 1


def every(connection: Connection) -> list[StoredPeriod]:
    """All periods, the latest deadline first."""
    return [_stored(row) for row in connection.execute(_EVERY)]


def givers(connection: Connection) -> dict[int, frozenset[int | None]]:
    """By period the units whose desks gave it to somebody; None for the command line."""
    found: dict[int, set[int | None]] = {}
    for period_id, given_by in connection.execute(_GIVERS):
        found.setdefault(period_id, set()).add(given_by)
    return {period_id: frozenset(desks) for period_id, desks in found.items()}


def recurring(connection: Connection) -> list[StoredPeriod]:
    """Periods after which the next is to open by itself."""
    return [_stored(row) for row in connection.execute(_RECURRING)]


def get(connection: Connection, period_id: int) -> StoredPeriod | None:
    return _one(connection.execute(_GET, {"period": period_id}).one_or_none())


def newest(connection: Connection, form_id: str) -> StoredPeriod | None:
    """The form's period with the latest end."""
    return _one(connection.execute(_NEWEST, {"form": form_id}).one_or_none())


def of_form(connection: Connection, form_id: str) -> list[StoredPeriod]:
    """All periods of the form, the latest end first."""
    return [_stored(row) for row in connection.execute(_OF_FORM, {"form": form_id})]


def same(connection: Connection, form_id: str, period: Period) -> StoredPeriod | None:
    """The period of the form with these first and last days."""
    days = {"form": form_id, "first": period.start, "last": period.end}
    return _one(connection.execute(_SAME, days).one_or_none())


def add(
    connection: Connection, form_id: str, form_version_id: int, period: Period, *, desk: int | None, at: datetime
) -> int:
    """The id of a new period; ``desk`` is the unit whose desk opens it, None the command line."""
    row = {
        "form_id": form_id,
        "form_version_id": form_version_id,
        "start": period.start,
        "end": period.end,
        "deadline": period.deadline,
        "created_at": at,
        "lock_at": period.lock,
        "opened_by": desk,
    }
    letter = {} if period.letter is None else _letter(period.letter)
    row |= {f"letter_{name}": value for name, value in letter.items()}
    return int(connection.execute(_ADD, row).scalar_one())


def _letter(letter: Letter) -> dict[str, object]:
    return {"number": letter.number, "day": letter.day, "issuer": letter.issuer, "subject": letter.subject}


def _one(row: Record | None) -> StoredPeriod | None:
    return None if row is None else _stored(row)


def _stored(row: Record) -> StoredPeriod:
    number, form_id, version, *own = row[: len(_OWN)]
    return StoredPeriod(number, form_id, version, read_period(row[len(_OWN) :]), *own)
