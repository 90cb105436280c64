"""The units a person's desk stands above."""

from sqlalchemy import Connection

from bot import roles
from dialogs.person import Person
from storage import units
from templates.unit import Unit


def desks_of(connection: Connection, person: Person) -> list[Unit]:
    """The units whose direct children the person follows and consolidates."""
    if roles.is_administrator(person):
        return units.parents(connection)
    return [unit for number in roles.desk_units(person) if (unit := units.get(connection, number)) is not None]


def is_below(connection: Connection, person: Person, unit: Unit) -> bool:
    """Whether the unit is one of the person's desks or stands below one."""
    if roles.is_administrator(person):
        return True
    line = {unit.id, *(above.id for above in units.ancestors(connection, unit.id))}
    return not line.isdisjoint(roles.desk_units(person))
