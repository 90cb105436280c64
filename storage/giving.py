"""How assignments come about: a form given to units for a period."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import orjson
from sqlalchemy import Connection, bindparam, exists, insert, select, update

from storage import periods
from storage.states import RECALLED
from storage.tables import answers, assignments
from templates.period import Period

Scopes = Mapping[int, Collection[str]]
"""By unit the ids of the sections and tables that concern it; a unit that is not named has the whole form."""

_ASSIGNED = select(assignments.c.unit_id, assignments.c.id, assignments.c.state)
_ASSIGNED = _ASSIGNED.where(assignments.c.period_id == bindparam("period"))
_ASSIGN = insert(assignments).returning(assignments.c.id)
_HAS_ANSWERS = select(exists().where(answers.c.assignment_id == bindparam("assignment")))
_REVIVE = update(assignments).where(assignments.c.id == bindparam("assignment"))
_REVIVE = _REVIVE.values(
    state=bindparam("new_state"),
    deadline=bindparam("due"),
    lock_at=bindparam("lock"),
    scope=bindparam("own_scope"),
    given_by=bindparam("giver"),
    created_at=bindparam("moment"),
)


def give(
    connection: Connection,
    *,
    form_id: str,
    form_version_id: int,
    period: Period,
    unit_ids: Collection[int],
    at: datetime,
    desk: int | None = None,
    scopes: Scopes | None = None,
) -> tuple[int, list[int]]:
    """Assign the form to units for a period: its id and the ids of the assignments that are new.

    The same form and dates are the same period: it keeps its form version, its deadline moves, units are
    added, none is taken away; a letter replaces the one before, no letter leaves it.  ``desk`` is the unit whose desk
    gives it (None: the command line): where another desk opened the period, its deadline stays, and the units of this
    one get a deadline of their own.  A unit whose assignment was withdrawn gets it again, with its answers.
    """
    giving = _Giving(period, desk, scopes or {}, at)
    known = periods.same(connection, form_id, period)
    if known is None:
        period_id = periods.add(connection, form_id, form_version_id, period, desk=desk, at=at)
        return period_id, _assign(connection, period_id, unit_ids, giving)
    if desk is not None and desk != known.opened_by:
        return known.id, _assign(connection, known.id, unit_ids, replace(giving, apart=True))
    periods.move(connection, known.id, deadline=period.deadline, lock=period.lock)
    if period.letter is not None:
        periods.set_letter(connection, known.id, period.letter)
    return known.id, _assign(connection, known.id, unit_ids, giving)


@dataclass(frozen=True, slots=True)
class _Giving:
    """How units get their assignments; ``apart``: deadline and lock are these units' own, not the period's."""

    period: Period
    desk: int | None
    scopes: Scopes
    at: datetime
    apart: bool = False

    @property
    def deadline(self) -> datetime | None:
        return self.period.deadline if self.apart else None

    @property
    def lock(self) -> datetime | None:
        return self.period.lock if self.apart else None

    def scope(self, unit_id: int) -> str | None:
        chosen = self.scopes.get(unit_id)
        return None if chosen is None else orjson.dumps(sorted(chosen)).decode()


def _assign(connection: Connection, period_id: int, unit_ids: Collection[int], giving: _Giving) -> list[int]:
    known = {row.unit_id: (row.id, row.state) for row in connection.execute(_ASSIGNED, {"period": period_id})}
    found: list[int] = []
    for unit_id in dict.fromkeys(unit_ids):
        number, state = known.get(unit_id, (None, ""))
        if number is None:
            found.append(_assign_one(connection, period_id, unit_id, giving))
        elif state == RECALLED:
            _revive(connection, number, unit_id, giving)
            found.append(number)
    return found


def _assign_one(connection: Connection, period_id: int, unit_id: int, giving: _Giving) -> int:
    row = {
        "period_id": period_id,
        "unit_id": unit_id,
        "state": "new",
        "created_at": giving.at,
        "deadline": giving.deadline,
        "lock_at": giving.lock,
        "scope": giving.scope(unit_id),
        "given_by": giving.desk,
    }
    return int(connection.execute(_ASSIGN, row).scalar_one())


def _revive(connection: Connection, number: int, unit_id: int, giving: _Giving) -> None:
    begun = connection.execute(_HAS_ANSWERS, {"assignment": number}).scalar()
    values = {
        "assignment": number,
        "new_state": "working" if begun else "new",
        "due": giving.deadline,
        "lock": giving.lock,
        "own_scope": giving.scope(unit_id),
        "giver": giving.desk,
        "moment": giving.at,
    }
    connection.execute(_REVIVE, values)
