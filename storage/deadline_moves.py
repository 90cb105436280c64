"""Deadlines the staff above moved: of which report, by whom, when, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from storage.tables import deadline_moves


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """One report's deadline before and after."""

    assignment_id: int
    before: datetime
    after: datetime


_ADD = insert(deadline_moves)


def add(connection: Connection, moves: Iterable[DeadlineMove], *, person_id: int, at: datetime) -> None:
    """Note those that changed anything, in the transaction that moves them."""
    rows = [
        {
            "assignment_id": one.assignment_id,
            "person_id": person_id,
            "at": at,
            "before": one.before,
            "after": one.after,
        }
        for one in moves
        if one.before != one.after
    ]
    if rows:
        connection.execute(_ADD, rows)
