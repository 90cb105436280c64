"""Merging and splitting units: new units, people, codes and the reports whose windows run across the day."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot import notices
from bot.forms.outlines import Outlines, of_assignment
from bot.keeping.regrouped_reports import Regrouped
from dialogs.desk.changes import Heir, Regroup
from storage import assignments, invitations, lineage, roles, units
from storage.assignments import Assignment
from templates.lineage import Descent, runs_across
from templates.unit import Unit, derived_bodies


def regroup(connection: Connection, change: Regroup, *, by: int, at: datetime, batch: str) -> tuple[Unit, ...]:
    """Keep it and tell whom it concerns; the units that stand after it.  ``by`` is the person who decided it."""
    before = [_unit(connection, number) for number in change.before]
    heirs = tuple(_heir(connection, one, before[0]) for one in change.after)
    lineage.add(connection, [Descent(one.id, heir.id, change.day, change.splits) for one in before for heir in heirs])
    _move_people(connection, before, heirs, at)
    outlines = Outlines()
    work = Regrouped(connection, outlines, heirs, by, at, batch)
    moved = [number for own in _across(connection, change) for number in work.keep(own)]
    found = [one for number in moved if (one := assignments.get_full(connection, number)) is not None]
    news = [(one, of_assignment(outlines, connection, one).form.title) for one in found]
    notices.regrouped(connection, before, heirs, change.day, news, at=at)
    return heirs


def _unit(connection: Connection, number: int) -> Unit:
    found = units.get(connection, number)
    if found is None:
        raise LookupError(f"unit {number}")
    return found


def _heir(connection: Connection, one: Heir, like: Unit) -> Unit:
    """A unit that goes on, or a new one of the level and below the parent of those before."""
    if one.unit:
        return _unit(connection, one.unit)
    parent = units.get(connection, like.parent_id) if like.parent_id else None
    number = units.keep(
        connection,
        code=one.code,
        name=one.name,
        level=like.level,
        parent_id=like.parent_id,
        position=units.count(connection),
        **derived_bodies(one.name, parent.name if parent else None),
    )
    return _unit(connection, number)


def _move_people(connection: Connection, before: Sequence[Unit], heirs: Sequence[Unit], at: datetime) -> None:
    """Everybody gets their role at the units after it too, and keeps the old one: its reports are finished and read
    with it.  Codes nobody used lead to the one unit there is now, or nowhere."""
    for unit in before:
        for member in roles.of_unit(connection, unit.id):
            for heir in heirs:
                roles.grant(connection, member.person_id, heir.id, member.role, at=at)
        if unit in heirs:
            continue
        if len(heirs) == 1:
            invitations.move(connection, unit.id, heirs[0].id)
        else:
            invitations.close(connection, unit.id, at=at)


def _across(connection: Connection, change: Regroup) -> list[list[Assignment]]:
    """The reports whose windows run across the day, by period, in the order the units were named."""
    by_period: dict[int, list[Assignment]] = {}
    order = {number: place for place, number in enumerate(change.before)}
    for one in sorted(assignments.of_units(connection, change.before), key=lambda one: order[one.unit.id]):
        if not one.is_recalled and runs_across(one.period.end, change.day):
            by_period.setdefault(one.period_id, []).append(one)
    return list(by_period.values())
