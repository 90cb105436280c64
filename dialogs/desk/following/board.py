"""/tiendo: who is where in a period, the worst first, as short text; each unit a button that shows it closely."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogs.desk.following import words
from dialogs.desk.following.followed import Follow, FollowedPeriod, FollowedUnit
from dialogs.desk.following.places import Following
from dialogs.desk.words import WHOLE_LIST
from dialogs.page import page_of
from dialogs.report.words import STATUS
from dialogs.screen import Draft, button
from dialogs.state import State
from dialogs.task import Task
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.words import CONSOLIDATE
from dialogs.world import World
from templates.dates import deadline_in_words, short_day
from templates.text import cut
from templates.unit_tree import called

PAGE = 10
"""Units on one page: two on a row of buttons."""

PERIODS = 8
"""Periods on one page of the choice."""

LABEL = 30
"""UTF-16 units of a button that names a unit."""


def follow(world: World, state: State, place: Following, *, fresh: bool, head: str = "") -> Turn:
    """The chosen period's units; the period is asked first when there are several."""
    found = world.follow or Follow(())
    if found.period is None:
        return _choose_period(world, state, found, place, fresh=fresh, head=head)
    place = Following(found.period.id, found.period.unit.id, place.page, place.words)
    return _list(world, state, found, found.period, place, fresh=fresh, head=head)


def _list(
    world: World, state: State, found: Follow, period: FollowedPeriod, place: Following, *, fresh: bool, head: str
) -> Turn:
    units = _wanted(found.units, place.words)
    if place.words and not units:
        head, place = words.NO_SUCH_UNIT.format(words=cut(place.words, 40)), replace(place, words="")
        units = found.units
    worst = sorted(units, key=lambda unit: unit.urgency(world.now))
    here = page_of(worst, place.page, PAGE)
    draft = Draft(head)
    _summary(draft, world, period, found.units)
    if place.words:
        draft.line(words.FOUND.format(words=cut(place.words, 40), count=len(units))).line()
    for unit in here.items:
        draft.line(unit_line(world, unit))
    draft.line().line(words.FIND)
    _buttons(draft, world, here.items)
    draft.row(*here.row("follow_page"))
    draft.row(button(WHOLE_LIST, "follow_all") if place.words else None)
    _below(draft, world, period, several=len(found.periods) > 1)
    return Turn(State(state.report, replace(place, page=here.number)), draft.screen(), fresh)


def _wanted(units: tuple[FollowedUnit, ...], part: str) -> tuple[FollowedUnit, ...]:
    if not part:
        return units
    named = {unit.id for unit in called((one.unit for one in units), part)}
    return tuple(one for one in units if one.unit.id in named)


def _summary(draft: Draft, world: World, period: FollowedPeriod, units: Iterable[FollowedUnit]) -> None:
    draft.line(f"{period.form.title} · {period.unit.name}", "bold")
    draft.line(f"Hạn nộp: {deadline_in_words(world.now, period.period.deadline, world.zone)}")
    late = f", quá hạn {period.late}." if period.late else "."
    draft.line(f"Đã nộp {period.sent}/{period.total} đơn vị{late}")
    counted = Counter(unit.status for unit in units)
    known = [f"{name} {counted[status]}" for status, name in STATUS.items() if counted[status]]
    draft.line(" · ".join(known)).line()


def unit_line(world: World, unit: FollowedUnit) -> str:
    """ "🔴 Xã Sông Vàng: đang làm (40 %) – quá hạn 2 ngày"."""
    return f"{mark(world, unit)} {unit.unit.name}: {standing_words(world, unit)}"


def standing_words(world: World, unit: FollowedUnit) -> str:
    """State, percent, how late, and what else is known of the report."""
    late = f" – {deadline_in_words(world.now, unit.deadline, world.zone)}" if unit.is_late(world.now) else ""
    marks = f" · {unit.marks}" if str(unit.marks) else ""
    return status_in_words(unit.status, unit.done, unit.asked) + late + marks


def mark(world: World, unit: FollowedUnit) -> str:
    if unit.is_late(world.now):
        return "🔴"
    if not unit.is_open:
        return "✅"
    return "🟠" if unit.status == "returned" else "🟡" if unit.done else "⚪"


def _buttons(draft: Draft, world: World, here: Sequence[FollowedUnit]) -> None:
    names = Counter(unit.unit.name for unit in here)
    made = [
        button(f"{mark(world, one)} {_label(one, twice=names[one.unit.name] > 1)}", "follow_unit", str(one.assignment))
        for one in here
    ]
    draft.rows(made, 2)


def _label(one: FollowedUnit, *, twice: bool) -> str:
    name = cut(one.unit.name, LABEL)
    return f"{name} ({one.unit.code})" if twice else name


def _below(draft: Draft, world: World, period: FollowedPeriod, *, several: bool) -> None:
    here = (str(period.id), str(period.unit.id))
    draft.row(button(words.REFRESH, "follow", *here), button(CONSOLIDATE, "consolidate", *here) if period.own else None)
    year = str(world.now.astimezone(world.zone).year)
    draft.row(button(f"🖼 {words.PICTURE}", "follow_picture"), button(words.YEAR_BUTTON, "follow_year", year))
    draft.row(button(words.NUDGE, "nudge", *here), button(words.TELL, "telling"))
    draft.row(button(words.ABOVE, "follow", here[0], str(period.unit.parent_id)) if not period.own else None)
    draft.row(button(words.OTHER_PERIOD, "following") if several else None, TO_HOME)


def _choose_period(world: World, state: State, found: Follow, place: Following, *, fresh: bool, head: str) -> Turn:
    """The periods, the latest deadline first, each a button."""
    here = page_of(found.periods, place.page, PERIODS)
    draft = Draft(head)
    draft.line(words.CHOOSE_PERIOD if found.periods else words.NO_PERIOD, "bold")
    for period in here.items:
        name = f"{period.form.short_title} · {period.unit.name} ({period.sent}/{period.total})"
        window = f"{short_day(period.period.start)} - {short_day(period.period.end)}"
        draft.line(f"{name}: số liệu {window}")
        draft.row(button(cut(name, 60), "follow", str(period.id), str(period.unit.id)))
    draft.row(*here.row("follow_page"))
    draft.row(TO_HOME)
    return Turn(State(state.report, Following(page=here.number)), draft.screen(), fresh)


def status_words(task: Task) -> str:
    return status_in_words(task.status, task.done, task.asked)


def status_in_words(status: str, done: int, asked: int) -> str:
    """ "đang làm (40 %)" for a report with ``done`` of ``asked`` questions answered."""
    if status in {"working", "returned"} and asked:
        return f"{STATUS[status]} ({100 * done // asked} %)"
    return STATUS[status]
