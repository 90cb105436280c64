"""How far each report is: counts of answered questions, kept as of a revision of its answers.

They may be behind; whoever reads them compares the revision and counts anew what has moved on.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, or_, select

from storage.per_dialect import PerDialect
from storage.tables import assignments, periods, progress


@dataclass(frozen=True, slots=True)
class Counted:
    """``done`` of ``asked`` questions were answered at ``revision``, by the form version that was in force."""

    assignment_id: int
    revision: int
    form_version_id: int
    asked: int
    done: int


_VALUES = ("revision", "form_version_id", "asked", "done")
_KEEP = PerDialect(
    progress,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["assignment_id"], set_={name: insert.excluded[name] for name in _VALUES}
    ),
)
_BEHIND = (
    select(assignments.c.id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .outerjoin(progress, progress.c.assignment_id == assignments.c.id)
    .where(
        assignments.c.state.in_(("working", "returned")),
        or_(
            progress.c.revision.is_(None),
            progress.c.revision != assignments.c.revision,
            progress.c.form_version_id != periods.c.form_version_id,
        ),
    )
    .order_by(assignments.c.id)
    .limit(bindparam("most"))
)


def keep(connection: Connection, counted: Collection[Counted]) -> None:
    """Keep counts, each in place of the one before."""
    rows = [{"assignment_id": one.assignment_id, **{name: getattr(one, name) for name in _VALUES}} for one in counted]
    if rows:
        connection.execute(_KEEP.on(connection), rows)


def behind(connection: Connection, most: int) -> list[int]:
    """Assignments being worked on whose counts are missing or older than their answers."""
    return list(connection.scalars(_BEHIND, {"most": most}))
