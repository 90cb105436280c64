"""/nhatky: changes of state and changes of answers in one line of time, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, Integer, bindparam, cast, literal, null, select, union_all

from storage.stored_answer import StoredAnswer, load_change
from storage.tables import assignments, changes, people, periods, transitions


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A change of state; ``note`` is the reason given, if any."""

    assignment_id: int
    person_name: str
    at: datetime
    before: str
    after: str
    version: int | None
    note: str


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """A change of one answer; None where there was none."""

    assignment_id: int
    person_name: str
    at: datetime
    key: str
    before: StoredAnswer | None
    after: StoredAnswer | None
    cause: str


Entry = StateEntry | AnswerEntry

_UNIT = (assignments.c.unit_id == bindparam("unit")) & periods.c.tried_by.is_(None)
_STATES = (
    select(
        literal(1).label("kind"),
        transitions.c.id,
        transitions.c.assignment_id,
        transitions.c.person_id,
        transitions.c.at,
        transitions.c.before,
        transitions.c.after,
        transitions.c.version,
        transitions.c.note.label("what"),
        literal("").label("cause"),
    )
    .join(assignments, assignments.c.id == transitions.c.assignment_id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(_UNIT)
)
_ANSWERS = (
    select(
        literal(0).label("kind"),
        changes.c.id,
        changes.c.assignment_id,
        changes.c.person_id,
        changes.c.at,
        changes.c.before,
        changes.c.after,
        cast(null(), Integer),
        changes.c.key,
        changes.c.cause,
    )
    .join(assignments, assignments.c.id == changes.c.assignment_id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(_UNIT)
)
_both = union_all(_STATES, _ANSWERS).subquery()
_PAGE = (
    select(
        _both.c.kind,
        _both.c.assignment_id,
        people.c.name,
        _both.c.at,
        _both.c.before,
        _both.c.after,
        _both.c.version,
        _both.c.what,
        _both.c.cause,
    )
    .join(people, people.c.id == _both.c.person_id)
    .order_by(_both.c.at.desc(), _both.c.kind.desc(), _both.c.id.desc())
    .limit(bindparam("most", type_=BigInteger))
    .offset(bindparam("skipped", type_=BigInteger))
)


def of_unit(connection: Connection, unit_id: int, *, skip: int, most: int) -> list[Entry]:
    """What happened to the unit's reports, the newest first, ``most`` lines behind the first ``skip``."""
    found: list[Entry] = []
    for row in connection.execute(_PAGE, {"unit": unit_id, "most": most, "skipped": skip}):
        kind, assignment_id, name, at, before, after, version, what, cause = row
        if kind:
            found.append(StateEntry(assignment_id, name, at, before, after, version, what))
        else:
            found.append(AnswerEntry(assignment_id, name, at, what, _side(before), _side(after), cause))
    return found


def _side(stored: str | None) -> StoredAnswer | None:
    return load_change(stored)[0]
