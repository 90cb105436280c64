"""One unit below a desk, close by: its report part by part, its people, and how it kept its deadlines this year."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines, of_assignment
from bot.loading.marking import marks_of
from bot.loading.punctuality import Years
from bot.loading.said import load_sent_back
from dialogs.desk.following.followed import FollowedPeriod, FollowedUnit, Part, UnitDetail, Worker
from dialogs.person import Person
from storage import assignments, following
from storage.following import Seen
from templates.outline import Outline


@dataclass(frozen=True, slots=True)
class UnitDetails:
    """Loads what /tiendo shows of one unit; ``outlines`` remember the forms."""

    outlines: Outlines
    zone: ZoneInfo

    def of(
        self, connection: Connection, person: Person, period: FollowedPeriod, number: int, now: datetime
    ) -> UnitDetail | None:
        """The unit of assignment ``number``; None where that is none of the period's."""
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
            marks_of(connection, [one.id])(one.id),
        )
        below = [each for each in following.counts(connection, [one.unit.id], now=now) if each.period_id == period.id]
        return UnitDetail(
            at_hand,
            _parts(outline, keys),
            _workers(following.people_of(connection, one.unit.id)),
            load_sent_back(connection, one, outline) if roles.may_follow(person, one.unit) else (),
            Years(self.outlines, self.zone).of_unit(connection, one.unit, now),
            sum(each.total for each in below),
            roles.may_follow(person, one.unit),
        )


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
