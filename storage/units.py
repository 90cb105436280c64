"""Units (đơn vị) and their tree."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, func, literal, select, update

from storage.per_dialect import PerDialect
from storage.record import Record
from storage.tables import units
from templates.unit import Unit

COLUMNS = (
    units.c.id,
    units.c.code,
    units.c.name,
    units.c.level,
    units.c.parent_id,
    units.c.party_body,
    units.c.party_superior,
    units.c.state_body,
    units.c.place,
)
"""A unit's columns in the order of ``Unit``'s fields."""

_ORDER = (units.c.position, units.c.id)
_child = units.alias("child")


def _above() -> Select[Any]:
    start = select(units.c.parent_id.label("id"), literal(1).label("steps")).where(units.c.id == bindparam("unit_id"))
    line = start.cte("line", recursive=True)
    tree = line.union(select(units.c.parent_id, line.c.steps + 1).join(line, units.c.id == line.c.id))
    return select(*COLUMNS).join(tree, tree.c.id == units.c.id).order_by(tree.c.steps)


_GET = select(*COLUMNS).where(units.c.id == bindparam("unit_id"))
_BY_CODE = select(*COLUMNS).where(units.c.code == bindparam("code"))
_ALL = select(*COLUMNS).order_by(*_ORDER)
_CHILDREN = select(*COLUMNS).where(units.c.parent_id == bindparam("unit_id")).order_by(*_ORDER)
_ANCESTORS = _above()
_LEAVES = select(*COLUMNS).where(~exists().where(_child.c.parent_id == units.c.id)).order_by(*_ORDER)
_PARENTS = select(*COLUMNS).where(exists().where(_child.c.parent_id == units.c.id)).order_by(*_ORDER)
_COUNT = select(func.count()).select_from(units)
_WRITTEN = ("name", "level", "parent_id", "party_body", "party_superior", "state_body", "place", "position")
_KEEP = PerDialect(
    units,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["code"], set_={name: insert.excluded[name] for name in _WRITTEN}
    ).returning(units.c.id),
)
_CHANGED = ("name", "party_body", "party_superior", "state_body", "place")
_CHANGE = {
    name: update(units).where(units.c.id == bindparam("unit_id")).values({name: bindparam("new_value")})
    for name in _CHANGED
}


def keep(
    connection: Connection,
    *,
    code: str,
    name: str,
    level: str,
    parent_id: int | None,
    party_body: str,
    party_superior: str,
    state_body: str,
    place: str,
    position: int = 0,
) -> int:
    """Add the unit, or renew the one with this code; its id.  ``position`` orders units in lists."""
    row = {
        "code": code,
        "name": name,
        "level": level,
        "parent_id": parent_id,
        "party_body": party_body,
        "party_superior": party_superior,
        "state_body": state_body,
        "place": place,
        "position": position,
    }
    return int(connection.execute(_KEEP.on(connection), row).scalar_one())


def get(connection: Connection, unit_id: int) -> Unit | None:
    return _one(connection.execute(_GET, {"unit_id": unit_id}).one_or_none())


def by_code(connection: Connection, code: str) -> Unit | None:
    return _one(connection.execute(_BY_CODE, {"code": code}).one_or_none())


def all_units(connection: Connection) -> list[Unit]:
    return _many(connection.execute(_ALL).all())


def count(connection: Connection) -> int:
    return connection.execute(_COUNT).scalar_one()


def children(connection: Connection, unit_id: int) -> list[Unit]:
    return _many(connection.execute(_CHILDREN, {"unit_id": unit_id}).all())


def ancestors(connection: Connection, unit_id: int) -> list[Unit]:
    """The units above, the nearest first."""
    return _many(connection.execute(_ANCESTORS, {"unit_id": unit_id}).all())


def leaves(connection: Connection) -> list[Unit]:
    """Units that have no children: those a report is assigned to unless others are named."""
    return _many(connection.execute(_LEAVES).all())


def parents(connection: Connection) -> list[Unit]:
    """Every unit that has others below it."""
    return _many(connection.execute(_PARENTS).all())


def _one(row: Record | None) -> Unit | None:
    return None if row is None else Unit(*row)


def _many(rows: Sequence[Record]) -> list[Unit]:
    return [Unit(*row) for row in rows]


def change(connection: Connection, unit_id: int, item: str, value: str) -> None:
    """Another name of the unit or of one of its bodies; raises KeyError for any other column."""
    connection.execute(_CHANGE[item], {"unit_id": unit_id, "new_value": value})
