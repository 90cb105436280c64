"""Assignments: one unit's report for one period, and what is asked of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Select, bindparam, case, func, select, update

from storage.periods import COLUMNS as PERIOD_COLUMNS
from storage.periods import read_period
from storage.record import Record
from storage.states import CLOSED_STATES, IS_OPEN, OPEN_STATES, RECALLED
from storage.tables import answers, assignments, periods, units
from storage.units import COLUMNS as UNIT_COLUMNS
from templates.period import Period
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Assignment:
    """``period`` carries this unit's own deadline and lock where it has them; ``answered`` counts stored answers.

    ``revision`` grows with every change of an answer.  ``document_number`` "" and ``document_day`` None are gaps.
    ``scope`` are the sections and tables that concern the unit, None all of them; ``given_by`` is the unit whose desk
    gave it, None the command line.  ``form_version_id`` is the period's while the report is open, else the one it was
    handed in with.  ``tried_by`` is the person whose try-out it is: it counts nowhere and reminds nobody.
    """

    id: int
    state: str
    first_seen_at: datetime | None
    touched_at: datetime | None
    submitted_version: int | None
    submitted_at: datetime | None
    revision: int
    opened_by_parent_at: datetime | None
    document_number: str
    document_day: date | None
    created_at: datetime
    period_id: int
    form_id: str
    form_version_id: int
    given_by: int | None
    tried_by: int | None
    scope: frozenset[str] | None
    answered: int
    unit: Unit
    period: Period

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_asked_from_above(self) -> bool:
        """Whether another unit waits for it: a desk's own consolidated report it opened itself, nobody does."""
        return self.unit.parent_id is not None and self.given_by != self.unit.id

    @property
    def is_recalled(self) -> bool:
        return self.state == RECALLED


_FORM_VERSION = case(
    (IS_OPEN, periods.c.form_version_id),
    else_=func.coalesce(assignments.c.form_version_id, periods.c.form_version_id),
)
_GIVEN = periods.c.tried_by.is_(None)
_OWN = (
    assignments.c.id,
    assignments.c.state,
    assignments.c.first_seen_at,
    assignments.c.touched_at,
    assignments.c.submitted_version,
    assignments.c.submitted_at,
    assignments.c.revision,
    assignments.c.opened_by_parent_at,
    assignments.c.document_number,
    assignments.c.document_day,
    assignments.c.created_at,
    periods.c.id,
    periods.c.form_id,
    _FORM_VERSION,
    assignments.c.given_by,
    periods.c.tried_by,
    assignments.c.scope,
)
_DEADLINE = func.coalesce(assignments.c.deadline, periods.c.deadline, type_=periods.c.deadline.type)
_LOCK_AT = func.coalesce(assignments.c.lock_at, periods.c.lock_at, type_=periods.c.lock_at.type)
_OWN_ONES = {periods.c.deadline: _DEADLINE, periods.c.lock_at: _LOCK_AT}
_PERIOD = tuple(_OWN_ONES.get(column, column) for column in PERIOD_COLUMNS)
_SCOPE_AT = len(_OWN) - 1
_UNIT_AT = len(_OWN) + 1
_PERIOD_AT = _UNIT_AT + len(UNIT_COLUMNS)


def _full() -> Select[Any]:
    answered = select(func.count()).select_from(answers).where(answers.c.assignment_id == assignments.c.id)
    source = assignments.join(periods, periods.c.id == assignments.c.period_id)
    source = source.join(units, units.c.id == assignments.c.unit_id)
    return select(*_OWN, answered.scalar_subquery(), *UNIT_COLUMNS, *_PERIOD).select_from(source)


