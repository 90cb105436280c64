"""Contributors (phối hợp): colleagues who were asked to answer some questions of one report.

A row is one request: first only an invitation, then a person's.  A person may have several for one report.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from storage.record import Record
from storage.tables import assignments, changes, contributors, invitations, people, periods


@dataclass(frozen=True, slots=True)
class Contributor:
    """One request that was not taken back.

    ``person_id`` and ``telegram_id`` are None and ``name`` and ``title`` "" until somebody has accepted it;
    ``expires_at`` is when its invitation ends, None for one that needed none; ``last_change_at`` is when the person
    last changed an answer of the report.
    """

    id: int
    assignment_id: int
    questions: frozenset[str]
    person_id: int | None
    telegram_id: int | None
    name: str
    title: str
    blocked_at: datetime | None
    joined_at: datetime | None
    done_at: datetime | None
    expires_at: datetime | None
    last_change_at: datetime | None


_STANDS = contributors.c.revoked_at.is_(None)
_LAST_CHANGE = (
    select(func.max(changes.c.at, type_=changes.c.at.type))
    .where(changes.c.assignment_id == contributors.c.assignment_id, changes.c.person_id == contributors.c.person_id)
    .scalar_subquery()
)
_COLUMNS = (
    contributors.c.id,
    contributors.c.assignment_id,
    contributors.c.questions,
    contributors.c.person_id,
    people.c.telegram_id,
    people.c.name,
    people.c.title,
    people.c.blocked_at,
    contributors.c.joined_at,
    contributors.c.done_at,
    invitations.c.expires_at,
    _LAST_CHANGE,
)


def _standing() -> Select[Any]:
    source = contributors.outerjoin(people, people.c.id == contributors.c.person_id)
    source = source.outerjoin(invitations, invitations.c.id == contributors.c.invitation_id)
    return select(*_COLUMNS).select_from(source).where(_STANDS).order_by(contributors.c.id)


_OF_ASSIGNMENTS = _standing().where(contributors.c.assignment_id.in_(bindparam("assignments", expanding=True)))
_OF_INVITATION = _standing().where(invitations.c.code_hash == bindparam("hash"))
_OF_PERSON = select(contributors.c.assignment_id, contributors.c.questions, contributors.c.done_at).where(
    contributors.c.person_id == bindparam("person"), _STANDS
)
_EARLIER = (
    select(contributors.c.assignment_id)
    .join(assignments, assignments.c.id == contributors.c.assignment_id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(
        assignments.c.unit_id == bindparam("unit"),
        periods.c.form_id == bindparam("form"),
        periods.c.end < bindparam("last", type_=periods.c.end.type),
        contributors.c.person_id.is_not(None),
        _STANDS,
    )
    .order_by(periods.c.end.desc(), assignments.c.id.desc())
    .limit(1)
)
_INSERT = insert(contributors).returning(contributors.c.id)
_JOIN = (
    update(contributors)
    .where(contributors.c.invitation_id == bindparam("invitation"), _STANDS)
    .values(person_id=bindparam("person"), joined_at=bindparam("moment"))
)
_DONE = (
    update(contributors)
    .where(
        contributors.c.assignment_id == bindparam("assignment"),
        contributors.c.person_id == bindparam("person"),
        _STANDS,
    )
    .values(done_at=bindparam("moment"))
)
_REVOKE = (
    update(contributors)
    .where(
        contributors.c.id == bindparam("contributor"),
        contributors.c.assignment_id == bindparam("assignment"),
        _STANDS,
    )
    .values(revoked_at=bindparam("moment"))
)
_MOVE = (
    update(contributors)
    .where(
        contributors.c.assignment_id.in_(bindparam("assignments", expanding=True)),
        _STANDS,
    )
    .values(assignment_id=bindparam("new_assignment"), done_at=None)
)
_VOID = (
    update(invitations)
    .where(
        invitations.c.id
        == select(contributors.c.invitation_id).where(contributors.c.id == bindparam("contributor")).scalar_subquery(),
        invitations.c.used_at.is_(None),
    )
    .values(revoked_at=bindparam("moment"))
)


def add(
    connection: Connection,
    assignment_id: int,
    questions: Collection[str],
    *,
    created_by: int,
    at: datetime,
    invitation_id: int | None = None,
    person_id: int | None = None,
) -> int:
    """Ask for answers to these questions: by an invitation, or a person who is known already."""
    row = {
        "assignment_id": assignment_id,
        "questions": orjson.dumps(sorted(questions)).decode(),
        "invitation_id": invitation_id,
        "person_id": person_id,
        "created_by": created_by,
        "created_at": at,
        "joined_at": at if person_id is not None else None,
    }
    return int(connection.execute(_INSERT, row).scalar_one())


def of_assignment(connection: Connection, assignment_id: int) -> list[Contributor]:
    """Everybody asked for this report, in the order they were asked."""
    return of_assignments(connection, [assignment_id])


def of_assignments(connection: Connection, assignment_ids: Collection[int]) -> list[Contributor]:
    found = connection.execute(_OF_ASSIGNMENTS, {"assignments": list(assignment_ids)})
    return [_contributor(row) for row in found]


def of_invitation(connection: Connection, code_hash: str) -> Contributor | None:
    """What the invitation with this code asks for."""
    row = connection.execute(_OF_INVITATION, {"hash": code_hash}).first()
    return None if row is None else _contributor(row)


def shares(connection: Connection, person_id: int) -> dict[int, tuple[frozenset[str], bool]]:
    """By report: every question the person was asked to answer, and whether they said they had finished."""
    found: dict[int, tuple[frozenset[str], bool]] = {}
    for assignment_id, questions, done_at in connection.execute(_OF_PERSON, {"person": person_id}):
        before, done = found.get(assignment_id, (frozenset(), True))
        found[assignment_id] = (before | frozenset(orjson.loads(questions)), done and done_at is not None)
    return found


def earlier(connection: Connection, unit_id: int, form_id: str, *, before: date) -> list[Contributor]:
    """Who helped with the unit's latest report of the form whose window ended before that day."""
    values = {"unit": unit_id, "form": form_id, "last": before}
    assignment_id = connection.execute(_EARLIER, values).scalar()
    found = of_assignment(connection, assignment_id) if assignment_id is not None else []
    return [one for one in found if one.person_id is not None]


