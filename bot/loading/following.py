"""The units below as their parent's staff see them, rights applied: nothing above or beside their desks is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines, of_assignment
from bot.loading.desks import desks_of, is_below
from bot.loading.said import load_sent_back
from dialogs.desk.following.followed import (
    Below,
    Follow,
    FollowedPeriod,
    FollowedUnit,
    Part,
    Punctual,
    SentMessage,
    Told,
    UnitDetail,
    Worker,
)
from dialogs.desk.following.needs import FollowNeeds
from dialogs.person import Person
from storage import assignments, broadcasts, following, nudges, periods, progress, units
from storage.assignments import Assignment
from storage.broadcasts import Broadcast
from storage.following import PeriodCounts, Punctuality, Seen, Standing
from storage.periods import StoredPeriod
from storage.progress import Counted
from templates.outline import Outline
from templates.unit import Unit
from templates.unit_tree import UnitTree

MESSAGES = 20
"""Messages listed, the latest."""

COUNTED = frozenset({"working", "returned"})
"""States in which a list says how much of a report is done."""


@dataclass(frozen=True, slots=True)
class FollowLoader:
    """Loads what is followed; ``outlines`` remember the forms."""

    outlines: Outlines
    zone: ZoneInfo

    def load(self, connection: Connection, person: Person, needs: FollowNeeds, now: datetime) -> Follow | None:
        """What a person with a desk follows; None for everybody else."""
        if not roles.has_office(person):
            return None
        desks = desks_of(connection, person)
        found = self._periods(connection, desks, now)
        if needs.telling:
            return self._telling(connection, person, desks, found, needs)
        period = self._at_hand(connection, person, found, needs, now)
        if period is None:
            return Follow(found)
        if needs.nudging:
            return Follow(found, period, self._to_nudge(connection, period, now))
        close, listed = bool(needs.assignment), needs.listed or not needs.assignment
        return Follow(
            found,
            period,
            self.units(connection, period.id, period.unit.id, now) if listed else (),
            self._detail(connection, person, period, needs.assignment, now) if close else None,
        )

    def _to_nudge(self, connection: Connection, period: FollowedPeriod, now: datetime) -> tuple[FollowedUnit, ...]:
        """The units with when each was last reminded by hand and whether anybody of it can be."""
        found = self.units(connection, period.id, period.unit.id, now)
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

    def units(self, connection: Connection, period_id: int, parent_id: int, now: datetime) -> tuple[FollowedUnit, ...]:
        """Where every unit directly below the parent stands; three queries, however many there are."""
        stored = periods.get(connection, period_id)
        if stored is None:
            return ()
        found = following.standings(connection, period_id, parent_id)
        behind = [one for one in found if one.done is None and one.state in COUNTED]
        counted = {one.assignment_id: one.done for one in self._counted(connection, stored, behind)}
        signed = following.signed(connection, period_id, parent_id)
        return tuple(
            FollowedUnit(
                one.id,
                one.unit,
                one.state,
                one.deadline,
                one.done if one.done is not None else counted.get(one.id, 0),
                len(self._outline(connection, stored, one).items),
                one.lock is not None and now > max(one.lock, one.deadline),
                one.id in signed,
            )
            for one in found
        )

    def count_behind(self, connection: Connection, most: int) -> int:
        """Count anew reports whose answers have changed since they were counted, so that lists need not; how many."""
        found = [assignments.get_full(connection, number) for number in progress.behind(connection, most)]
        known = [one for one in found if one is not None]
        keys = assignments.answered_keys(connection, [one.id for one in known])
        progress.keep(connection, [self._count(connection, one, keys[one.id]) for one in known])
        return len(known)

    def _count(self, connection: Connection, one: Assignment, keys: set[str]) -> Counted:
        outline = of_assignment(self.outlines, connection, one)
        return Counted(one.id, one.revision, one.form_version_id, len(outline.items), outline.answered(keys))

    def _counted(self, connection: Connection, stored: StoredPeriod, found: list[Standing]) -> Iterable[Counted]:
        if not found:
            return
        keys = assignments.answered_keys(connection, [one.id for one in found])
        for one in found:
            outline = self._outline(connection, stored, one)
            done = outline.answered(keys[one.id])
            yield Counted(one.id, one.revision, stored.form_version_id, len(outline.items), done)

    def _outline(self, connection: Connection, stored: StoredPeriod, one: Standing) -> Outline:
        return self.outlines.of(connection, stored.form_version_id, stored.period, one.unit.level, one.scope)

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

    def _detail(
        self, connection: Connection, person: Person, period: FollowedPeriod, number: int, now: datetime
    ) -> UnitDetail | None:
        one = assignments.get_full(connection, number)
        if one is None or one.is_recalled or (one.period_id, one.unit.parent_id) != (period.id, period.unit.id):
            return None
        outline = of_assignment(self.outlines, connection, one)
        keys = assignments.answered_keys(connection, [one.id])[one.id]
        at_hand = FollowedUnit(
            one.id,
            one.unit,
            one.state,
            one.period.deadline,
            outline.answered(keys),
            len(outline.items),
            one.period.is_locked(now),
            one.id in following.signed(connection, period.id, period.unit.id),
        )
        below = [each for each in following.counts(connection, [one.unit.id], now=now) if each.period_id == period.id]
        return UnitDetail(
            at_hand,
            _parts(outline, keys),
            _workers(following.people_of(connection, one.unit.id)),
            load_sent_back(connection, one, outline) if roles.may_follow(person, one.unit) else (),
            self._year(connection, one.unit, now),
            sum(each.total for each in below),
            roles.may_follow(person, one.unit),
        )

    def _year(self, connection: Connection, unit: Unit, now: datetime) -> tuple[Punctual, ...]:
        """The unit's reports whose deadline lies in this year."""
        year = now.astimezone(self.zone).year
        first, last = (datetime(each, 1, 1, tzinfo=self.zone) for each in (year, year + 1))
        return tuple(self._punctual(connection, one) for one in following.of_year(connection, unit.id, first, last))

    def _punctual(self, connection: Connection, one: Punctuality) -> Punctual:
        form = self.outlines.of(connection, one.form_version_id, one.period).form
        return Punctual(form.short_title, one.state, one.deadline, one.submitted_at)


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


def _parts(outline: Outline, keys: set[str]) -> tuple[Part, ...]:
    """Done and asked by outermost section and by table."""
    found: dict[str, list[bool]] = {}
    for item in outline.items:
        section = item.path[0]
        name = f"{section.number}. {section.heading}" if section.number else section.heading
        found.setdefault(name, []).append(item.is_answered(keys))
    return tuple(Part(name, sum(answered), len(answered)) for name, answered in found.items())


def _workers(found: list[Seen]) -> tuple[Worker, ...]:
    """Everybody once, with every role they hold."""
    held: dict[int, list[str]] = {}
    for one in found:
        held.setdefault(one.person_id, []).append(one.role)
    known = {one.person_id: one for one in found}
    return tuple(
        Worker(number, tuple(held[number]), one.name, one.title, one.active_at, one.blocked_at is None)
        for number, one in known.items()
    )
