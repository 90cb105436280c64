"""Units from a table into the database, parents before children."""

from collections.abc import Sequence

from sqlalchemy import Connection

from storage import units
from templates.unit import Unit, derived_bodies
from templates.unit_rows import OPTIONAL, UnitRow


def keep_rows(connection: Connection, rows: Sequence[UnitRow]) -> int:
    """Add or change the units of rows that have no faults; how many there are."""
    known = {unit.code: unit for unit in units.all_units(connection)}
    waiting = {row["code"]: row for row in rows}
    for row in rows:
        _keep_after_parents(connection, row, waiting, known)
    return len(rows)


def _keep_after_parents(
    connection: Connection, row: UnitRow, waiting: dict[str, UnitRow], known: dict[str, Unit]
) -> None:
    """Keep a unit unless that was done already, those above it first."""
    line = [row]
    while line[-1]["parent_code"] in waiting:
        line.append(waiting[line[-1]["parent_code"]])
    for one in reversed(line):
        if waiting.pop(one["code"], None) is not None:
            known[one["code"]] = _keep_unit(connection, one, known.get(one["parent_code"]))


def _keep_unit(connection: Connection, row: UnitRow, parent: Unit | None) -> Unit:
    derived = derived_bodies(row["name"], parent.name if parent else None)
    names = {name: row[name] or derived[name] for name in OPTIONAL}
    units.keep(
        connection,
        code=row["code"],
        name=row["name"],
        level=row["level"],
        parent_id=parent.id if parent else None,
        party_body=names["party_body"],
        party_superior=names["party_superior"],
        state_body=names["state_body"],
        place=names["place"],
    )
    unit = units.by_code(connection, row["code"])
    if unit is None:
        raise LookupError(row["code"])
    return unit
