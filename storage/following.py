"""Many units at a glance: where each stands in a period, and how punctual one was, in few queries.

A unit's parent asks: only the units directly below one unit are looked at, and withdrawn assignments never.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, and_, bindparam, case, func, select

from storage.periods import COLUMNS as PERIOD_COLUMNS
from storage.periods import read_period
from storage.record import Record
from storage.states import IS_OPEN, RECALLED
from storage.tables import assignments, chats, people, periods, progress, roles, submissions, units
from storage.units import COLUMNS as UNIT_COLUMNS
from templates.period import Period
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """How many of the units directly below ``parent_id`` have a period's report, have handed it in, are late."""

    period_id: int
    parent_id: int
    total: int
    sent: int
    late: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one unit stands; ``done`` is None where it has to be counted anew.

    ``deadline`` and ``lock`` are the unit's own where it has them.
    """

    id: int
    state: str
    deadline: datetime
    lock: datetime | None
    version: int | None
    revision: int
    scope: frozenset[str] | None
    done: int | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Punctuality:
    """One of a unit's reports; ``submitted_at`` is when it was first handed in, None for never."""

    assignment_id: int
    form_version_id: int
    state: str
    deadline: datetime
    submitted_at: datetime | None
    period: Period


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody who works for a unit; ``active_at`` is when they last wrote or pressed."""

    person_id: int
    telegram_id: int
    role: str
    name: str
    title: str
    blocked_at: datetime | None
    active_at: datetime | None


_DEADLINE = func.coalesce(assignments.c.deadline, periods.c.deadline, type_=periods.c.deadline.type)
_LOCK = func.coalesce(assignments.c.lock_at, periods.c.lock_at, type_=periods.c.lock_at.type)
_GIVEN = assignments.c.state != RECALLED
_NOW = bindparam("now", type_=periods.c.deadline.type)
_SOURCE = assignments.join(periods, periods.c.id == assignments.c.period_id).join(
    units, units.c.id == assignments.c.unit_id
)
_COUNTS = (
    select(
        assignments.c.period_id,
        units.c.parent_id,
        func.count(),
        func.sum(case((IS_OPEN, 0), else_=1)),
        func.sum(case((and_(IS_OPEN, _DEADLINE < _NOW), 1), else_=0)),
    )
    .select_from(_SOURCE)
    .where(_GIVEN, periods.c.tried_by.is_(None), units.c.parent_id.in_(bindparam("parents", expanding=True)))
    .group_by(assignments.c.period_id, units.c.parent_id)
)
_AS_COUNTED = and_(
    progress.c.assignment_id == assignments.c.id,
    progress.c.revision == assignments.c.revision,
    progress.c.form_version_id == periods.c.form_version_id,
)
_OWN = (
    assignments.c.id,
    assignments.c.state,
    _DEADLINE,
    _LOCK,
    assignments.c.submitted_version,
    assignments.c.revision,
    assignments.c.scope,
    progress.c.done,
)
_THESE = (assignments.c.period_id == bindparam("period"), units.c.parent_id == bindparam("parent"), _GIVEN)
_STANDINGS = (
    select(*_OWN, *UNIT_COLUMNS)
    .select_from(_SOURCE.outerjoin(progress, _AS_COUNTED))
    .where(*_THESE)
    .order_by(units.c.position, units.c.id)
)
_FIRST = (
    select(func.min(submissions.c.at, type_=submissions.c.at.type))
    .where(submissions.c.assignment_id == assignments.c.id)
    .scalar_subquery()
)
_OF_YEAR = (
    select(assignments.c.id, periods.c.form_version_id, assignments.c.state, _DEADLINE, _FIRST, *PERIOD_COLUMNS)
    .select_from(assignments.join(periods, periods.c.id == assignments.c.period_id))
    .where(
        assignments.c.unit_id == bindparam("unit"),
        _GIVEN,
        periods.c.tried_by.is_(None),
        bindparam("first", type_=periods.c.deadline.type) <= _DEADLINE,
        bindparam("last", type_=periods.c.deadline.type) > _DEADLINE,
    )
    .order_by(_DEADLINE, assignments.c.id)
)
_OF_YEAR_BELOW = (
    select(assignments.c.id, periods.c.form_version_id, assignments.c.state, _DEADLINE, _FIRST, *PERIOD_COLUMNS)
    .add_columns(*UNIT_COLUMNS)
    .select_from(_SOURCE)
    .where(
        units.c.parent_id == bindparam("parent"),
        _GIVEN,
        periods.c.tried_by.is_(None),
        bindparam("first", type_=periods.c.deadline.type) <= _DEADLINE,
        bindparam("last", type_=periods.c.deadline.type) > _DEADLINE,
    )
    .order_by(units.c.position, units.c.id, _DEADLINE, assignments.c.id)
)
_PEOPLE = (
    select(
        people.c.id,
        people.c.telegram_id,
        roles.c.role,
        people.c.name,
        people.c.title,
        people.c.blocked_at,
        chats.c.touched_at,
    )
    .select_from(
        roles.join(people, people.c.id == roles.c.person_id).outerjoin(chats, chats.c.chat_id == people.c.telegram_id)
    )
    .where(roles.c.unit_id == bindparam("unit"), roles.c.revoked_at.is_(None))
    .order_by(roles.c.id)
)
_WITH_OFFICERS = (
    select(roles.c.unit_id)
    .select_from(roles.join(people, people.c.id == roles.c.person_id).join(units, units.c.id == roles.c.unit_id))
    .where(
        units.c.parent_id == bindparam("parent"),
        roles.c.role == "officer",
        roles.c.revoked_at.is_(None),
        people.c.blocked_at.is_(None),
    )
    .distinct()
)


def counts(connection: Connection, parents: Collection[int], *, now: datetime) -> list[PeriodCounts]:
    """Every period of the units directly below these, one line for each of the parents."""
    rows = connection.execute(_COUNTS, {"parents": list(parents), "now": now})
    return [PeriodCounts(*row) for row in rows]


def standings(connection: Connection, period_id: int, parent_id: int) -> list[Standing]:
    """Where every unit directly below the parent stands in the period, in unit order."""
    rows = connection.execute(_STANDINGS, {"period": period_id, "parent": parent_id})
    return [_standing(row) for row in rows]


def of_year(connection: Connection, unit_id: int, first: datetime, last: datetime) -> list[Punctuality]:
    """The unit's reports whose deadline lies from ``first`` to before ``last``."""
    rows = connection.execute(_OF_YEAR, {"unit": unit_id, "first": first, "last": last})
    return [_punctuality(row) for row in rows]


