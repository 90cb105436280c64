"""One event on the way of a message to the units below."""

from dataclasses import replace

from dialogs.desk.following.followed import Below
from dialogs.desk.following.places import Telling
from dialogs.desk.telling import words
from dialogs.desk.telling.readers import remind_readers, show_readers
from dialogs.desk.telling.telling import ask_text, confirm, group, said_text, send, show_text, top
from dialogs.desk.telling.units import choose, toggled
from dialogs.event import Said
from dialogs.screen import Choice
from dialogs.state import State
from dialogs.turn import Turn
from dialogs.world import World


def tell_pressed(world: World, state: State, choice: Choice) -> Turn | None:
    """A button about messages; None where it has no place here."""
    place = state.place if isinstance(state.place, Telling) else Telling()
    message = world.follow.message if world.follow else None
    below = world.follow.below if world.follow else None
    match choice:
        case Choice("telling", _):
            return top(world, state, Telling(), fresh=False)
        case Choice("tell_sent", _) if message is not None:
            return show_readers(world, state, message, 0, fresh=False)
        case Choice("tell_sent", _):
            return top(world, state, Telling(), fresh=False, head=words.GONE)
        case Choice("tell_unit", (number,)) if below is not None:
            return _to_one(world, state, below, int(number))
        case Choice("tell", ("desk", number)):
            return top(world, state, Telling(desk=int(number)), fresh=False)
        case Choice("tell", ("remind",)) if message is not None:
            return remind_readers(world, state, message)
        case Choice("tell", ("page", page)) if message is not None:
            return show_readers(world, state, message, int(page), fresh=False)
        case Choice("tell", args) if below is not None and below.desk(place.desk) is not None:
            return _on_its_way(world, state, below, place, args)
        case _:
            return None


def _to_one(world: World, state: State, below: Below, unit: int) -> Turn | None:
    """A message to one unit, from the nearest desk above it."""
    above = below.tree.above(unit)
    desk = next((one for one in above if below.desk(one.id) is not None), None)
    if desk is None:
        return None
    return ask_text(world, state, below, Telling(desk=desk.id, units=(unit,)), fresh=False)


def _on_its_way(world: World, state: State, below: Below, place: Telling, args: tuple[str, ...]) -> Turn | None:
    desk = below.desk(place.desk)
    match args:
        case ("group", name) if desk is not None:
            chosen = replace(place, units=group(below, desk, name))
            return show_text(world, state, below, chosen, fresh=False)
        case ("send",) if place.step == "confirm":
            return send(world, state, below, place)
        case ("rewrite",):
            return ask_text(world, state, below, place, fresh=False)
        case ("text",) if place.units:
            return show_text(world, state, below, place, fresh=False)
        case ("text",):
            return choose(world, state, below, place, fresh=False, head=words.NONE_CHOSEN)
        case _:
            changed = _chosen(below, place, args)
            return choose(world, state, below, changed, fresh=False) if changed else None


def _chosen(below: Below, place: Telling, args: tuple[str, ...]) -> Telling | None:
    """The choice of units after a button of its list."""
    match args:
        case ("choose",) | ("others",):
            return replace(place, page=0, words="")
        case ("unit" | "branch" as kind, number):
            return toggled(below, place, int(number), branch=kind == "branch")
        case ("all",):
            return replace(place, units=tuple(unit.id for unit in below.tree.below(place.desk)))
        case ("none",):
            return replace(place, units=())
        case ("whole",):
            return replace(place, words="", page=0)
        case ("page", page):
            return replace(place, page=int(page))
        case _:
            return None


def tell_said(world: World, state: State, place: Telling, said: Said) -> Turn:
    """The message, a name that is looked for, or something nobody waits for."""
    below = world.follow.below if world.follow else None
    if below is not None and below.desk(place.desk) is not None:
        if place.step in {"text", "confirm"}:
            return said_text(world, state, below, place, said)
        if place.step == "whom":
            return choose(world, state, below, replace(place, words=said.text.strip(), page=0), fresh=True)
    return tell_present(world, state, place, fresh=True, head=words.PRESS_A_BUTTON)


def tell_present(world: World, state: State, place: Telling, *, fresh: bool, head: str = "") -> Turn:
    """The screen of where the message is on its way."""
    message = world.follow.message if world.follow else None
    below = world.follow.below if world.follow else None
    if place.step == "sent" and message is not None:
        return show_readers(world, state, message, place.page, fresh=fresh, head=head)
    if below is None or below.desk(place.desk) is None or place.step in {"top", "sent"}:
        return top(world, state, place, fresh=fresh, head=head)
    if place.step == "whom":
        return choose(world, state, below, place, fresh=fresh, head=head)
    shown = confirm if place.step == "confirm" else ask_text
    return shown(world, state, below, place, fresh=fresh, head=head)
