"""Submissions: frozen versions of an assignment's answers and cover."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import orjson
from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage import covers, transitions
from storage.answers import all_answers
from storage.record import Record
from storage.states import IS_OPEN
from storage.stored_answer import StoredAnswer, from_plain, plain
from storage.tables import assignments, changes, periods, submissions
from templates.answers import Answer
from templates.cover import Cover


@dataclass(frozen=True, slots=True)
class Submission:
    """Version ``version`` (from 1) as it was handed in; it never changes.

    ``on_behalf``: handed in by staff above in the unit's place.
    """

    id: int
    assignment_id: int
    version: int
    at: datetime
    person_id: int
    form_version_id: int
    answers: Mapping[str, StoredAnswer]
    cover: Cover
    on_behalf: bool = False

    @property
    def given(self) -> dict[str, Answer]:
        """The answers by key, without who gave them and how."""
        return {key: stored.answer for key, stored in self.answers.items()}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a unit handed in before: for the same window a year earlier, and for its latest earlier window."""

    year_before: Submission | None
    latest: Submission | None


_COLUMNS = (
    submissions.c.id,
    submissions.c.assignment_id,
    submissions.c.version,
    submissions.c.at,
    submissions.c.person_id,
    submissions.c.form_version_id,
    submissions.c.answers,
    submissions.c.cover,
    submissions.c.on_behalf,
)
_THIS = submissions.c.assignment_id == bindparam("assignment")
_GET = select(*_COLUMNS).where(_THIS, submissions.c.version == bindparam("number"))
_LATEST = select(*_COLUMNS).where(_THIS).order_by(submissions.c.version.desc()).limit(1)
_newest = (
    select(submissions.c.assignment_id, func.max(submissions.c.version).label("version"))
    .where(submissions.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .group_by(submissions.c.assignment_id)
    .subquery()
)
_LATEST_OF = select(*_COLUMNS).join(
    _newest,
    (_newest.c.assignment_id == submissions.c.assignment_id) & (_newest.c.version == submissions.c.version),
)
_WINDOWS = (
    select(submissions.c.assignment_id, periods.c.start, periods.c.end)
    .distinct()
    .join(assignments, assignments.c.id == submissions.c.assignment_id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(
        assignments.c.unit_id == bindparam("unit"),
        periods.c.form_id == bindparam("form"),
        periods.c.end < bindparam("last", type_=periods.c.end.type),
    )
    .order_by(periods.c.end.desc(), periods.c.start.desc())
)
_WINDOWS_OF = (
    select(submissions.c.assignment_id, assignments.c.unit_id, periods.c.start, periods.c.end)
    .distinct()
    .join(assignments, assignments.c.id == submissions.c.assignment_id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(
        assignments.c.unit_id.in_(bindparam("units", expanding=True)),
        periods.c.form_id == bindparam("form"),
        periods.c.end < bindparam("last", type_=periods.c.end.type),
    )
    .order_by(periods.c.end.desc(), periods.c.start.desc(), assignments.c.unit_id)
)
_LAST_CHANGE = select(func.coalesce(func.max(changes.c.id), 0)).where(
    changes.c.assignment_id == bindparam("assignment")
)
_VERSION = select(func.coalesce(func.max(submissions.c.version), 0) + 1).where(_THIS)
_FORM_VERSION = (
    select(periods.c.form_version_id)
    .join(assignments, assignments.c.period_id == periods.c.id)
    .where(assignments.c.id == bindparam("assignment"))
)
_PRESENT = select(assignments.c.state).where(assignments.c.id == bindparam("assignment")).with_for_update()
_CLOSE = (
    update(assignments)
    .where(assignments.c.id == bindparam("assignment"), IS_OPEN)
    .values(
        state="submitted",
        submitted_at=bindparam("moment"),
        touched_at=bindparam("moment"),
        submitted_version=bindparam("number"),
        opened_by_parent_at=None,
        form_version_id=None,
    )
)
_ADD = insert(submissions).returning(submissions.c.id)


def freeze(
    connection: Connection, assignment_id: int, *, cover: Cover, person_id: int, at: datetime, on_behalf: bool = False
) -> Submission | None:
    """Freeze the present answers as the next version and close the report; None where it is closed already."""
    this = {"assignment": assignment_id}
    before = connection.execute(_PRESENT, this).scalar()
    version = connection.execute(_VERSION, this).scalar_one()
    if connection.execute(_CLOSE, this | {"moment": at, "number": version}).rowcount == 0:
        return None
    transitions.record(
        connection,
        assignment_id,
        before=before or "new",
        after="submitted",
        person_id=person_id,
        at=at,
        version=version,
        on_behalf=on_behalf,
    )
    answers = all_answers(connection, assignment_id)
    row = {
        "assignment_id": assignment_id,
        "version": version,
        "at": at,
        "person_id": person_id,
        "form_version_id": connection.execute(_FORM_VERSION, this).scalar_one(),
        "answers": orjson.dumps({key: plain(stored) for key, stored in answers.items()}).decode(),
        "cover": covers.dump(cover),
        "last_change_id": connection.execute(_LAST_CHANGE, this).scalar_one(),
        "on_behalf": on_behalf,
    }
    submission_id = connection.execute(_ADD, row).scalar_one()
    form_version = row["form_version_id"]
    return Submission(submission_id, assignment_id, version, at, person_id, form_version, answers, cover, on_behalf)


def get(connection: Connection, assignment_id: int, version: int) -> Submission | None:
    row = connection.execute(_GET, {"assignment": assignment_id, "number": version}).one_or_none()
    return None if row is None else _submission(row)


def latest(connection: Connection, assignment_id: int) -> Submission | None:
    row = connection.execute(_LATEST, {"assignment": assignment_id}).one_or_none()
    return None if row is None else _submission(row)


def latest_of(connection: Connection, assignment_ids: Collection[int]) -> dict[int, Submission]:
    """The latest version of each assignment that has one, by assignment."""
    rows = connection.execute(_LATEST_OF, {"assignments": list(assignment_ids)})
    return {row.assignment_id: _submission(row) for row in rows}


def earlier(connection: Connection, unit_id: int, form_id: str, *, start: date, end: date) -> Earlier:
    """What the unit handed in on this form for windows that ended before this one (``start`` to ``end``)."""
    windows = connection.execute(_WINDOWS, {"unit": unit_id, "form": form_id, "last": end}).all()
    wanted = (a_year_before(start), a_year_before(end))
    same = next((row[0] for row in windows if (row[1], row[2]) == wanted), None)
    newest = windows[0][0] if windows else None
    year_before = None if same is None else latest(connection, same)
    if same == newest:
        return Earlier(year_before, year_before)
    return Earlier(year_before, None if newest is None else latest(connection, newest))


def past(
    connection: Connection, unit_id: int, form_id: str, *, before: date, most: int
) -> list[tuple[date, Submission]]:
    """What the unit handed in for its ``most`` latest windows that ended before a day, each with its last day."""
    windows = connection.execute(_WINDOWS, {"unit": unit_id, "form": form_id, "last": before}).all()[:most]
    found = latest_of(connection, [row[0] for row in windows])
    return [(row[2], found[row[0]]) for row in windows if row[0] in found]


def windows_of(
    connection: Connection, unit_ids: Collection[int], form_id: str, *, before: date
) -> list[tuple[int, int, date, date]]:
    """(assignment, unit, first day, last day) of everything these units handed in for windows that ended before a
    day, the latest first."""
    rows = connection.execute(_WINDOWS_OF, {"units": list(unit_ids), "form": form_id, "last": before})
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def a_year_before(day: date) -> date:
    """The same day a year earlier; the last day of February stays the last."""
    if day.month == 2 and (day.replace(day=1, month=3) - day).days == 1:
        return date.fromordinal(date(day.year - 1, 3, 1).toordinal() - 1)
    return day.replace(year=day.year - 1)


def _submission(row: Record) -> Submission:
    answers = {key: from_plain(values) for key, values in orjson.loads(row[6]).items()}
    return Submission(*(*row[:6], answers, covers.load(row[7]), row[8]))