_THIS = assignments.c.id == bindparam("assignment")
_IN_ORDER = (units.c.position, units.c.id)
_GET = _full().where(_THIS)
_LOCK = _GET.with_for_update(of=assignments)
_OF_UNITS = (
    _full()
    .where(assignments.c.unit_id.in_(bindparam("units", expanding=True)), _GIVEN)
    .order_by(_DEADLINE, assignments.c.id, *_IN_ORDER)
)
_OF_PERIOD = _full().where(periods.c.id == bindparam("period")).order_by(*_IN_ORDER)
_children = units.alias("children")
# Asked this way round either database goes by the parent's few units, and not by every assignment of the period.
_DIRECTLY_BELOW = assignments.c.unit_id.in_(select(_children.c.id).where(_children.c.parent_id == bindparam("parent")))
_BELOW = (
    _full()
    .where(
        assignments.c.period_id == bindparam("period"),
        _DIRECTLY_BELOW,
        assignments.c.state != RECALLED,
    )
    .order_by(*_IN_ORDER)
)
_HAS_BELOW = (
    select(assignments.c.id)
    .where(assignments.c.period_id == bindparam("period"), _DIRECTLY_BELOW, assignments.c.state != RECALLED)
    .limit(1)
)
_OF_UNIT = _full().where(periods.c.id == bindparam("period"), assignments.c.unit_id == bindparam("unit"))
_IN_HAND = (
    _full()
    .where(
        units.c.parent_id.in_(bindparam("parents", expanding=True)),
        assignments.c.state.in_(bindparam("states", expanding=True)),
        assignments.c.submitted_version.is_not(None),
        _GIVEN,
    )
    .order_by(assignments.c.id)
)
_IN_PERIOD = (
    select(assignments.c.id, assignments.c.submitted_version, units.c.name)
    .join(units, units.c.id == assignments.c.unit_id)
    .where(
        assignments.c.period_id == bindparam("period"),
        _DIRECTLY_BELOW,
        ~IS_OPEN,
        assignments.c.submitted_version.is_not(None),
    )
    .order_by(assignments.c.id)
)
_OPEN = _full().where(IS_OPEN, _GIVEN).order_by(_DEADLINE, assignments.c.id)
_DUE = _OPEN.where(bindparam("before", type_=periods.c.deadline.type) > _DEADLINE)
_OPEN_OF = _OPEN.where(assignments.c.id.in_(bindparam("these", expanding=True)))
_KEYS = select(answers.c.assignment_id, answers.c.key).where(
    answers.c.assignment_id.in_(bindparam("assignments", expanding=True))
)
_NUMBER = update(assignments).where(_THIS).values(document_number=bindparam("number"), document_day=bindparam("day"))
_EXTEND = update(assignments).where(_THIS).values(deadline=bindparam("moment"))
_PIN_CLOSED = (
    update(assignments)
    .where(assignments.c.period_id == bindparam("period"), ~IS_OPEN, assignments.c.form_version_id.is_(None))
    .values(form_version_id=bindparam("version"))
)
_LOCK_OWN = update(assignments).where(_THIS).values(lock_at=bindparam("moment"))


def get_full(connection: Connection, assignment_id: int) -> Assignment | None:
    """The assignment with its unit and period, in one query."""
    row = connection.execute(_GET, {"assignment": assignment_id}).one_or_none()
    return None if row is None else _assignment(row)


def lock(connection: Connection, assignment_id: int) -> Assignment | None:
    """``get_full``, holding the assignment until the transaction ends: nobody changes its answers meanwhile."""
    row = connection.execute(_LOCK, {"assignment": assignment_id}).one_or_none()
    return None if row is None else _assignment(row)


def of_units(connection: Connection, unit_ids: Collection[int]) -> list[Assignment]:
    """All assignments of the units, the nearest deadline first."""
    return [_assignment(row) for row in connection.execute(_OF_UNITS, {"units": list(unit_ids)})]


def of_period(connection: Connection, period_id: int) -> list[Assignment]:
    """All assignments of the period in unit order."""
    return [_assignment(row) for row in connection.execute(_OF_PERIOD, {"period": period_id})]


