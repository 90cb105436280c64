"""The officers of units, and who wrote what."""

from sqlalchemy import Connection

from bot import roles
from dialogs.person import Author, Officer, Person, Role, UnitOfficers
from storage import people, units
from storage import roles as posts
from templates.unit import Unit


def load_unit_officers(
    connection: Connection, person: Person, others: tuple[int, ...] | None
) -> tuple[UnitOfficers, ...]:
    """The officers of the person's own units, and of the others whose post they may hand over."""
    if others is None:
        return ()
    own = roles.report_units(person)
    found = [unit for number in dict.fromkeys((*own, *others)) if (unit := units.get(connection, number)) is not None]
    return tuple(
        UnitOfficers(unit, _officers(connection, person, unit), unit.id in own)
        for unit in found
        if roles.may_hand_over(person, unit, [above.id for above in units.ancestors(connection, unit.id)])
    )


def _officers(connection: Connection, person: Person, unit: Unit) -> tuple[Officer, ...]:
    held = posts.people_of_unit(connection, unit.id, Role.officer)
    return tuple(Officer(one.person_id, Author(one.name, one.title), one.person_id == person.id) for one in held)


def load_authors(connection: Connection, ids: set[int]) -> dict[int, Author]:
    """Who wrote something, by the person's id."""
    return {number: Author(*named) for number, named in people.names(connection, ids).items()} if ids else {}
