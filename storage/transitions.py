"""Every change of an assignment's state: who, when, before and after."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from storage.record import Record
from storage.tables import people, transitions


@dataclass(frozen=True, slots=True)
class StoredTransition:
    """``version`` is the submission it was about, None before the first; ``note`` is what the person gave as reason.

    ``on_behalf``: in the unit's place, as staff above it.
    """

    id: int
    assignment_id: int
    before: str
    after: str
    person_id: int
    person_name: str
    at: datetime
    version: int | None
    note: str
    on_behalf: bool = False


_COLUMNS = (
    transitions.c.id,
    transitions.c.assignment_id,
    transitions.c.before,
    transitions.c.after,
    transitions.c.person_id,
    people.c.name,
    transitions.c.at,
    transitions.c.version,
    transitions.c.note,
    transitions.c.on_behalf,
)
_OF = (
    select(*_COLUMNS)
    .join(people, people.c.id == transitions.c.person_id)
    .where(transitions.c.assignment_id == bindparam("assignment"))
)
_ALL = _OF.order_by(transitions.c.id)
_LAST = _OF.order_by(transitions.c.id.desc()).limit(1)
_SEEN = (
    select(transitions.c.assignment_id, transitions.c.version)
    .distinct()
    .where(
        transitions.c.assignment_id.in_(bindparam("assignments", expanding=True)),
        transitions.c.after.in_(("viewed", "returned", "accepted")),
        transitions.c.version.is_not(None),
    )
)
_REOPENED = (
    select(transitions.c.assignment_id, func.max(transitions.c.at, type_=transitions.c.at.type))
    .where(
        transitions.c.assignment_id.in_(bindparam("assignments", expanding=True)),
        transitions.c.before.in_(("submitted", "viewed", "accepted")),
        transitions.c.after.in_(("working", "returned")),
    )
    .group_by(transitions.c.assignment_id)
)
_ADD = insert(transitions)


def record(
    connection: Connection,
    assignment_id: int,
    *,
    before: str,
    after: str,
    person_id: int,
    at: datetime,
    version: int | None = None,
    note: str = "",
    on_behalf: bool = False,
) -> None:
    """Write one line, in the transaction that changes the state."""
    row = {
        "assignment_id": assignment_id,
        "before": before,
        "after": after,
        "person_id": person_id,
        "at": at,
        "version": version,
        "note": note,
        "on_behalf": on_behalf,
    }
    connection.execute(_ADD, row)


def of_assignment(connection: Connection, assignment_id: int) -> list[StoredTransition]:
    """All changes of state, oldest first."""
    return [_transition(row) for row in connection.execute(_ALL, {"assignment": assignment_id})]


def seen_versions(connection: Connection, assignment_ids: Collection[int]) -> dict[int, set[int]]:
    """The versions somebody above has opened or decided about, by assignment."""
    found: dict[int, set[int]] = {}
    for assignment_id, version in connection.execute(_SEEN, {"assignments": list(assignment_ids)}):
        found.setdefault(assignment_id, set()).add(version)
    return found


def reopened(connection: Connection, assignment_ids: Collection[int]) -> dict[int, datetime]:
    """When each report that had been handed in was last opened to its unit again."""
    return {row[0]: row[1] for row in connection.execute(_REOPENED, {"assignments": list(assignment_ids)})}


def last(connection: Connection, assignment_id: int) -> StoredTransition | None:
    row = connection.execute(_LAST, {"assignment": assignment_id}).one_or_none()
    return None if row is None else _transition(row)


def _transition(row: Record) -> StoredTransition:
    return StoredTransition(*row)
