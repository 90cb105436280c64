"""One event while the units below are followed: /tiendo, its buttons, a name that is looked for."""

from dataclasses import replace

from dialogs.desk import follow_words as words
from dialogs.desk.following import follow
from dialogs.desk.unit_card import show_unit
from dialogs.screen import Choice
from dialogs.state import Following, State
from dialogs.turn import Job, Turn
from dialogs.world import World


def follow_commanded(world: World, state: State, name: str) -> Turn:
    """/tiendo."""
    return follow(world, state, Following(), fresh=True)


def follow_pressed(world: World, state: State, choice: Choice) -> Turn | None:
    """A button of the list or of a unit's card; None where it has no place here."""
    place = state.place if isinstance(state.place, Following) else Following()
    match choice:
        case Choice("following", _):
            return follow(world, state, Following(), fresh=False)
        case Choice("follow", (period, unit)):
            return follow(world, state, Following(int(period), int(unit)), fresh=False)
        case Choice("follow_page", (page,)):
            return follow(world, state, replace(place, page=int(page), assignment=0), fresh=False)
        case Choice("follow_all", _):
            return follow(world, state, replace(place, words="", page=0, assignment=0), fresh=False)
        case Choice("follow_list", _):
            return follow(world, state, replace(place, assignment=0), fresh=False)
        case Choice("follow_unit", (number,)):
            return follow_present(world, replace(state, place=replace(place, assignment=int(number))), fresh=False)
        case Choice("follow_word", _):
            return _word(world, state)
        case _:
            return None


def follow_said(world: World, state: State, text: str) -> Turn:
    """A part of a name narrows the list."""
    place = state.place if isinstance(state.place, Following) else Following()
    return follow(world, state, replace(place, words=text.strip(), page=0, assignment=0), fresh=True)


def follow_present(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """The list, or the unit that is shown closely."""
    place = state.place if isinstance(state.place, Following) else Following()
    found = world.follow
    if found is None or found.period is None or not place.assignment:
        return follow(world, state, place, fresh=fresh, head=head)
    if found.detail is None:
        return follow(world, state, replace(place, assignment=0), fresh=fresh, head=head or words.GONE)
    return show_unit(world, state, found.period, found.detail, place, fresh=fresh, head=head)


def _word(world: World, state: State) -> Turn:
    """The unit's report in Word as it stands, drafts too."""
    detail = world.follow.detail if world.follow else None
    if detail is None:
        return follow_present(world, state, fresh=False)
    line = words.WORD_COMES.format(unit=detail.at_hand.unit.name)
    turn = follow_present(world, state, fresh=False, head=line)
    return replace(turn, jobs=(Job("preview", {"assignment": detail.at_hand.assignment}),))
