"""Where a report stands, and how it moves on: every change held, compared and written down.

``new`` (chưa xem), ``opened`` (chưa bắt đầu), ``working`` (đang làm), ``submitted`` (đã nộp), ``viewed`` (cấp trên
đang xem), ``returned`` (trả lại), ``accepted`` (đã tiếp nhận), ``recalled`` (withdrawn by whoever gave it: what was
written stays readable, and it counts nowhere).
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Update, bindparam, or_, select, update

from storage import transitions
from storage.tables import assignments

OPEN_STATES = ("new", "opened", "working", "returned")
"""States in which the unit's answers may change."""

CLOSED_STATES = ("submitted", "viewed", "accepted")
"""States in which a report is in the hands of those above."""

RECALLED = "recalled"
"""State of an assignment that was withdrawn by whoever gave it; its answers stay."""

# Spelled out: SQLAlchemy writes an IN anew at every execution, and this stands in every answer's way.
IS_OPEN = or_(*(assignments.c.state == state for state in OPEN_STATES))

_THIS = assignments.c.id == bindparam("assignment")
_STATE = select(assignments.c.state, assignments.c.submitted_version).where(_THIS)
_HELD_STATE = _STATE.with_for_update()
_MOVE = update(assignments).where(_THIS).values(state=bindparam("new_state"))
_SEE = _MOVE.values(first_seen_at=bindparam("moment"))
_VIEW = _MOVE.values(opened_by_parent_at=bindparam("moment"))
_SET_STATE = _MOVE.values(touched_at=bindparam("moment"))


def mark_seen(connection: Connection, assignment_id: int, *, by: int, at: datetime) -> bool:
    """The unit has opened it for the first time; False where it had been opened before."""
    return _moved(connection, _SEE, assignment_id, "opened", by=by, at=at, expected=("new",))


def mark_viewed(connection: Connection, assignment_id: int, *, by: int, at: datetime) -> bool:
    """Somebody above has opened the submission: from now on it cannot be withdrawn."""
    return _moved(connection, _VIEW, assignment_id, "viewed", by=by, at=at, expected=("submitted",))


def set_state(
    connection: Connection,
    assignment_id: int,
    state: str,
    *,
    by: int,
    at: datetime,
    expected: Collection[str],
    note: str = "",
    on_behalf: bool = False,
) -> bool:
    """Move to ``state`` if the present one is among ``expected``; False where it is not.

    ``by`` is the person, ``note`` the reason they gave, ``on_behalf`` whether it is done in the unit's place; all are
    kept with the change.
    """
    return _moved(
        connection, _SET_STATE, assignment_id, state, by=by, at=at, expected=expected, note=note, on_behalf=on_behalf
    )


def withdraw(connection: Connection, assignment_id: int, *, by: int, at: datetime, on_behalf: bool = False) -> bool:
    """Thu hồi: back to work, while nobody above has opened the submission; False where somebody has."""
    return set_state(connection, assignment_id, "working", by=by, at=at, expected=("submitted",), on_behalf=on_behalf)


def recall(connection: Connection, assignment_id: int, *, by: int, at: datetime) -> bool:
    """Take an assignment back from its unit; False where it was taken back or handed in already."""
    return set_state(connection, assignment_id, RECALLED, by=by, at=at, expected=OPEN_STATES)


def _moved(
    connection: Connection,
    statement: Update,
    assignment_id: int,
    state: str,
    *,
    by: int,
    at: datetime,
    expected: Collection[str],
    note: str = "",
    on_behalf: bool = False,
) -> bool:
    """The one way a state changes by itself: held, compared, changed and written down."""
    present = connection.execute(_HELD_STATE, {"assignment": assignment_id}).one_or_none()
    if present is None or present.state not in expected:
        return False
    connection.execute(statement, {"assignment": assignment_id, "new_state": state, "moment": at})
    transitions.record(
        connection,
        assignment_id,
        before=present.state,
        after=state,
        person_id=by,
        at=at,
        version=present.submitted_version,
        note=note,
        on_behalf=on_behalf,
    )
    return True
