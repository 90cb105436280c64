"""What a person may see and change of the report at hand, with what must be looked up to tell."""

from datetime import datetime

from sqlalchemy import Connection

from bot import roles
from bot.roles import Access
from dialogs.needs import Needs
from dialogs.person import Person
from storage import assignments, units
from storage.assignments import Assignment


def access_of(
    connection: Connection, person: Person, assignment: Assignment, needs: Needs, now: datetime
) -> Access | None:
    """One's own access; else that of who stands in for the unit, where they have begun to.

    A report made of those of the units below is nobody's to answer in its unit's place: each of those is.
    """
    own = roles.access(person, assignment, now)
    if own is not None or needs.stands_in != assignment.id:
        return own
    if assignments.has_below(connection, assignment.period_id, assignment.unit.id):
        return None
    above = (unit.id for unit in units.ancestors(connection, assignment.unit.id))
    return Access(stands_in=True) if roles.may_stand_in(person, assignment, above) else None
