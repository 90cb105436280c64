"""Answering a unit's request for more time: Đồng ý, Không đồng ý, or another day."""

from dataclasses import replace
from datetime import date, datetime

from dialogs import words
from dialogs.changes import AnswerExtension
from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.places import Granting
from dialogs.home import home
from dialogs.later_deadline import add_offered, instant, read_later
from dialogs.matters import Extension
from dialogs.screen import Choice, Draft, Screen, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.dates import moment
from templates.problem import Problem


def show(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """The request at hand with every way to answer it; or how it was answered."""
    extension = world.matters.extension
    if extension is None:
        return home(world, state, fresh=fresh, head=words.GONE)
    return Turn(State(state.report, Granting(extension.id)), _screen(world, extension, head), fresh)


def said(world: World, state: State, text: str) -> Turn:
    """A typed day: that one is granted."""
    extension = world.matters.extension
    if extension is None or extension.granted is not None:
        return show(world, state, fresh=True)
    read = read_later(text, world, extension.deadline)
    if isinstance(read, Problem):
        return show(world, state, fresh=True, head=f"⚠ {read.sentence}")
    until = instant(read, extension.deadline, world.zone)
    return _answered(world, state, extension, until, fresh=True)


def answer(world: World, state: State, choice: Choice) -> Turn:
    """A tap: granted as wished, refused, or granted until the chosen day; who answers first counts."""
    extension = world.matters.extension
    if extension is None or extension.granted is not None:
        return show(world, state, fresh=False)
    match choice:
        case Choice("time_refuse", _):
            return _answered(world, state, extension, None, fresh=False)
        case Choice("time_grant", _):
            return _grant(world, state, extension, extension.wished)
        case Choice("time_until", (_, day)):
            return _grant(world, state, extension, instant(date.fromisoformat(day), extension.deadline, world.zone))
        case _:
            return show(world, state, fresh=False)


def _grant(world: World, state: State, extension: Extension, until: datetime) -> Turn:
    """A day that has passed meanwhile is of no use to the unit."""
    if until <= world.now:
        return show(world, state, fresh=False, head=matter_words.WISH_PASSED)
    return _answered(world, state, extension, until, fresh=False)


def _answered(world: World, state: State, extension: Extension, until: datetime | None, *, fresh: bool) -> Turn:
    person = world.person.name if world.person else ""
    done = replace(extension, granted=until is not None, until=until, answered_by=person or "Anh/chị")
    turn = Turn(State(state.report, Granting(extension.id)), _screen(world, done, matter_words.TIME_TOLD), fresh)
    return replace(turn, changes=(AnswerExtension(extension.id, until),))


def _screen(world: World, extension: Extension, head: str) -> Screen:
    draft = Draft(head)
    add_request(draft, world, extension)
    if extension.granted is not None:
        draft.line(_outcome(world, extension))
    else:
        draft.line(matter_words.TIME_CHOOSE)
        add_answers(draft, extension)
        add_offered(draft, world, extension.deadline, "time_until", str(extension.id))
    draft.row(button(matter_words.LIST, "waiting", "0"), TO_HOME)
    return draft.screen()


def add_request(draft: Draft, world: World, extension: Extension) -> None:
    """Who asks, for what, until when and why."""
    draft.line(matter_words.TIME_NEWS.format(unit=extension.unit.name), "bold").line(extension.subject)
    if extension.asked_by:
        draft.line(matter_words.TIME_ASKED_BY.format(name=extension.asked_by))
    draft.line(matter_words.TIME_FROM.format(day=moment(extension.deadline, world.zone)))
    draft.line(matter_words.TIME_TO.format(day=moment(extension.wished, world.zone)))
    draft.line(matter_words.TIME_WHY.format(reason=extension.reason)).line()


def add_answers(draft: Draft, extension: Extension) -> None:
    """Đồng ý and Không đồng ý."""
    number = str(extension.id)
    draft.row(button(matter_words.GRANT, "time_grant", number), button(matter_words.REFUSE, "time_refuse", number))


def _outcome(world: World, extension: Extension) -> str:
    if not extension.answered_by:
        return matter_words.TIME_REPLACED
    if extension.until is None:
        return matter_words.TIME_REFUSED_BY.format(name=extension.answered_by)
    return matter_words.TIME_GRANTED_BY.format(name=extension.answered_by, day=moment(extension.until, world.zone))
