"""The units a period was given to, with what of the form concerns each."""

from collections.abc import Collection

import orjson
from sqlalchemy import Boolean, Connection, bindparam, or_, select

from storage.states import RECALLED
from storage.tables import assignments

Scopes = dict[int, frozenset[str] | None]

_GIVEN = (
    select(assignments.c.unit_id, assignments.c.scope)
    .where(
        assignments.c.period_id == bindparam("period"),
        assignments.c.state != RECALLED,
        or_(
            assignments.c.given_by.in_(bindparam("desks", expanding=True)),
            assignments.c.given_by.is_(None) & bindparam("by_command", type_=Boolean),
        ),
    )
    .order_by(assignments.c.id)
)


def given_units(connection: Connection, period_id: int, desks: Collection[int | None]) -> Scopes:
    """By unit the sections and tables that concern it (None: all), of what these desks gave and did not take back.

    None among the desks is the command line.
    """
    named = {"period": period_id, "desks": [one for one in desks if one is not None], "by_command": None in desks}
    rows = connection.execute(_GIVEN, named)
    return {unit: None if scope is None else frozenset(orjson.loads(scope)) for unit, scope in rows}
