"""What stands beside a report's state: a signed copy, answers entered in the unit's place, a change after the unit
above had handed in what it makes of it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, or_, select

from storage.states import OPEN_STATES
from storage.tables import answers, assignments, frozen_layers, signed_copies, submissions, units


@dataclass(frozen=True, slots=True)
class StoredMarks:
    """The assignments that have each mark.

    ``edited``: the latest consolidated report of the unit directly above counts another version of them, or one their
    unit has open again.
    """

    signed: frozenset[int]
    on_behalf: frozenset[int]
    edited: frozenset[int]


_WITH_UNIT = assignments.join(units, units.c.id == assignments.c.unit_id)
_BELOW = (assignments.c.period_id == bindparam("period")) & (units.c.parent_id == bindparam("parent"))
_THESE = assignments.c.id.in_(bindparam("assignments", expanding=True))
_IS_SIGNED = exists().where(
    signed_copies.c.assignment_id == assignments.c.id,
    signed_copies.c.version == assignments.c.submitted_version,
)
_IS_ON_BEHALF = or_(
    # Spelled like the index that holds only these.
    exists().where(answers.c.assignment_id == assignments.c.id, answers.c.on_behalf),
    exists().where(
        submissions.c.assignment_id == assignments.c.id,
        submissions.c.version == assignments.c.submitted_version,
        submissions.c.on_behalf,
    ),
)
_above = assignments.alias("above")
_COUNTED = (
    select(frozen_layers.c.sources)
    .distinct()
    .join(
        _above,
        (_above.c.id == frozen_layers.c.assignment_id) & (_above.c.submitted_version == frozen_layers.c.version),
    )
    .join(units, units.c.parent_id == _above.c.unit_id)
    .join(assignments, (assignments.c.unit_id == units.c.id) & (assignments.c.period_id == _above.c.period_id))
)
"""What the versions above count that their unit handed in last."""


def _marked(which: ColumnElement[bool]) -> Select[Any]:
    known = assignments.c.id, assignments.c.state, assignments.c.submitted_version
    return select(*known, _IS_SIGNED, _IS_ON_BEHALF).select_from(_WITH_UNIT).where(which)


_OF_PERIOD = _marked(_BELOW), _COUNTED.where(_BELOW)
_OF_THESE = _marked(_THESE), _COUNTED.where(_THESE)


def of_period(connection: Connection, period_id: int, parent_id: int) -> StoredMarks:
    """Of the units directly below the parent, in two queries however many there are."""
    return _found(connection, _OF_PERIOD, {"period": period_id, "parent": parent_id})


def of_assignments(connection: Connection, assignment_ids: Collection[int]) -> StoredMarks:
    if not assignment_ids:
        return StoredMarks(frozenset(), frozenset(), frozenset())
    return _found(connection, _OF_THESE, {"assignments": list(assignment_ids)})


def _found(connection: Connection, queries: tuple[Select[Any], Select[Any]], values: dict[str, object]) -> StoredMarks:
    marked, counting = queries
    texts = connection.scalars(counting, values)
    counted = {int(number): int(version) for text in texts for number, version in orjson.loads(text)}
    rows = connection.execute(marked, values).all()
    return StoredMarks(
        frozenset(number for number, _, _, signed, _ in rows if signed),
        frozenset(number for number, _, _, _, on_behalf in rows if on_behalf),
        frozenset(
            number
            for number, state, version, _, _ in rows
            if number in counted and (state in OPEN_STATES or version != counted[number])
        ),
    )
