"""The first start on an empty database: the first administrator's code."""

from sqlalchemy import Connection

from bot.clock import now
from bot.invitations.codes import new_invitation
from storage import people, units


def first_code(connection: Connection) -> str:
    """A code for the first administrator, "" once anybody or any unit is known."""
    if units.count(connection) or people.any_known(connection):
        return ""
    return new_invitation(connection, None, "admin", now())
