"""How many reports wait for the staff above: handed in, or accepted with a request to change them."""

from collections.abc import Collection

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select

from storage.states import CLOSED_STATES
from storage.tables import assignments, edit_requests, periods, units

_ASKED = exists().where(
    edit_requests.c.assignment_id == assignments.c.id,
    edit_requests.c.version == assignments.c.submitted_version,
    edit_requests.c.answered_at.is_(None),
)
_WAITS = or_(
    *(assignments.c.state == state for state in CLOSED_STATES if state != "accepted"),
    and_(assignments.c.state == "accepted", _ASKED),
)
_COUNT = (
    select(func.count())
    .select_from(
        assignments.join(periods, periods.c.id == assignments.c.period_id).join(
            units, units.c.id == assignments.c.unit_id
        )
    )
    .where(
        _WAITS,
        assignments.c.submitted_version.is_not(None),
        periods.c.tried_by.is_(None),
        units.c.parent_id.is_not(None),
    )
)
_COUNT_BELOW = _COUNT.where(units.c.parent_id.in_(bindparam("parents", expanding=True)))


def count_waiting(connection: Connection, parent_ids: Collection[int] | None) -> int:
    """Of the units directly below these; None: of every unit that has one above it."""
    if parent_ids is None:
        return int(connection.execute(_COUNT).scalar_one())
    return int(connection.execute(_COUNT_BELOW, {"parents": list(parent_ids)}).scalar_one())