def join(connection: Connection, invitation_id: int, person_id: int, *, at: datetime) -> None:
    """The person has accepted what the invitation asks for."""
    connection.execute(_JOIN, {"invitation": invitation_id, "person": person_id, "moment": at})


def set_done(connection: Connection, assignment_id: int, person_id: int, at: datetime | None) -> bool:
    """Note that the person has finished their part, or with None that it is open again."""
    values = {"assignment": assignment_id, "person": person_id, "moment": at}
    return connection.execute(_DONE, values).rowcount > 0


def move(connection: Connection, assignment_ids: Collection[int], to: int) -> None:
    """Everybody asked for these reports is asked for that one instead; nobody has finished it."""
    connection.execute(_MOVE, {"assignments": list(assignment_ids), "new_assignment": to})


def revoke(connection: Connection, assignment_id: int, contributor_id: int, *, at: datetime) -> bool:
    """Take a request back, and its invitation; False where it is none of this report's."""
    values = {"assignment": assignment_id, "contributor": contributor_id, "moment": at}
    if connection.execute(_REVOKE, values).rowcount != 1:
        return False
    connection.execute(_VOID, {"contributor": contributor_id, "moment": at})
    return True


def _contributor(row: Record) -> Contributor:
    number, assignment_id, questions, person_id, telegram_id, name, title, *rest = row
    asked = frozenset(orjson.loads(questions))
    return Contributor(number, assignment_id, asked, person_id, telegram_id, name or "", title or "", *rest)
