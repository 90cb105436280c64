"""/thongbao: a message to all, to a group or to one unit, read back before it goes."""

from collections.abc import Iterable
from dataclasses import replace

from dialogs.desk.following.changes import Tell
from dialogs.desk.following.followed import Below, Follow
from dialogs.desk.following.places import Telling
from dialogs.desk.scene import headed
from dialogs.desk.telling import words
from dialogs.desk.telling.message_parts import message_parts
from dialogs.event import Said
from dialogs.report.answers.narrative import PASTE_GAP, PASTE_UNITS
from dialogs.report.one_line import one_line
from dialogs.report.words import MARKED_SECRET
from dialogs.screen import Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.dates import moment
from templates.seams import join_pieces
from templates.text import cut, secrecy_mark
from templates.unit import Unit
from templates.unit_groups import unit_groups

SHOWN = 2800
"""UTF-16 units of the message on the screen that reads it back."""

SENT = 6
"""Messages on the first screen, the latest."""

IN_A_ROW = 3
"""Groups beside each other."""

NAMED = 10
"""Units named where nobody can be reached."""


def top(world: World, state: State, place: Telling, *, fresh: bool, head: str = "") -> Turn:
    """To whom, and what was sent lately; the desk is asked first when the person has several."""
    found = world.follow or Follow(())
    below = found.below
    if below is None or not below.desks:
        draft = headed(head, words.NO_BELOW).row(TO_HOME)
        return Turn(State(state.report, Telling()), draft.screen(), fresh)
    desk = below.desk(place.desk) or (below.desks[0] if len(below.desks) == 1 else None)
    draft = headed(head, words.TO_WHOM)
    if desk is None:
        for one in below.desks[:NAMED]:
            draft.row(button(cut(one.name, 40), "tell", "desk", str(one.id)))
    else:
        _groups(draft, below, desk)
    _sent(draft, world, found)
    draft.row(TO_HOME)
    return Turn(State(state.report, Telling(desk=desk.id if desk else 0)), draft.screen(), fresh)


def _groups(draft: Draft, below: Below, desk: Unit) -> None:
    """All, those whose names begin with the same level word, or one by one."""
    direct, every = below.tree.children(desk.id), below.tree.below(desk.id)
    draft.line(desk.name)
    draft.row(button(words.ALL_DIRECT.format(count=len(direct)), "tell", "group", "direct"))
    if len(every) > len(direct):
        draft.row(button(words.ALL_LEVELS.format(count=len(every)), "tell", "group", "every"))
    kinds = unit_groups(every)
    if len(kinds) > 1:
        made = [
            button(words.GROUP.format(word=kind, count=len(ids)), "tell", "group", kind) for kind, ids in kinds.items()
        ]
        draft.rows(made, IN_A_ROW)
    draft.row(button(words.CHOOSE, "tell", "choose"))


def _sent(draft: Draft, world: World, found: Follow) -> None:
    if not found.messages:
        return
    draft.gap().line(words.SENT_LIST, "bold")
    for number, one in enumerate(found.messages[:SENT], 1):
        draft.line(f"{number}. {moment(one.at, world.zone)}: “{cut(one_line(one.text), 80)}”")
        draft.row(button(f"{number} · {words.READ} {one.read}/{one.told}", "tell_sent", str(one.id)))


def group(below: Below, desk: Unit, name: str) -> tuple[int, ...]:
    """The units of a group by its name: "direct", "every" or a level word."""
    if name == "direct":
        return tuple(unit.id for unit in below.tree.children(desk.id))
    every = below.tree.below(desk.id)
    return tuple(unit.id for unit in every) if name == "every" else unit_groups(every).get(name, ())


def ask_text(world: World, state: State, below: Below, place: Telling, *, fresh: bool, head: str = "") -> Turn:
    draft = headed(head, words.TELL)
    draft.line(words.SAY_TEXT.format(units=units_in_words(below, place.units)))
    draft.row(button(words.OTHER_UNITS, "telling"), button(words.CANCEL, "home"))
    return Turn(State(state.report, replace(place, step="text", text="")), draft.screen(), fresh)


def said_text(world: World, state: State, below: Below, place: Telling, said: Said) -> Turn:
    """The message, or more of it: nothing of it is replaced but by Viết lại."""
    if secrecy_mark(said.text):
        return show_text(world, state, below, place, fresh=True, head=MARKED_SECRET)
    whole = _joined(place, said)
    return confirm(world, state, below, replace(place, text=whole, at=said.at, length=said.length), fresh=True)


def _joined(place: Telling, said: Said) -> str:
    """With what was written before: a further part of one paste where it is one, else a paragraph of its own."""
    if not place.text:
        return said.text
    paste = place.at is not None and abs(said.at - place.at) <= PASTE_GAP and place.length >= PASTE_UNITS
    return join_pieces((place.text, said.text)) if paste else f"{place.text}\n{said.text}"


def show_text(world: World, state: State, below: Below, place: Telling, *, fresh: bool, head: str = "") -> Turn:
    """The message as far as it is written."""
    shown = confirm if place.text else ask_text
    return shown(world, state, below, place, fresh=fresh, head=head)


def confirm(world: World, state: State, below: Below, place: Telling, *, fresh: bool, head: str = "") -> Turn:
    """Read back: to whom, how many people that is, and the text."""
    people = below.people(place.units)
    draft = headed(head, words.TELL)
    draft.line(words.READ_BACK.format(units=units_in_words(below, place.units), people=len(people)))
    without = [below.tree.by_id[one].name for one in place.units if not below.people((one,))]
    if not people:
        draft.line(words.NOBODY_AT_ALL)
    elif without:
        draft.line(words.NOBODY_THERE.format(count=len(without), units=_named(without)))
    parts = len(message_parts(place.text))
    draft.line(words.IN_PARTS.format(count=parts) if parts > 1 else "").line()
    draft.line(cut(place.text, SHOWN)).line().line(words.MORE_TEXT)
    draft.row(button(words.CONFIRM, "tell", "send") if people else None)
    draft.row(button(words.REWRITE, "tell", "rewrite"), button(words.OTHER_UNITS, "tell", "others"))
    draft.row(button(words.CANCEL, "home"))
    return Turn(State(state.report, replace(place, step="confirm")), draft.screen(), fresh)


def send(world: World, state: State, below: Below, place: Telling) -> Turn:
    """It goes at once, paced behind everybody's own screens."""
    people = below.people(place.units)
    if not people or not place.text:
        return show_text(world, state, below, place, fresh=False)
    draft = Draft().line(words.SENT.format(units=units_in_words(below, place.units), people=len(people)))
    draft.row(button(words.WHO_READ, "telling"), TO_HOME)
    change = Tell(place.desk, place.units, place.text)
    return Turn(State(state.report, Telling(desk=place.desk)), draft.screen(), fresh=False, changes=(change,))


def units_in_words(below: Below, units: tuple[int, ...]) -> str:
    """The unit's own name where it is one, else how many they are."""
    if len(units) == 1 and units[0] in below.tree.by_id:
        return below.tree.by_id[units[0]].name
    return f"{len(units)} đơn vị"


def _named(names: Iterable[str]) -> str:
    known = list(names)
    more = f" và {len(known) - NAMED} đơn vị khác" if len(known) > NAMED else ""
    return "; ".join(known[:NAMED]) + more
