"""Answering a unit's question: by Trả lời and a message, or by a reply to the notice; then Giải đáp chung."""

from dialogs import words
from dialogs.changes import MakeGeneral, ReplyBelow
from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.places import Replying
from dialogs.desk.paste import goes_on, heard
from dialogs.event import Said
from dialogs.home import home
from dialogs.matters import Inquiry
from dialogs.report.one_line import one_line
from dialogs.screen import Draft, Screen, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.dates import moment
from templates.seams import join_pieces
from templates.text import cut

LONGEST = 1500
"""UTF-16 units of a question, or of its answer, on the screen."""


def show(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """The question at hand, waiting for its answer, or with it."""
    inquiry = world.matters.inquiry
    if inquiry is None:
        return home(world, state, fresh=fresh, head=words.GONE)
    return Turn(State(state.report, Replying(inquiry.id)), _screen(world, inquiry, head), fresh)


def said(world: World, state: State, inquiry: Inquiry, event: Said) -> Turn:
    """The answer, or a further part of it; who answers first counts."""
    place = state.place
    if inquiry.reply and isinstance(place, Replying) and place.inquiry == inquiry.id and goes_on(place.heard, event):
        whole = join_pieces((inquiry.reply, event.text))
        return _replied(world, state, inquiry, event, ReplyBelow(inquiry.id, whole, event.text))
    if inquiry.reply:
        return show(world, state, fresh=True, head=matter_words.NOT_SENT)
    return _replied(world, state, inquiry, event, ReplyBelow(inquiry.id, event.text))


def _replied(world: World, state: State, inquiry: Inquiry, event: Said, change: ReplyBelow) -> Turn:
    line = matter_words.REPLY_JOINED if change.more else matter_words.REPLY_SENT
    draft = Draft().line(line.format(unit=inquiry.unit.name)).line()
    _told(draft, world, inquiry)
    draft.line(matter_words.REPLY.format(reply=cut(change.text, LONGEST)))
    _after_reply(draft, inquiry)
    place = Replying(inquiry.id, heard(event))
    return Turn(State(state.report, place), draft.screen(), changes=(change,))


def make_general(world: World, state: State) -> Turn:
    """Giải đáp chung: from now on every unit sees the answer at that question."""
    inquiry = world.matters.inquiry
    if inquiry is None or not inquiry.reply:
        return show(world, state, fresh=False)
    draft = Draft().line(matter_words.NOW_GENERAL)
    draft.row(button(matter_words.LIST, "waiting", "0"), TO_HOME)
    place = Replying(inquiry.id)
    return Turn(State(state.report, place), draft.screen(), fresh=False, changes=(MakeGeneral(inquiry.id),))


def _screen(world: World, inquiry: Inquiry, head: str) -> Screen:
    draft = Draft(head)
    _told(draft, world, inquiry)
    if inquiry.reply:
        draft.line(matter_words.REPLIED_BY.format(name=inquiry.replied_by, reply=cut(inquiry.reply, LONGEST)))
        _after_reply(draft, inquiry)
        return draft.screen()
    draft.line(matter_words.SAY_REPLY)
    draft.row(button(matter_words.LIST, "waiting", "0"), TO_HOME)
    return draft.screen()


def _told(draft: Draft, world: World, inquiry: Inquiry) -> None:
    when = moment(inquiry.at, world.zone)
    draft.line(f"❔ {inquiry.unit.name} hỏi lúc {when}", "bold")
    add_question(draft, inquiry)


def add_question(draft: Draft, inquiry: Inquiry) -> None:
    """What it is about, what was answered there, and what is asked."""
    if inquiry.asked_by:
        draft.line(matter_words.ASKED_BY.format(name=inquiry.asked_by))
    draft.line(inquiry.subject)
    if inquiry.present:
        draft.line(matter_words.PRESENT.format(answer=one_line(inquiry.present)))
    if inquiry.text:
        draft.line(matter_words.ASKED.format(text=cut(inquiry.text, LONGEST)))
    draft.line()


def _after_reply(draft: Draft, inquiry: Inquiry) -> None:
    if inquiry.general:
        draft.line(matter_words.IS_GENERAL)
    else:
        draft.line(matter_words.GENERAL_HELP)
        draft.row(button(matter_words.GENERAL, "general", str(inquiry.id)))
    draft.row(button(matter_words.LIST, "waiting", "0"), TO_HOME)
