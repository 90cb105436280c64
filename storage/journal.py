"""/nhatky: changes of state, changes of answers and what else was done in one line of time, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Connection, bindparam, select, union_all

from storage.deeds import ANSWER, DEEDS, STATE, lines_of
from storage.record import Record
from storage.stored_answer import StoredAnswer, load_change
from storage.tables import changes, people, transitions


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A change of state; ``note`` is the reason given, if any; ``on_behalf``: decided in the unit's place."""

    assignment_id: int
    person_name: str
    at: datetime
    before: str
    after: str
    version: int | None
    note: str
    on_behalf: bool = False


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
    on_behalf: bool = False


@dataclass(frozen=True, slots=True)
class DeedEntry:
    """Anything else that was done (``storage.deeds``), with what was said and the deadlines it was about."""

    assignment_id: int
    person_name: str
    at: datetime
    deed: str
    text: str
    subject: str
    version: int | None
    since: datetime | None
    until: datetime | None


Entry = StateEntry | AnswerEntry | DeedEntry

_STATES = lines_of(
    transitions,
    STATE,
    transitions.c.person_id,
    transitions.c.at,
    before=transitions.c.before,
    after=transitions.c.after,
    version=transitions.c.version,
    what=transitions.c.note,
    on_behalf=transitions.c.on_behalf,
)
_ANSWERS = lines_of(
    changes,
    ANSWER,
    changes.c.person_id,
    changes.c.at,
    before=changes.c.before,
    after=changes.c.after,
    what=changes.c.key,
    cause=changes.c.cause,
    on_behalf=changes.c.on_behalf,
)
_all = union_all(_STATES, _ANSWERS, *DEEDS).subquery()
_PAGE = (
    select(
        _all.c.kind,
        _all.c.assignment_id,
        people.c.name,
        _all.c.at,
        _all.c.before,
        _all.c.after,
        _all.c.version,
        _all.c.what,
        _all.c.cause,
        _all.c.subject,
        _all.c.since,
        _all.c.until,
        _all.c.on_behalf,
    )
    .join(people, people.c.id == _all.c.person_id)
    .order_by(_all.c.at.desc(), _all.c.kind.desc(), _all.c.id.desc())
    .limit(bindparam("most", type_=BigInteger))
    .offset(bindparam("skipped", type_=BigInteger))
)


def of_unit(connection: Connection, unit_id: int, *, skip: int, most: int) -> list[Entry]:
    """What happened to the unit's reports, the newest first, ``most`` lines behind the first ``skip``."""
    rows = connection.execute(_PAGE, {"unit": unit_id, "most": most, "skipped": skip})
    return [_entry(row) for row in rows]


def _entry(row: Record) -> Entry:
    kind, assignment_id, name, at, before, after, version, what, cause, subject, since, until, on_behalf = row
    if kind == STATE:
        return StateEntry(assignment_id, name, at, before, after, version, what, bool(on_behalf))
    if kind == ANSWER:
        return AnswerEntry(assignment_id, name, at, what, _side(before), _side(after), cause, bool(on_behalf))
    return DeedEntry(assignment_id, name, at, cause, what or "", subject or "", version, since, until)


def _side(stored: str | None) -> StoredAnswer | None:
    return load_change(stored)[0]
