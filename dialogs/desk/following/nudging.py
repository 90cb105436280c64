"""/nhac: who would be reminded now is listed first, then with a line of one's own they are."""

from dataclasses import replace
from datetime import timedelta

from dialogs.desk.following.board import unit_line
from dialogs.desk.following.changes import Nudge
from dialogs.desk.following.followed import Follow, FollowedPeriod, FollowedUnit
from dialogs.desk.following.places import Nudging
from dialogs.desk.paste import goes_on, heard
from dialogs.desk.telling import words
from dialogs.event import Said
from dialogs.report.one_line import one_line
from dialogs.report.words import MARKED_SECRET
from dialogs.screen import Choice, Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.words import PROGRESS
from dialogs.world import World
from templates.dates import short_day
from templates.text import cut, secrecy_mark

LISTED = 20
"""Units named before they are reminded."""

OFFERED = 6
"""Periods offered where nobody is late."""

PAUSE = timedelta(hours=1)
"""A unit reminded less than this ago is left out unless the person asks for it again."""

LINE = 500
"""UTF-16 units of one's own line."""


def nudge(world: World, state: State, place: Nudging, *, fresh: bool, head: str = "") -> Turn:
    """The list of who would be reminded; the period is asked first when several have units that are late."""
    found = world.follow or Follow(())
    if found.period is None:
        return _choose(world, state, found, fresh=fresh, head=head)
    place = replace(place, period=found.period.id, unit=found.period.unit.id)
    draft = Draft(head)
    draft.line(f"{words.NUDGE} · {found.period.form.short_title}", "bold")
    owing = tuple(unit for unit in found.units if unit.is_open and not unit.locked)
    chosen = _meant(world, owing, place)
    _listing(draft, world, chosen, place)
    _line_and_buttons(draft, world, found.period, owing, chosen, place)
    return Turn(State(state.report, place), draft.screen(), fresh)


def _meant(world: World, owing: tuple[FollowedUnit, ...], place: Nudging) -> list[FollowedUnit]:
    """Everybody the reminder is for, the worst first."""
    found = [unit for unit in owing if place.assignment in {0, unit.assignment}]
    if place.late and not place.assignment:
        found = [unit for unit in found if unit.is_late(world.now)]
    return sorted(found, key=lambda unit: unit.urgency(world.now))


def _now(world: World, chosen: list[FollowedUnit], place: Nudging) -> list[FollowedUnit]:
    """Those of them that are reminded now."""
    return [unit for unit in chosen if unit.reached and (place.again or not _just_nudged(world, unit))]


def _just_nudged(world: World, unit: FollowedUnit) -> bool:
    return unit.nudged_at is not None and world.now - unit.nudged_at < PAUSE


def _listing(draft: Draft, world: World, chosen: list[FollowedUnit], place: Nudging) -> None:
    now = _now(world, chosen, place)
    if not chosen:
        draft.line(words.NOBODY_LATE if place.late else words.NOBODY_OWES)
    elif now:
        draft.line(_title(place).format(count=len(now)))
    for unit in now[:LISTED]:
        draft.line(unit_line(world, unit))
    if len(now) > LISTED:
        draft.line(words.AND_MORE.format(count=len(now) - LISTED))
    just = [unit for unit in chosen if unit.reached and unit not in now]
    if just:
        named = "; ".join(f"{unit.unit.name} ({_hour(world, unit)})" for unit in just[:LISTED])
        draft.gap().line(words.JUST_NUDGED.format(count=len(just), units=named))
    out_of_reach = [unit.unit.name for unit in chosen if not unit.reached]
    if out_of_reach:
        named = "; ".join(out_of_reach[:LISTED])
        draft.gap().line(words.OUT_OF_REACH.format(count=len(out_of_reach), units=named))


def _title(place: Nudging) -> str:
    if place.assignment:
        return words.WILL_NUDGE_ONE
    return words.WILL_NUDGE_LATE if place.late else words.WILL_NUDGE


def _hour(world: World, unit: FollowedUnit) -> str:
    return f"{unit.nudged_at.astimezone(world.zone):%H:%M}" if unit.nudged_at else ""


