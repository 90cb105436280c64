"""Reporting periods and the assignments they open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.record import Record
from storage.tables import assignments, periods
from templates.period import Letter, Period


@dataclass(frozen=True, slots=True)
class StoredPeriod:
    id: int
    form_id: str
    form_version_id: int
    period: Period


COLUMNS = (
    periods.c.start,
    periods.c.end,
    periods.c.deadline,
    periods.c.letter_number,
    periods.c.letter_day,
    periods.c.letter_issuer,
    periods.c.letter_subject,
)
"""A period's columns in the order ``read_period`` takes them."""

_ALL = select(periods.c.id, periods.c.form_id, periods.c.form_version_id, *COLUMNS)
_GET = _ALL.where(periods.c.id == bindparam("period"))
_SAME = _ALL.where(
    periods.c.form_id == bindparam("form"), periods.c.start == bindparam("first"), periods.c.end == bindparam("last")
)
_OF_FORM = _ALL.where(periods.c.form_id == bindparam("form")).order_by(periods.c.end.desc(), periods.c.id.desc())
_NEWEST = _OF_FORM.limit(1)
_ADD = insert(periods).returning(periods.c.id)
_MOVE = update(periods).where(periods.c.id == bindparam("period")).values(deadline=bindparam("moment"))
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
_ASSIGNED = select(assignments.c.unit_id).where(assignments.c.period_id == bindparam("period"))
_ASSIGN = insert(assignments).returning(assignments.c.id)


def read_period(columns: Sequence[Any]) -> Period:
    """A period from ``COLUMNS``; without a day of issue there is no guiding letter."""
    start, end, deadline, number, day, issuer, subject = columns
    letter = None if day is None else Letter(number or "", day, issuer or "", subject or "")
    return Period(start, end, deadline, letter)


def upsert(
    connection: Connection,
    *,
    form_id: str,
    form_version_id: int,
    period: Period,
    unit_ids: Collection[int],
    at: datetime,
) -> tuple[int, list[int]]:
    """Assign the form to units for a period: its id and the ids of the assignments that are new.

    The same form and dates are the same period: it keeps its form version, its deadline moves, units are
    added, none is taken away; a letter replaces the one before, no letter leaves it.
    """
    same = {"form": form_id, "first": period.start, "last": period.end}
    found = connection.execute(_SAME, same).one_or_none()
    if found is None:
        period_id = _add(connection, form_id, form_version_id, period, at)
    else:
        period_id = found.id
        connection.execute(_MOVE, {"period": period_id, "moment": period.deadline})
        if period.letter is not None:
            connection.execute(_SET_LETTER, {"period": period_id, **_letter(period.letter)})
    return period_id, _assign(connection, period_id, unit_ids, at)


def get(connection: Connection, period_id: int) -> StoredPeriod | None:
    return _one(connection.execute(_GET, {"period": period_id}).one_or_none())


def newest(connection: Connection, form_id: str) -> StoredPeriod | None:
    """The form's period with the latest end."""
    return _one(connection.execute(_NEWEST, {"form": form_id}).one_or_none())


def of_form(connection: Connection, form_id: str) -> list[StoredPeriod]:
    """All periods of the form, the latest end first."""
    return [_stored(row) for row in connection.execute(_OF_FORM, {"form": form_id})]


def _add(connection: Connection, form_id: str, form_version_id: int, period: Period, at: datetime) -> int:
    row = {
        "form_id": form_id,
        "form_version_id": form_version_id,
        "start": period.start,
        "end": period.end,
        "deadline": period.deadline,
        "created_at": at,
    }
    letter = {} if period.letter is None else _letter(period.letter)
    row |= {f"letter_{name}": value for name, value in letter.items()}
    return int(connection.execute(_ADD, row).scalar_one())


def _letter(letter: Letter) -> dict[str, object]:
    return {"number": letter.number, "day": letter.day, "issuer": letter.issuer, "subject": letter.subject}


def _assign(connection: Connection, period_id: int, unit_ids: Collection[int], at: datetime) -> list[int]:
    assigned = set(connection.scalars(_ASSIGNED, {"period": period_id}))
    new = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id not in assigned]
    row = {"period_id": period_id, "state": "new", "created_at": at}
    return [int(connection.execute(_ASSIGN, row | {"unit_id": unit_id}).scalar_one()) for unit_id in new]


def _one(row: Record | None) -> StoredPeriod | None:
    return None if row is None else _stored(row)


def _stored(row: Record) -> StoredPeriod:
    return StoredPeriod(row[0], row[1], row[2], read_period(row[3:]))
