"""The history of answers, and taking one's own last changes back (/hoantac)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from storage.history import Mark, Standing, standing, write
from storage.record import Record
from storage.stored_answer import StoredAnswer, load_change
from storage.tables import changes, submissions

UNDO = "undo"
"""The cause of changes that take others back; they are not taken back in turn."""


NEW_VERSION = "version"
"""The cause of answers taken away because a newer version of the form asks them in another kind; nobody undoes it."""


@dataclass(frozen=True, slots=True)
class StoredChange:
    """One line of history; no answer in ``before`` or ``after`` means there was none."""

    id: int
    assignment_id: int
    key: str
    before: Standing
    after: Standing
    person_id: int
    at: datetime
    undone_at: datetime | None
    cause: str
    batch: str


_COLUMNS = (
    changes.c.id,
    changes.c.assignment_id,
    changes.c.key,
    changes.c.before,
    changes.c.after,
    changes.c.person_id,
    changes.c.at,
    changes.c.undone_at,
    changes.c.cause,
    changes.c.batch,
)
_FROZEN = select(func.coalesce(func.max(submissions.c.last_change_id), 0)).where(
    submissions.c.assignment_id == bindparam("assignment")
)
_UNDOABLE = (
    (changes.c.assignment_id == bindparam("assignment"))
    & (changes.c.person_id == bindparam("person"))
    & changes.c.undone_at.is_(None)
    & (changes.c.cause != NEW_VERSION)
    & (changes.c.id > _FROZEN.scalar_subquery())
)
_LATEST = select(changes.c.batch).where(_UNDOABLE).order_by(changes.c.id.desc()).limit(1)
_BATCH = select(*_COLUMNS).where(_UNDOABLE, changes.c.batch == bindparam("batch_name")).order_by(changes.c.id)
_ALL = select(*_COLUMNS).where(changes.c.assignment_id == bindparam("assignment")).order_by(changes.c.id)
_MARK = update(changes).where(changes.c.id == bindparam("change")).values(undone_at=bindparam("moment"))


def of_assignment(connection: Connection, assignment_id: int) -> list[StoredChange]:
    """The whole history, oldest first."""
    return [_change(row) for row in connection.execute(_ALL, {"assignment": assignment_id})]


def latest_batch(connection: Connection, assignment_id: int, person_id: int) -> list[StoredChange]:
    """The person's last changes that belong together, since the last submission and not yet undone; oldest first."""
    whose = {"assignment": assignment_id, "person": person_id}
    batch = connection.execute(_LATEST, whose).scalar()
    return [] if batch is None else _undoable(connection, whose | {"batch_name": batch})


def taken_by_version(connection: Connection, assignment_id: int) -> dict[str, StoredAnswer]:
    """Answers a newer version of the form took away because it asks them in another kind, as they last stood."""
    taken = (change for change in of_assignment(connection, assignment_id) if change.cause == NEW_VERSION)
    return {change.key: change.before.stored for change in taken if change.before.stored is not None}


def undo(
    connection: Connection, assignment_id: int, person_id: int, batch: str, *, at: datetime, on_behalf: bool = False
) -> list[str]:
    """Put back what stood before the person's batch; the keys put back.

    A key that somebody has changed since is left alone.  Nothing happens where the batch is not undoable
    (any more) or the report is closed.
    """
    restored: list[str] = []
    whose = {"assignment": assignment_id, "person": person_id, "batch_name": batch}
    for change in reversed(_undoable(connection, whose)):
        now = standing(connection, assignment_id, change.key)
        if _same(now, change.after):
            mark = Mark(assignment_id, change.key, person_id, at, UNDO, batch, on_behalf)
            if write(connection, mark, now, change.before, undone_at=at) is None:
                return []
            restored.append(change.key)
        connection.execute(_MARK, {"change": change.id, "moment": at})
    return list(dict.fromkeys(restored))


def _undoable(connection: Connection, batch: Mapping[str, object]) -> list[StoredChange]:
    return [_change(row) for row in connection.execute(_BATCH, batch)]


def _same(one: Standing, other: Standing) -> bool:
    """Equal but for the revision: what was put back has a newer one."""
    return _unnumbered(one) == _unnumbered(other)


def _unnumbered(one: Standing) -> Standing:
    return one if one.stored is None else replace(one, stored=one.stored._replace(revision=0))


def _change(row: Record) -> StoredChange:
    number, assignment_id, key, before, after, *rest = row
    return StoredChange(number, assignment_id, key, _side(before), _side(after), *rest)


def _side(stored: str | None) -> Standing:
    return Standing(*load_change(stored))
