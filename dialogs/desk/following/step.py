"""One event while the units below are followed: /tiendo, /nhac, /thongbao, their buttons, what is written there."""

from dataclasses import replace

from dialogs.desk.following import words
from dialogs.desk.following.board import follow
from dialogs.desk.following.needs import LIST_VERBS, NUDGE_VERBS
from dialogs.desk.following.nudging import nudge, nudge_pressed, nudge_said
from dialogs.desk.following.places import Following, Nudging, Telling
from dialogs.desk.following.standing_in import explain_standing_in, stand_in_button
from dialogs.desk.following.unit_card import show_unit
from dialogs.desk.following.year import show_year
from dialogs.desk.telling.step import tell_present, tell_pressed, tell_said
from dialogs.desk.telling.telling import top
from dialogs.event import Said
from dialogs.screen import Choice
from dialogs.state import State
from dialogs.turn import Job, Turn
from dialogs.world import World


def follow_commanded(world: World, state: State, name: str) -> Turn:
    match name:
        case "nhac":
            return nudge(world, state, Nudging(), fresh=True)
        case "thongbao":
            return top(world, state, Telling(), fresh=True)
        case _:
            return follow(world, state, Following(), fresh=True)


def follow_pressed(world: World, state: State, choice: Choice) -> Turn | None:
    """A button; None where it has no place here."""
    if choice.verb in NUDGE_VERBS:
        return nudge_pressed(world, state, choice)
    return _listed(world, state, choice) if choice.verb in LIST_VERBS else tell_pressed(world, state, choice)


def _listed(world: World, state: State, choice: Choice) -> Turn | None:
    """A button of the list or of a unit's card."""
    place = state.place if isinstance(state.place, Following) else Following()
    match choice:
        case Choice("following", _):
            return follow(world, state, Following(), fresh=False)
        case Choice("follow", (period, unit)):
            return follow(world, state, Following(int(period), int(unit)), fresh=False)
        case Choice("follow_page", (page,)):
            return _at(world, state, replace(place, page=int(page), assignment=0))
        case Choice("follow_all", _):
            return follow(world, state, replace(place, words="", page=0, assignment=0), fresh=False)
        case Choice("follow_list", _):
            return _at(world, state, replace(place, assignment=0))
        case Choice("follow_year", (year,)):
            return _at(world, state, replace(place, year=int(year), page=0, words="", assignment=0))
        case Choice("follow_stand_in", (number,)):
            return _explain(world, state, replace(place, assignment=int(number)))
        case Choice("stood_in", (number,)):
            return _at(world, state, Following(assignment=int(number)))
        case Choice("follow_unit", (number,)):
            return _at(world, state, replace(place, assignment=int(number)))
        case Choice("follow_word", _):
            return _word(world, state)
        case Choice("follow_picture", _) if isinstance(state.place, Following):
            return _picture(world, state)
        case _:
            return None


def follow_said(world: World, state: State, said: Said) -> Turn:
    """A part of a name narrows the list; a line goes with a reminder; a message is written."""
    match state.place:
        case Nudging() as place:
            return nudge_said(world, state, place, said)
        case Telling() as place:
            return tell_said(world, state, place, said)
        case place:
            listed = place if isinstance(place, Following) else Following()
            narrowed = replace(listed, words=said.text.strip(), page=0, assignment=0, year=0)
            return follow(world, state, narrowed, fresh=True)


def follow_present(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """The screen of the place the person is at."""
    match state.place:
        case Nudging() as place:
            return nudge(world, state, place, fresh=fresh, head=head)
        case Telling() as place:
            return tell_present(world, state, place, fresh=fresh, head=head)
        case place:
            listed = place if isinstance(place, Following) else Following()
            return _present_list(world, state, listed, fresh=fresh, head=head)


def _present_list(world: World, state: State, place: Following, *, fresh: bool, head: str) -> Turn:
    """The list, or the unit that is shown closely."""
    found = world.follow
    if found is not None and found.period is not None and place.year and not place.assignment:
        return show_year(world, state, found, place, fresh=fresh, head=head)
    if found is None or found.period is None or not place.assignment:
        return follow(world, state, place, fresh=fresh, head=head)
    if found.detail is None:
        return follow(world, state, replace(place, assignment=0), fresh=fresh, head=head or words.GONE)
    return show_unit(world, state, found.period, found.detail, place, fresh=fresh, head=head)


def _at(world: World, state: State, place: Following) -> Turn:
    return follow_present(world, replace(state, place=place), fresh=False)


def _explain(world: World, state: State, place: Following) -> Turn:
    """What Nhập thay means; the card where it cannot be had."""
    found = world.follow
    if found is None or found.period is None or found.detail is None:
        return _at(world, state, place)
    if stand_in_button(world, found.detail) is None:
        return show_unit(world, state, found.period, found.detail, place, fresh=False, head=words.NO_STAND_IN)
    return explain_standing_in(world, state, found.period, found.detail, place, fresh=False)


def _picture(world: World, state: State) -> Turn:
    """The list as a picture to forward."""
    period = world.follow.period if world.follow else None
    if period is None:
        return follow_present(world, state, fresh=False)
    turn = follow_present(world, state, fresh=False, head=words.PICTURE_COMES)
    named = {"period": period.id, "unit": period.unit.id}
    return replace(turn, jobs=(Job("picture", {**named, "at": world.now.isoformat(), "zone": world.zone.key}),))


def _word(world: World, state: State) -> Turn:
    """The unit's report in Word as it stands, drafts too."""
    detail = world.follow.detail if world.follow else None
    if detail is None or not detail.direct:
        return follow_present(world, state, fresh=False)
    line = words.WORD_COMES.format(unit=detail.at_hand.unit.name)
    turn = follow_present(world, state, fresh=False, head=line)
    return replace(turn, jobs=(Job("preview", {"assignment": detail.at_hand.assignment}),))
