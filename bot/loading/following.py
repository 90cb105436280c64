"""The units below as their parent's staff see them, rights applied: nothing above or beside their desks is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines
from bot.loading.desks import desks_of, is_below
from bot.loading.punctuality import Years
from bot.loading.standings import Standings
from bot.loading.unit_detail import UnitDetails
from dialogs.desk.following.followed import Below, Follow, FollowedPeriod, FollowedUnit, SentMessage, Told
from dialogs.desk.following.needs import FollowNeeds
from dialogs.person import Person
from storage import assignments, broadcasts, following, nudges, periods, units
from storage.broadcasts import Broadcast
from storage.following import PeriodCounts
from storage.periods import StoredPeriod
from templates.unit import Unit
from templates.unit_tree import UnitTree

MESSAGES = 20
"""Messages listed, the latest."""


@dataclass(frozen=True, slots=True)
class FollowLoader:
    """Loads what is followed; ``outlines`` remember the forms."""

    outlines: Outlines
    zone: ZoneInfo

    @property
    def standings(self) -> Standings:
        return Standings(self.outlines)

    def load(self, connection: Connection, person: Person, needs: FollowNeeds, now: datetime) -> Follow | None:
        """What a person with a desk follows; None for everybody else."""
        if not roles.has_office(person):
            return None
        desks = desks_of(connection, person)
        found = self._periods(connection, desks, now)
        if needs.telling:
            return self._telling(connection, person, desks, found, needs)
        needs = _with_period(connection, needs)
        period = self._at_hand(connection, person, found, needs, now)
        if period is None:
            return Follow(found)
        if needs.nudging:
            return Follow(found, period, self._to_nudge(connection, period, now))
        if needs.year and not needs.assignment:
            return Follow(found, period, year=Years(self.outlines, self.zone).below(connection, period, needs.year))
        close, listed = bool(needs.assignment), needs.listed or not needs.assignment
        return Follow(
            found,
            period,
            self.standings.of_period(connection, period.id, period.unit.id, now) if listed else (),
            UnitDetails(self.outlines, self.zone).of(connection, person, period, needs.assignment, now)
            if close
            else None,
        )

    def _to_nudge(self, connection: Connection, period: FollowedPeriod, now: datetime) -> tuple[FollowedUnit, ...]:
        """The units with when each was last reminded by hand and whether anybody of it can be."""
        found = self.standings.of_period(connection, period.id, period.unit.id, now)
        latest = nudges.latest(connection, [one.assignment for one in found])
        there = following.with_officers(connection, period.unit.id)
        return tuple(replace(one, nudged_at=latest.get(one.assignment), reached=one.unit.id in there) for one in found)

    def _telling(
        self,
        connection: Connection,
        person: Person,
        desks: list[Unit],
        found: tuple[FollowedPeriod, ...],
        needs: FollowNeeds,
    ) -> Follow:
        """Whom a message can reach, and what was sent from the desks."""
        reach = load_below(connection, person, desks)
        kept = {desk.id: desk for desk in desks}
        sent = broadcasts.of_units(connection, kept, MESSAGES)
        messages = tuple(_message(one, kept[one.unit_id]) for one in sent)
        one = broadcasts.get(connection, needs.broadcast) if needs.broadcast else None
        at_hand = None
        if one is not None and one.unit_id in kept:
            readers = broadcasts.readers(connection, one.id)
            told = tuple(Told(each.name, each.title, each.unit_name, each.read_at) for each in readers)
            at_hand = replace(_message(one, kept[one.unit_id]), readers=told)
        return Follow(found, below=reach, messages=messages, message=at_hand)

    def _periods(self, connection: Connection, desks: Iterable[Unit], now: datetime) -> tuple[FollowedPeriod, ...]:
        """Every period of the desks, the latest deadline first."""
        parents = {desk.id: desk for desk in desks}
        known = {one.id: one for one in periods.every(connection)}
        found = following.counts(connection, parents, now=now)
        made = [self._period(connection, known[one.period_id], parents[one.parent_id], one) for one in found]
        return tuple(sorted(made, key=lambda one: (one.period.deadline, one.id), reverse=True))

    def _period(self, connection: Connection, one: StoredPeriod, parent: Unit, counts: PeriodCounts) -> FollowedPeriod:
        form = self.outlines.of(connection, one.form_version_id, one.period).form
        return FollowedPeriod(one.id, parent, form, one.period, counts.total, counts.sent, counts.late)

    def _at_hand(
        self,
        connection: Connection,
        person: Person,
        found: tuple[FollowedPeriod, ...],
        needs: FollowNeeds,
        now: datetime,
    ) -> FollowedPeriod | None:
        """The period that is named, of a desk or of a unit below one; the only one there is where none is named."""
        if not needs.period:
            sole = [one for one in found if one.late] if needs.nudging else found
            return sole[0] if len(sole) == 1 else None
        own = next((one for one in found if (one.id, one.unit.id) == (needs.period, needs.unit)), None)
        return own or self._below(connection, person, needs, now)

    def _below(
        self, connection: Connection, person: Person, needs: FollowNeeds, now: datetime
    ) -> FollowedPeriod | None:
        parent, stored = units.get(connection, needs.unit), periods.get(connection, needs.period)
        if parent is None or stored is None or not is_below(connection, person, parent):
            return None
        counted = [one for one in following.counts(connection, [parent.id], now=now) if one.period_id == stored.id]
        found = self._period(connection, stored, parent, counted[0]) if counted else None
        return replace(found, own=False) if found else None


def _with_period(connection: Connection, needs: FollowNeeds) -> FollowNeeds:
    """What is needed, with the period of the assignment where only that is named."""
    one = assignments.get_full(connection, needs.assignment) if needs.assignment and not needs.period else None
    return needs if one is None else replace(needs, period=one.period_id, unit=one.unit.parent_id or 0)


def load_below(connection: Connection, person: Person, desks: list[Unit]) -> Below:
    """Every unit the person's desks reach, and who can be reached there."""
    tree = UnitTree(tuple(roles.governed(person, UnitTree(tuple(units.all_units(connection))))))
    staff: dict[int, set[int]] = {}
    for unit, one, _ in broadcasts.reachable(connection):
        if unit in tree.by_id and one != person.id:
            staff.setdefault(unit, set()).add(one)
    own = tuple(desk for desk in desks if tree.children(desk.id))
    return Below(tree, own, {unit: frozenset(people) for unit, people in staff.items()})


def _message(one: Broadcast, desk: Unit) -> SentMessage:
    return SentMessage(one.id, desk, one.at, one.body, one.told, one.read, one.reminded_at)
