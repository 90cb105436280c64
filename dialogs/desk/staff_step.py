"""What the staff above say, press or command at the desk for reports: checking, following, consolidating, answering."""

from dialogs import journal, words
from dialogs.desk.consolidating import set_basis, start
from dialogs.desk.following.needs import is_following
from dialogs.desk.following.step import follow_commanded, follow_pressed, follow_said
from dialogs.desk.matters import granting, replying
from dialogs.desk.matters.places import Granting, Replying
from dialogs.desk.matters.waiting import waiting_list
from dialogs.desk.places import Consolidating
from dialogs.desk.review import conversation as review
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.event import Commanded, Event, Pressed, Said
from dialogs.home import home
from dialogs.present import no_right, present, show_desk
from dialogs.report import words as report_words
from dialogs.screen import Choice
from dialogs.state import Journal, State
from dialogs.turn import Turn
from dialogs.world import World
from templates.text import secrecy_mark

MATTER_VERBS = frozenset({"reply", "general"})
"""Buttons about one question of a unit's."""
EXTENSION_VERBS = frozenset({"time_grant", "time_refuse", "time_answer", "time_until"})
"""Buttons about one request of a unit's for more time."""
DESK_VERBS = frozenset({"consolidating", "consolidate", "basis", "output"}) | review.VERBS | journal.VERBS


def matter_pressed(state: State, world: World, choice: Choice) -> Turn:
    """A button about what units ask, or about the list of it."""
    match choice:
        case Choice("waiting", (page,)):
            return waiting_list(world, state, int(page), fresh=False)
        case Choice("general", _):
            return replying.make_general(world, state)
        case _:
            return replying.show(world, state, fresh=False)


def desk_pressed(state: State, world: World, choice: Choice) -> Turn:
    """A button of ``DESK_VERBS``."""
    if choice.verb in journal.VERBS:
        return _journal_pressed(state, world, choice)
    if choice.verb in review.VERBS:
        if not world.has_desk:
            return home(world, state, fresh=False, head=words.NO_RIGHT)
        return review.pressed(world, state, choice) or present(state, world, head=words.STALE, fresh=False)
    place = state.place
    match choice:
        case Choice("consolidating", _):
            return show_desk(state, world, Consolidating(), fresh=False)
        case Choice("consolidate", (period, unit)):
            return show_desk(state, world, Consolidating(int(period), int(unit)), fresh=False)
        case Choice("basis", (basis,)) if isinstance(place, Consolidating):
            return set_basis(world, state, place, basis)
        case Choice("output", (output,)) if isinstance(place, Consolidating):
            return start(world, state, place, output)
        case _:
            return present(state, world, head=words.STALE, fresh=False)


def followed(state: State, event: Event, world: World) -> Turn:
    """A command or a button about the units below."""
    if not world.has_desk:
        fresh = not isinstance(event, Pressed)
        if is_following(state):
            return no_right(state, world, fresh=fresh)
        return present(state, world, head=words.NO_RIGHT, fresh=fresh)
    if isinstance(event, Commanded):
        return follow_commanded(world, state, event.name)
    turn = follow_pressed(world, state, event.choice) if isinstance(event, Pressed) else None
    return turn or present(state, world, head=words.STALE, fresh=False)


def _journal_pressed(state: State, world: World, choice: Choice) -> Turn:
    number = int(choice.args[0]) if choice.args else 0
    page = 0 if choice.verb == "journal_unit" else number
    place, pages = state.place, len(choice.args) == 1 and choice.verb == "journal_units"
    narrowed = place.words if pages and isinstance(place, Journal) and not place.unit else ""
    return journal.show_journal(world, state, Journal(0, page, narrowed), fresh=False)


def said_to_desk(state: State, world: World, event: Event) -> Turn | None:
    """A message that answers a unit's question or request, or is said while reports are checked; None for any other."""
    if not isinstance(event, Said):
        return None
    if _replies(state, world):
        return _replied(state, world, event)
    if isinstance(state.place, Granting) and not world.reply_question:
        return granting.said(world, state, event.text)
    if isinstance(state.place, Queue | Bulk | Reviewing) and world.has_desk:
        return review.said(world, state, event)
    if isinstance(state.place, Journal) and not world.reply_question:
        return journal.said(world, state, event.text)
    if is_following(state) and world.has_desk and not world.reply_question:
        return follow_said(world, state, event)
    return None


def _replies(state: State, world: World) -> bool:
    """Whether a message answers a unit's question: its notice, or the one that is shown."""
    return world.matters.replied or (isinstance(state.place, Replying) and not world.reply_question)


def _replied(state: State, world: World, event: Said) -> Turn:
    inquiry = world.matters.inquiry
    if inquiry is None or secrecy_mark(event.text):
        head = report_words.MARKED_SECRET if inquiry is not None else ""
        return replying.show(world, state, fresh=True, head=head)
    return replying.said(world, state, inquiry, event)
