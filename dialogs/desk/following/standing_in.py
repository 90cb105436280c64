"""Nhập thay from a unit's card: what it means, before the unit's own walk begins."""

from dialogs.desk.following import words
from dialogs.desk.following.followed import FollowedPeriod, UnitDetail
from dialogs.desk.following.places import Following
from dialogs.person import Role
from dialogs.screen import Button, Draft, button
from dialogs.state import State
from dialogs.turn import Turn
from dialogs.words import BACK
from dialogs.world import World
from templates.dates import deadline_in_words


def stand_in_button(world: World, detail: UnitDetail) -> Button | None:
    """The card's button: not for one's own unit, nor where the report is made of those of the units below."""
    one = detail.at_hand
    if not one.is_open or detail.below or _is_own(world, one.unit.id):
        return None
    return button(words.STAND_IN, "follow_stand_in", str(one.assignment))


def _is_own(world: World, unit: int) -> bool:
    posts = world.person.posts if world.person is not None else ()
    own = {Role.officer, Role.district}
    return any(post.unit is not None and post.unit.id == unit and post.role in own for post in posts)


def explain_standing_in(
    world: World, state: State, period: FollowedPeriod, detail: UnitDetail, place: Following, *, fresh: bool
) -> Turn:
    """What entering for the unit means, with Bắt đầu; a locked report is opened by a later deadline first."""
    one = detail.at_hand
    draft = Draft().line(f"{words.STAND_IN} · {one.unit.name}", "bold").line(period.form.title)
    draft.line(f"Hạn nộp: {deadline_in_words(world.now, one.deadline, world.zone)}").line()
    number = str(one.assignment)
    if one.locked:
        draft.line(words.STAND_IN_LOCKED.format(unit=one.unit.name))
        given = button(words.GIVEN, "given", "open", str(period.id), str(period.unit.id))
        draft.row(given if detail.direct else None)
    else:
        draft.line(words.STAND_IN_MEANS.format(unit=one.unit.name))
        draft.line(words.STAND_IN_TOLD if detail.workers else words.STAND_IN_NOBODY)
        if one.done:
            draft.line(words.STAND_IN_BEGUN.format(done=one.done, asked=one.asked))
        draft.row(button(words.STAND_IN_BEGIN, "stand_in", number))
    draft.row(button(BACK, "follow_unit", number))
    place = Following(period.id, period.unit.id, place.page, place.words, one.assignment, place.year)
    return Turn(State(state.report, place), draft.screen(), fresh)
