"""/duyet as one: which part of it an event belongs to."""

from dataclasses import replace
from datetime import date

from dialogs.desk.review import deciding, remarking, returning, words
from dialogs.desk.review.checking import Checking
from dialogs.desk.review.head import show_head
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.desk.review.queue import accept_clean, show_clean, show_queue
from dialogs.desk.review.sections import show_parts, show_section, show_text
from dialogs.event import Said
from dialogs.review_changes import SendSigned
from dialogs.screen import Choice
from dialogs.state import State
from dialogs.turn import Job, Turn
from dialogs.world import World
from templates.text import secrecy_mark

NAMING = frozenset({"review", "grant", "refuse", "signed_copy"})
"""Buttons that name their report: they stand under notices too."""

LISTING = frozenset({"queue", "accepted", "bulk", "bulk_confirm"})

READING = frozenset({"rv_head", "rv_section", "rv_parts", "rv_text", "rv_text_page", "rv_word", "rv_pdf"})
"""Buttons that decide nothing."""

DECIDING = frozenset(
    {
        "rv_targets",
        "rv_target",
        "rv_drop",
        "rv_return",
        "rv_return_confirm",
        "rv_due",
        "rv_due_day",
        "rv_due_same",
        "rv_accept",
        "rv_accept_anyway",
    }
)
"""Buttons that lead to a decision, which only a version nobody has decided about allows."""

LEADING_ON = frozenset({"grant", "rv_accept", "rv_accept_anyway", "rv_return_confirm"})
"""Buttons after which the next report is offered."""

VERBS = NAMING | LISTING | READING | DECIDING | {"rv_reopen"}


def pressed(world: World, state: State, choice: Choice) -> Turn | None:
    """A button of the desk's review; None where it has no place here."""
    if choice.verb in LISTING:
        return _list(world, state, choice)
    checking = _checking(world, state, choice)
    if checking is None:
        return show_queue(world, state, Queue(), fresh=False, head=words.NOT_YOURS)
    if choice.verb in NAMING:
        return _named(checking, choice)
    if not isinstance(state.place, Reviewing):
        return None
    if choice.verb == "rv_reopen":
        return deciding.reopen(checking)
    if checking.review.task.is_open and choice.verb in READING:
        return show_head(checking, fresh=False)
    if choice.verb in READING:
        return _read(checking, choice)
    return deciding.overtaken(checking) or _decide(checking, choice)


def _checking(world: World, state: State, choice: Choice) -> Checking | None:
    review = world.review
    if review is None:
        return None
    place = state.place
    if choice.verb in NAMING or not isinstance(place, Reviewing):
        place = Reviewing(review.task.id, review.now.version)
    return Checking(world, state, review, place)


def _list(world: World, state: State, choice: Choice) -> Turn:
    match choice:
        case Choice("bulk", _):
            return show_clean(world, state, fresh=False)
        case Choice("bulk_confirm", _) if isinstance(state.place, Bulk):
            return accept_clean(world, state, state.place)
        case Choice("queue", (page, "whole")):
            return show_queue(world, state, Queue(int(page)), fresh=False)
        case Choice("accepted", (page, "whole")):
            return show_queue(world, state, Queue(int(page), accepted=True), fresh=False)
        case Choice(verb, (page,)):
            before = state.place if isinstance(state.place, Queue) else Queue()
            accepted = verb == "accepted"
            kept = before.words if accepted == before.accepted else ""
            return show_queue(world, state, Queue(int(page), accepted, kept), fresh=False)
        case _:
            return show_queue(world, state, Queue(), fresh=False)


def _named(checking: Checking, choice: Choice) -> Turn:
    match choice.verb:
        case "grant":
            return deciding.grant(checking)
        case "refuse":
            return deciding.ask_refusal(checking, fresh=False)
        case "signed_copy":
            return _signed(checking)
        case _:
            return deciding.opened(checking, fresh=False)


def _signed(checking: Checking) -> Turn:
    if checking.review.signed is None:
        return show_head(checking, fresh=False, head=words.NO_SIGNED)
    turn = deciding.opened(checking, fresh=False, head=words.SIGNED_COMES)
    return replace(turn, changes=(*turn.changes, SendSigned()))


