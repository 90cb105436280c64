"""Nộp trong năm: how punctual every unit below was with each report of the year, the worst first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.desk.following import words
from dialogs.desk.following.followed import Follow, FollowedPeriod, Punctual, UnitYear
from dialogs.desk.following.places import Following
from dialogs.desk.following.punctuality import punctuality
from dialogs.page import page_of
from dialogs.screen import Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.text import cut

PAGE = 6
"""Units on one page: each takes a line, and one more for every report that was late."""

LATE = 4
"""Late reports named under a unit."""

LABEL = 30
"""UTF-16 units of a button that names a unit."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one unit's reports that were due or handed in: how many in time, late or still owed; ``days`` late in all."""

    on_time: int
    late: int
    owed: int
    days: int

    @property
    def counted(self) -> int:
        return self.on_time + self.late + self.owed

    @property
    def mark(self) -> str:
        if self.owed:
            return "🔴"
        return "🟠" if self.late else "✅" if self.counted else "⚪"


def tally(reports: tuple[Punctual, ...], now: datetime, zone: ZoneInfo) -> Tally:
    """A report not handed in and not due counts nowhere; days are calendar days where the people are."""
    late = [one for one in reports if is_late(one, now)]
    owed = sum(one.submitted_at is None for one in late)
    on_time = sum(one.submitted_at is not None and one.submitted_at <= one.deadline for one in reports)
    days = sum(_days(one.deadline, one.submitted_at or now, zone) for one in late)
    return Tally(on_time, len(late) - owed, owed, days)


def is_late(one: Punctual, now: datetime) -> bool:
    return one.deadline < (one.submitted_at or now)


def _days(deadline: datetime, until: datetime, zone: ZoneInfo) -> int:
    return (until.astimezone(zone).date() - deadline.astimezone(zone).date()).days


def show_year(world: World, state: State, found: Follow, place: Following, *, fresh: bool, head: str = "") -> Turn:
    """One page of the units with what was late; ``found`` has a period at hand, whose units they are."""
    period = found.period
    assert period is not None
    told = [(one, tally(one.reports, world.now, world.zone)) for one in found.year]
    told.sort(key=lambda each: (-each[1].days, -each[1].owed, -each[1].late, each[1].on_time))
    here = page_of(told, place.page, PAGE)
    draft = Draft(head)
    draft.line(f"{words.YEAR_TITLE.format(year=place.year)} · {period.unit.name}", "bold")
    draft.line(_summary([each for _, each in told])).line()
    for one, counted in here.items:
        for line in _unit(world, one, counted):
            draft.line(line)
    _buttons(draft, here.items)
    draft.row(*here.row("follow_page"))
    _below(draft, world, found, period, place.year)
    place = Following(period.id, period.unit.id, here.number, "", 0, place.year)
    return Turn(State(state.report, place), draft.screen(), fresh)


def _summary(told: list[Tally]) -> str:
    counted, on_time = sum(each.counted for each in told), sum(each.on_time for each in told)
    if not counted:
        return words.YEAR_EMPTY
    late, owed = sum(each.late for each in told), sum(each.owed for each in told)
    return words.YEAR_SUM.format(counted=counted, on_time=on_time, late=late, owed=owed)


def _unit(world: World, one: UnitYear, counted: Tally) -> Iterator[str]:
    """ "🟠 Xã Sông Vàng: đúng hạn 2/3 kỳ, muộn cộng 5 ngày", and the late reports one by one."""
    late = [each for each in one.reports if is_late(each, world.now)]
    if not counted.counted:
        yield f"{counted.mark} {one.unit.name}: {words.NOT_DUE}"
        return
    said = words.YEAR_UNIT.format(on_time=counted.on_time, counted=counted.counted)
    days = words.YEAR_DAYS.format(days=counted.days) if counted.days else ""
    yield f"{counted.mark} {one.unit.name}: {said}{days}"
    for each in late[-LATE:]:
        yield f"   – {cut(each.title, 60)}: {punctuality(world, each)}"
    if len(late) > LATE:
        yield f"   – và {len(late) - LATE} kỳ khác trước đó"


def _buttons(draft: Draft, here: Sequence[tuple[UnitYear, Tally]]) -> None:
    """The units that have the report at hand, each leading to its card."""
    made = [
        button(f"{counted.mark} {cut(one.unit.name, LABEL)}", "follow_unit", str(one.assignment))
        for one, counted in here
        if one.assignment
    ]
    for first in range(0, len(made), 2):
        draft.row(*made[first : first + 2])


def _below(draft: Draft, world: World, found: Follow, period: FollowedPeriod, year: int) -> None:
    years = {each.period.deadline.astimezone(world.zone).year for each in found.periods}
    draft.row(*(button(f"Năm {other}", "follow_year", str(other)) for other in (year - 1, year + 1) if other in years))
    here = (str(period.id), str(period.unit.id))
    draft.row(button(words.LIST, "follow", *here), TO_HOME)
