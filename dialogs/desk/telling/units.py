"""Which units a message is for, one by one or a unit with all below it, a page at a time."""

from dataclasses import replace

from dialogs.desk.following.followed import Below
from dialogs.desk.following.places import Telling
from dialogs.desk.scene import headed
from dialogs.desk.telling import words
from dialogs.desk.words import CHOOSE_ALL, CHOOSE_NONE, WHOLE_LIST
from dialogs.page import page_of
from dialogs.screen import Row, button
from dialogs.state import State
from dialogs.turn import Turn
from dialogs.words import NEXT
from dialogs.world import World
from templates.text import cut
from templates.unit import Unit
from templates.unit_tree import called

PAGE = 8
"""Units on one page."""


def choose(world: World, state: State, below: Below, place: Telling, *, fresh: bool, head: str = "") -> Turn:
    """The units a message goes to, each in or out, narrowed by a part of a name."""
    every = below.tree.below(place.desk)
    found = called(every, place.words) if place.words else every
    if not found:
        head, place, found = words.NO_SUCH_UNIT.format(words=cut(place.words, 40)), replace(place, words=""), every
    here = page_of(found, place.page, PAGE)
    draft = headed(head, words.WHICH_UNITS).line(words.CHOSEN.format(count=len(place.units), all=len(every)))
    if place.words:
        draft.line(words.FOUND.format(words=cut(place.words, 40), count=len(found)))
    for unit in here.items:
        draft.row(*_row(below, place, unit))
    draft.row(*here.row("tell", "page"))
    draft.row(button(CHOOSE_ALL, "tell", "all"), button(CHOOSE_NONE, "tell", "none"))
    draft.row(button(WHOLE_LIST, "tell", "whole") if place.words else None)
    draft.row(button(NEXT, "tell", "text"), button(words.CANCEL, "home"))
    return Turn(State(state.report, replace(place, step="whom", page=here.number)), draft.screen(), fresh)


def _row(below: Below, place: Telling, unit: Unit) -> Row:
    mark = "✅" if unit.id in place.units else "⬜"
    own = button(f"{mark} {cut(unit.name, 40)}", "tell", "unit", str(unit.id))
    under = below.tree.below(unit.id)
    if not under:
        return (own,)
    label = words.BRANCH.format(count=len(under), unit=cut(unit.name, 16))
    return own, button(label, "tell", "branch", str(unit.id))


def toggled(below: Below, place: Telling, unit: int, *, branch: bool) -> Telling:
    """The unit, or it and all below it, in; or out, where all of them were in."""
    meant = {unit, *(one.id for one in below.tree.below(unit))} if branch else {unit}
    chosen = set(place.units)
    chosen = chosen - meant if meant <= chosen else chosen | meant
    return replace(place, units=tuple(one.id for one in below.tree.below(place.desk) if one.id in chosen))