def _read(checking: Checking, choice: Choice) -> Turn:
    match choice:
        case Choice("rv_section", (number,)):
            return show_section(checking, int(number), fresh=False)
        case Choice("rv_parts", (page,)):
            return show_parts(checking, int(page), fresh=False)
        case Choice("rv_text", (key,)) if key in checking.outline.by_question:
            return show_text(checking, key, 0, fresh=False)
        case Choice("rv_text_page", (page,)) if checking.place.key in checking.outline.by_question:
            return show_text(checking, checking.place.key, int(page), fresh=False)
        case Choice("rv_word", _):
            return _file(checking, "preview", words.WORD_COMES)
        case Choice("rv_pdf", _) if checking.world.pdf:
            return _file(checking, "pdf", words.PDF_COMES)
        case Choice("rv_head", (page,)):
            return show_head(checking, int(page), fresh=False)
        case _:
            return show_head(checking, fresh=False)


def _file(checking: Checking, kind: str, line: str) -> Turn:
    """The version's Word file or PDF, sent when it is ready."""
    turn = show_head(checking, fresh=False, head=line)
    return replace(turn, jobs=(Job(kind, {"assignment": checking.review.task.id}),))


def _decide(checking: Checking, choice: Choice) -> Turn:
    match choice:
        case Choice("rv_targets", (page,)):
            return remarking.choose(checking, int(page), fresh=False)
        case Choice("rv_target", (key,)):
            return remarking.ask(checking, key, fresh=False)
        case Choice("rv_drop", (number,)):
            return _dropped(checking, int(number))
        case Choice("rv_return_confirm", _):
            return returning.confirm(checking)
        case Choice("rv_due", _):
            return returning.ask_deadline(checking, fresh=False)
        case Choice("rv_due_day", (day,)):
            return returning.set_deadline(checking, date.fromisoformat(day), fresh=False)
        case Choice("rv_due_same", _):
            return returning.same_deadline(checking)
        case Choice("rv_accept", _):
            return deciding.accept(checking)
        case Choice("rv_accept_anyway", _):
            return deciding.accept(checking, anyway=True)
        case Choice("rv_return", (page,)):
            return returning.read_back(checking, int(page), fresh=False)
        case _:
            return returning.read_back(checking, fresh=False)


def _dropped(checking: Checking, remark: int) -> Turn:
    without, change = remarking.drop(checking, remark)
    turn = returning.read_back(without, fresh=False, head=words.REMARK_DROPPED if change else "")
    return replace(turn, changes=(change,)) if change else turn


def said(world: World, state: State, event: Said) -> Turn:
    """A message at the desk's review: a remark, a deadline, a refusal, or nothing that was asked for."""
    place, text = state.place, event.text
    if secrecy_mark(text):
        return present(world, state, fresh=True, head=words.MARKED_SECRET)
    if isinstance(place, Queue):
        return show_queue(world, state, replace(place, words=text.strip(), page=0), fresh=True)
    if world.review is None or not isinstance(place, Reviewing):
        return present(world, state, fresh=True, head=words.PRESS_A_BUTTON)
    checking = Checking(world, state, world.review, place)
    if place.view == "refusing":
        return deciding.refuse(checking, text)
    if place.view in {"remark", "deadline"} and (late := deciding.overtaken(checking)) is not None:
        return replace(late, fresh=True)
    match place.view:
        case "remark":
            return remarking.said(checking, event)
        case "deadline":
            return returning.said_deadline(checking, text)
        case _:
            return present(world, state, fresh=True, head=words.PRESS_A_BUTTON)


def present(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """The screen of the place the person is at, with a line above it."""
    place = state.place
    if isinstance(place, Bulk):
        return show_clean(world, state, fresh=fresh, head=head)
    if isinstance(place, Queue):
        return show_queue(world, state, place, fresh=fresh, head=head)
    if world.review is None or not isinstance(place, Reviewing):
        return show_queue(world, state, Queue(), fresh=fresh, head=head)
    return _present(Checking(world, state, world.review, place), fresh=fresh, head=head)


def _present(checking: Checking, *, fresh: bool, head: str) -> Turn:
    place = checking.place
    if checking.review.task.is_open:
        return show_head(checking, fresh=fresh, head=head)
    match place.view:
        case "section":
            return show_section(checking, place.section, fresh=fresh, head=head)
        case "parts":
            return show_parts(checking, place.page, fresh=fresh, head=head)
        case "targets":
            return remarking.choose(checking, place.page, fresh=fresh, head=head)
        case "remark":
            return remarking.ask(checking, place.key, fresh=fresh, head=head)
        case "text" if place.key in checking.outline.by_question:
            return show_text(checking, place.key, place.page, fresh=fresh, head=head)
        case "returning":
            return returning.read_back(checking, place.page, fresh=fresh, head=head)
        case "deadline":
            return returning.ask_deadline(checking, fresh=fresh, head=head)
        case "refusing":
            return deciding.ask_refusal(checking, fresh=fresh, head=head)
        case _:
            return show_head(checking, place.page, fresh=fresh, head=head)
