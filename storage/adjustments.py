"""Điều chỉnh: what people added to the totals of a consolidating unit's report, and why."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables import adjustments
from templates.adjustment import Adjustment

_THESE = adjustments.c.assignment_id == bindparam("assignment")
_ALL = (
    select(
        adjustments.c.id,
        adjustments.c.key,
        adjustments.c.amount,
        adjustments.c.reason,
        adjustments.c.person_id,
    )
    .where(_THESE)
    .order_by(adjustments.c.id)
)
_ADD = insert(adjustments)
_DROP = delete(adjustments).where(_THESE, adjustments.c.id == bindparam("number"))


def of_assignment(connection: Connection, assignment_id: int) -> tuple[Adjustment, ...]:
    """Those of the report of this assignment, oldest first."""
    rows = connection.execute(_ALL, {"assignment": assignment_id})
    return tuple(Adjustment(row[0], row[1], Decimal(row[2]), row[3], row[4]) for row in rows)


def add(
    connection: Connection, assignment_id: int, key: str, amount: Decimal, reason: str, *, person_id: int, at: datetime
) -> None:
    row = {
        "assignment_id": assignment_id,
        "key": key,
        "amount": str(amount),
        "reason": reason,
        "person_id": person_id,
        "at": at,
    }
    connection.execute(_ADD, row)


def drop(connection: Connection, assignment_id: int, number: int) -> None:
    """Take one back."""
    connection.execute(_DROP, {"assignment": assignment_id, "number": number})
