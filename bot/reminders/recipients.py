"""Whom a report's reminders are for: the unit's officers, and each colleague who has not finished their part.

Where a superior asked a unit for it that nobody reports for, they are for its consolidating staff, who may do so too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from dialogs.person import Role
from storage import contributors, roles, transitions
from storage.assignments import Assignment
from storage.contributors import Contributor
from storage.roles import Member


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person and one report; ``only`` are the questions of a colleague's part.

    ``since`` is when they last heard of it anew: it was given to them, or had been handed in and was opened again.
    """

    assignment: Assignment
    person_id: int
    telegram_id: int
    since: datetime
    only: frozenset[str] | None = None


def recipients(connection: Connection, found: Iterable[Assignment]) -> list[Recipient]:
    """Everybody who can be reached, report by report."""
    reports = list(found)
    unit_ids = {assignment.unit.id for assignment in reports}
    officers, staff = (_reached(roles.members(connection, unit_ids, role)) for role in (Role.officer, Role.district))
    helpers: dict[int, list[Contributor]] = {}
    for one in contributors.of_assignments(connection, [assignment.id for assignment in reports]):
        helpers.setdefault(one.assignment_id, []).append(one)
    opened = transitions.reopened(connection, [assignment.id for assignment in reports])
    made: list[Recipient] = []
    for assignment in reports:
        unit = assignment.unit.id
        own = officers.get(unit, []) or (staff.get(unit, []) if assignment.is_asked_from_above else [])
        since = max(assignment.created_at, opened.get(assignment.id, assignment.created_at))
        made += [Recipient(assignment, member.person_id, member.telegram_id, since) for member in own]
        made += _helping(assignment, helpers.get(assignment.id, []), {member.person_id for member in own}, since)
    return made


def _reached(members: Iterable[Member]) -> dict[int, list[Member]]:
    """Those who did not block the bot, by unit."""
    found: dict[int, list[Member]] = {}
    for member in members:
        if member.blocked_at is None:
            found.setdefault(member.unit_id or 0, []).append(member)
    return found


def _helping(
    assignment: Assignment, asked: list[Contributor], officers: set[int], opened: datetime
) -> Iterator[Recipient]:
    """Each colleague once, with everything they were asked and have not finished."""
    parts: dict[tuple[int, int], tuple[datetime, frozenset[str]]] = {}
    for one in asked:
        if one.person_id is None or one.telegram_id is None or one.joined_at is None or one.done_at is not None:
            continue
        if one.person_id in officers or one.blocked_at is not None:
            continue
        since, questions = parts.get((one.person_id, one.telegram_id), (opened, frozenset()))
        parts[one.person_id, one.telegram_id] = (max(since, one.joined_at), questions | one.questions)
    for (person_id, telegram_id), (since, questions) in parts.items():
        yield Recipient(assignment, person_id, telegram_id, since, questions)
