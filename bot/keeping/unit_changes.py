"""Keeping what /donvi and /moi decided: units, names, invitations and roles taken away."""

from bot import notices
from bot.keeping.inviting import invite
from bot.keeping.regrouping import regroup
from bot.keeping.units_from_table import keep_rows
from bot.keeping.writing import Writing
from dialogs.desk.changes import ChangeUnit, Invite, KeepUnits, Regroup, RevokeRole
from storage import invitations, people, roles, units


def keep_unit_change(writing: Writing, change: KeepUnits | ChangeUnit | Invite | RevokeRole | Regroup) -> None:
    """Write one change and tell whom it concerns."""
    match change:
        case KeepUnits(rows):
            keep_rows(writing.connection, rows)
        case ChangeUnit(unit, item, value):
            units.change(writing.connection, unit, item, value)
        case Invite():
            _invite(writing, change)
        case RevokeRole():
            _revoke(writing, change)
        case Regroup():
            regroup(writing.connection, change, by=writing.person_id, at=writing.now, batch=writing.batch)


def _invite(writing: Writing, change: Invite) -> None:
    """A new code in place of the unused ones."""
    unit_id = change.unit or None
    if unit_id is not None:
        invitations.void(writing.connection, unit_id, change.role, at=writing.now)
    invite(writing, unit_id, change.role, change.letter)


def _revoke(writing: Writing, change: RevokeRole) -> None:
    if not roles.revoke(writing.connection, change.person, change.unit or None, change.role, at=writing.now):
        return
    person, unit = people.get(writing.connection, change.person), units.get(writing.connection, change.unit)
    if person is not None and unit is not None:
        notices.revoked(writing.connection, person.telegram_id, change.role, unit, at=writing.now)