def _line_and_buttons(
    draft: Draft,
    world: World,
    period: FollowedPeriod,
    owing: tuple[FollowedUnit, ...],
    chosen: list[FollowedUnit],
    place: Nudging,
) -> None:
    now = _now(world, chosen, place)
    if now:
        draft.gap().line(words.OWN_LINE.format(line=one_line(place.line)) if place.line else words.SAY_LINE)
        draft.row(button(f"{words.SEND_NUDGE} ({len(now)})", "nudge_send"))
        draft.row(button(words.NO_LINE, "nudge_no_line") if place.line else None)
    just = sum(unit.reached for unit in chosen) - len(now)
    draft.row(button(words.NUDGE_AGAIN.format(count=just), "nudge_again") if just else None)
    late = sum(unit.is_late(world.now) for unit in owing)
    if not place.assignment and late < len(owing):
        label = words.ALL_OWING.format(count=len(owing)) if place.late else words.ONLY_LATE.format(count=late)
        draft.row(button(label, "nudge_whom") if place.late or late else None)
    draft.row(button(PROGRESS, "follow", str(period.id), str(period.unit.id)), TO_HOME)


def _choose(world: World, state: State, found: Follow, *, fresh: bool, head: str) -> Turn:
    """The periods with units that are late, each a button."""
    draft = Draft(head)
    late = [period for period in found.periods if period.late]
    draft.line(words.NUDGE_WHICH if late else words.NOBODY_LATE_ANYWHERE, "bold")
    for period in late[:LISTED]:
        draft.line(
            f"{period.form.short_title} · {period.unit.name}: quá hạn {period.late}/{period.total} đơn vị, "
            f"hạn {short_day(period.period.deadline.astimezone(world.zone).date())}"
        )
        name = f"{period.form.short_title} · {period.unit.name} ({period.late})"
        draft.row(button(cut(name, 60), "nudge", str(period.id), str(period.unit.id)))
    if not late:
        _offer_open(draft, world, found)
    draft.row(button(PROGRESS, "following"), TO_HOME)
    return Turn(State(state.report, Nudging()), draft.screen(), fresh)


def _offer_open(draft: Draft, world: World, found: Follow) -> None:
    """Nobody is late: periods that are still to be handed in, the nearest deadline first."""
    still = [one for one in found.periods if one.sent < one.total and one.period.deadline > world.now]
    if still:
        draft.line(words.NUDGE_OPEN)
    for period in sorted(still, key=lambda one: one.period.deadline)[:OFFERED]:
        name = f"{period.form.short_title} · {period.unit.name} ({period.total - period.sent})"
        draft.row(button(cut(name, 60), "nudge", str(period.id), str(period.unit.id)))


def nudge_pressed(world: World, state: State, choice: Choice) -> Turn | None:
    """A button about reminding; None where it has no place here."""
    place = state.place if isinstance(state.place, Nudging) else Nudging()
    found = world.follow or Follow(())
    match choice:
        case Choice("nudge", _):
            anybody = any(unit.is_late(world.now) for unit in found.units)
            return nudge(world, state, Nudging(late=anybody), fresh=False)
        case Choice("nudging", _):
            return nudge(world, state, Nudging(), fresh=False)
        case Choice("nudge_unit", (number,)):
            return nudge(world, state, Nudging(assignment=int(number)), fresh=False)
        case Choice("nudge_whom", _):
            return nudge(world, state, replace(place, late=not place.late), fresh=False)
        case Choice("nudge_again", _):
            return nudge(world, state, replace(place, again=True), fresh=False)
        case Choice("nudge_no_line", _):
            return nudge(world, state, replace(place, line=""), fresh=False)
        case Choice("nudge_send", _) if isinstance(state.place, Nudging):
            return _send(world, state, found, place)
        case _:
            return None


def nudge_said(world: World, state: State, place: Nudging, said: Said) -> Turn:
    """A line of one's own, kept until the reminder goes; of one that is too long, no further part either."""
    if secrecy_mark(said.text):
        return nudge(world, state, place, fresh=True, head=MARKED_SECRET)
    line = one_line(said.text)
    if cut(line, LINE) != line or goes_on(place.heard, said):
        return nudge(world, state, replace(place, heard=heard(said)), fresh=True, head=words.LINE_TOO_LONG)
    return nudge(world, state, replace(place, line=line, heard=None), fresh=True)


def _send(world: World, state: State, found: Follow, place: Nudging) -> Turn:
    owing = tuple(unit for unit in found.units if unit.is_open and not unit.locked)
    now = _now(world, _meant(world, owing, place), place)
    if not now or found.period is None:
        return nudge(world, state, place, fresh=False)
    draft = Draft().line(words.NUDGED.format(count=len(now)))
    draft.row(button(PROGRESS, "follow", str(found.period.id), str(found.period.unit.id)), TO_HOME)
    change = Nudge(tuple(unit.assignment for unit in now), place.line, place.again)
    after = Nudging(place.period, place.unit, place.assignment, place.late)
    return Turn(State(state.report, after), draft.screen(), fresh=False, changes=(change,))