def below(connection: Connection, period_id: int, parent_id: int) -> list[Assignment]:
    """Those of the units directly below, in unit order; withdrawn ones are left out."""
    return [_assignment(row) for row in connection.execute(_BELOW, {"period": period_id, "parent": parent_id})]


def has_below(connection: Connection, period_id: int, parent_id: int) -> bool:
    """Whether any unit directly below has the period."""
    return connection.execute(_HAS_BELOW, {"period": period_id, "parent": parent_id}).first() is not None


def of_unit(connection: Connection, period_id: int, unit_id: int) -> Assignment | None:
    """The unit's own of the period."""
    row = connection.execute(_OF_UNIT, {"period": period_id, "unit": unit_id}).one_or_none()
    return None if row is None else _assignment(row)


def in_hand(connection: Connection, parent_ids: Collection[int]) -> list[Assignment]:
    """Reports of the units directly below these that were handed in and are not open again."""
    values = {"parents": list(parent_ids), "states": list(CLOSED_STATES)}
    return [_assignment(row) for row in connection.execute(_IN_HAND, values)]


def versions_in_hand(connection: Connection, period_id: int, parent_id: int) -> list[tuple[int, int, str]]:
    """(assignment, version, unit name) of everything in one parent's hands for one period."""
    rows = connection.execute(_IN_PERIOD, {"period": period_id, "parent": parent_id})
    return [(row[0], row[1], row[2]) for row in rows]


def open_before(connection: Connection, before: datetime) -> list[Assignment]:
    """Assignments not yet submitted whose deadline is earlier than ``before``: those reminders look at."""
    return [_assignment(row) for row in connection.execute(_DUE, {"before": before})]


def open_of(connection: Connection, assignment_ids: Collection[int]) -> list[Assignment]:
    """Those of the assignments that are not submitted, the nearest deadline first."""
    return [_assignment(row) for row in connection.execute(_OPEN_OF, {"these": list(assignment_ids)})]


def every_open(connection: Connection) -> list[Assignment]:
    """All assignments not yet submitted, the nearest deadline first."""
    return [_assignment(row) for row in connection.execute(_OPEN)]


def answered_keys(connection: Connection, assignment_ids: Collection[int]) -> dict[int, set[str]]:
    """The keys answered in each of the assignments."""
    keys: dict[int, set[str]] = {assignment_id: set() for assignment_id in assignment_ids}
    for assignment_id, key in connection.execute(_KEYS, {"assignments": list(assignment_ids)}):
        keys[assignment_id].add(key)
    return keys


def set_document_number(connection: Connection, assignment_id: int, *, number: str, day: date | None) -> None:
    """Keep number and day of issue for this document alone."""
    connection.execute(_NUMBER, {"assignment": assignment_id, "number": number, "day": day})


def set_deadline(connection: Connection, assignment_id: int, deadline: datetime | None) -> None:
    """Give this unit a deadline of its own, or with None the period's again."""
    connection.execute(_EXTEND, {"assignment": assignment_id, "moment": deadline})


def set_lock(connection: Connection, assignment_id: int, lock: datetime | None) -> None:
    """Give this unit a lock date of its own, or with None the period's again."""
    connection.execute(_LOCK_OWN, {"assignment": assignment_id, "moment": lock})


def pin_closed(connection: Connection, period_id: int, form_version_id: int) -> None:
    """What is not open in the period keeps this version of the form, whatever the period moves to."""
    connection.execute(_PIN_CLOSED, {"period": period_id, "version": form_version_id})


def _assignment(row: Record) -> Assignment:
    scope = None if row[_SCOPE_AT] is None else frozenset(orjson.loads(row[_SCOPE_AT]))
    own, answered = row[:_SCOPE_AT], row[_SCOPE_AT + 1]
    unit = Unit(*row[_UNIT_AT:_PERIOD_AT])
    return Assignment(*(*own, scope, answered, unit, read_period(row[_PERIOD_AT:])))