def of_year_below(
    connection: Connection, parent_id: int, first: datetime, last: datetime
) -> list[tuple[Unit, Punctuality]]:
    """The same of every unit directly below the parent, in unit order."""
    rows = connection.execute(_OF_YEAR_BELOW, {"parent": parent_id, "first": first, "last": last})
    width = len(UNIT_COLUMNS)
    return [(Unit(*row[-width:]), _punctuality(row)) for row in rows]


def people_of(connection: Connection, unit_id: int) -> list[Seen]:
    """Everybody who holds a role at the unit, once for each role."""
    return [Seen(*row) for row in connection.execute(_PEOPLE, {"unit": unit_id})]


def with_officers(connection: Connection, parent_id: int) -> frozenset[int]:
    """Units directly below the parent that have an officer whom a message reaches."""
    return frozenset(connection.scalars(_WITH_OFFICERS, {"parent": parent_id}))


def _standing(row: Record) -> Standing:
    own: Sequence[object] = row[: len(_OWN)]
    scope = None if own[6] is None else frozenset(orjson.loads(str(own[6])))
    return Standing(*(*row[:6], scope, row[7], Unit(*row[len(_OWN) :])))


def _punctuality(row: Record) -> Punctuality:
    own: Sequence[Any] = row[:5]
    return Punctuality(*(*own, read_period(row[5 : 5 + len(PERIOD_COLUMNS)])))
