"""What every desk looks back on at the end of a working day, loaded in a few queries for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.reminders.digest import DeskDay, Owed, PeriodDay
from dialogs.person import Role
from storage import assignments, roles, units
from storage.assignments import Assignment
from storage.roles import Member
from templates.office_hours import OfficeHours
from templates.unit import Unit

NEAR = 3
"""Days before a deadline from which it is spoken of."""

WAITING = ("submitted", "viewed")
"""States of a report that waits to be checked."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """An officer who blocked the bot: how they are called, and since when that is known."""

    name: str
    at: datetime


@dataclass
class Desk:
    """One unit with everything of the units directly below it."""

    unit: Unit
    below: list[Unit] = field(default_factory=list)
    reports: list[Assignment] = field(default_factory=list)
    blocked: list[Blocked] = field(default_factory=list)
    unstaffed: tuple[str, ...] = ()
    periods: tuple[PeriodDay, ...] = ()

    def since(self, last: datetime | None) -> DeskDay:
        """The desk's day for somebody whose last digest was at ``last``: who blocked the bot is told once."""
        blocked = tuple(one.name for one in self.blocked if last is None or one.at > last)
        return DeskDay(self.unit.id, self.unit.name, self.periods, self.unstaffed, blocked)


def load_desks(connection: Connection, outlines: Outlines, now: datetime, hours: OfficeHours) -> dict[int, Desk]:
    """Every unit with others below it, by id."""
    every = {unit.id: unit for unit in units.all_units(connection)}
    desks: dict[int, Desk] = {}
    for unit in every.values():
        if unit.parent_id in every:
            desks.setdefault(unit.parent_id, Desk(every[unit.parent_id])).below.append(unit)
    waiting = [one for one in assignments.in_hand(connection, desks) if one.state in WAITING]
    for one in (*assignments.every_open(connection), *waiting):
        if one.unit.parent_id in desks and one.is_asked_from_above:
            desks[one.unit.parent_id].reports.append(one)
    members: dict[int, list[Member]] = defaultdict(list)
    for member in (*roles.holders(connection, Role.officer), *roles.holders(connection, Role.district)):
        members[member.unit_id or 0].append(member)
    for desk in desks.values():
        _people(desk, members)
        desk.periods = tuple(_periods(connection, outlines, desk.reports, now, hours))
    return desks


def _people(desk: Desk, members: dict[int, list[Member]]) -> None:
    """Units that nobody can report for: neither an officer nor, for its consolidated report, staff of its own."""
    reporting = {one.unit.id for one in desk.reports if one.is_open}
    reached = {unit.id for unit in desk.below if any(one.blocked_at is None for one in members.get(unit.id, ()))}
    desk.unstaffed = tuple(unit.name for unit in desk.below if unit.id in reporting and unit.id not in reached)
    desk.blocked = [
        Blocked(f"{unit.name} ({one.name})" if one.name else unit.name, one.blocked_at)
        for unit in desk.below
        for one in members.get(unit.id, ())
        if one.blocked_at is not None and one.role == Role.officer
    ]


def _periods(
    connection: Connection, outlines: Outlines, reports: Iterable[Assignment], now: datetime, hours: OfficeHours
) -> Iterable[PeriodDay]:
    """The desk's periods, the nearest deadline first."""
    found: dict[int, list[Assignment]] = {}
    for one in sorted(reports, key=lambda one: (one.period.deadline, one.id)):
        found.setdefault(one.period_id, []).append(one)
    for number, own in found.items():
        title = of_assignment(outlines, connection, own[0]).form.title
        still = [Owed(one.unit.name, one.period.deadline) for one in own if one.is_open]
        overdue = tuple(one for one in still if one.deadline < now)
        near = tuple(one for one in still if one.deadline >= now and _is_near(one.deadline, now, hours))
        yield PeriodDay(number, title, near, overdue, sum(not one.is_open for one in own))


def _is_near(deadline: datetime, now: datetime, hours: OfficeHours) -> bool:
    """Whether the deadline is within three days; the working day before, where those begin on a day off."""
    return hours.local_day(now) >= hours.days.on_or_before(hours.local_day(deadline) - timedelta(days=NEAR))


def staff(connection: Connection, desks: Collection[int]) -> dict[int, tuple[Member, list[int]]]:
    """Everybody a digest is for, by person, each with their desks.

    A desk nobody holds, or whose people all blocked the bot, is the administrators'.
    """
    found: dict[int, tuple[Member, list[int]]] = {}
    held = [*roles.holders(connection, Role.district), *roles.holders(connection, Role.admin)]
    able = [member for member in held if member.blocked_at is None]
    for member in able:
        if member.unit_id is not None and member.unit_id in desks:
            _give(found, member, member.unit_id)
    staffed = {number for _, own in found.values() for number in own}
    for member in able:
        if member.role == Role.admin and member.unit_id is None:
            for number in desks:
                if number not in staffed:
                    _give(found, member, number)
    return found


def _give(found: dict[int, tuple[Member, list[int]]], member: Member, desk: int) -> None:
    own = found.setdefault(member.person_id, (member, []))[1]
    if desk not in own:
        own.append(desk)
