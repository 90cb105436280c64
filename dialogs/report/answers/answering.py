"""What happens at a question: a message, a button, an edited message."""

from collections.abc import Callable
from dataclasses import replace

from dialogs.changes import PutAnswer
from dialogs.event import Said
from dialogs.report import words
from dialogs.report.answers import (
    answering_words,
    doubts,
    figures,
    filling,
    keeping,
    narrative,
    placing,
    rows,
    standing,
)
from dialogs.report.asking_above import inquiring
from dialogs.report.onward import mark_fixed, move_on
from dialogs.report.places import Asking, InRow, Placing, Reading
from dialogs.report.questions import reading
from dialogs.report.questions.past import show_past
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking
from dialogs.report.walk import open_item
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.answers import NothingToReport
from templates.form import Group, Narrative
from templates.outline import Item
from templates.rows import RowList
from templates.standing import StandingText


def said(scene: Scene, place: Asking | InRow, event: Said) -> Turn:
    """A message answers the last question shown, or the one of the notice it replies to."""
    if scene.world.reply_question in scene.outline.by_question:
        item = scene.outline.by_question[scene.world.reply_question]
        if item.question.id != place.question:
            place = Asking(item.question.id)
    elif not event.seen and isinstance(place, Asking) and place.came_from:
        before = scene.outline.by_question[place.came_from]
        if isinstance(before.question, Group) and figures.reads_well(before.question, event):
            return figures.said(scene, before, before.question, asking(before, scene), event)
    item = scene.outline.by_question[place.question]
    if scene.asked_outside(item):
        place = asking(item, scene)
        return show_question(scene, item, place, head=answering_words.NOT_BY_CHAT, fresh=True)
    if isinstance(place, Asking) and place.mode == "inquiring":
        return inquiring.said(scene, item, place, event)
    if isinstance(place, Asking) and place.mode == "reasoning":
        return keeping.said(scene, item, place, event)
    if isinstance(item.question, RowList):
        return rows.said(scene, item, item.question, place, event)
    if not isinstance(place, Asking):
        place = asking(item, scene)
    if isinstance(item.question, Group):
        if place.mode == "ask" and figures.is_prose(item.question, place, event):
            return placing.hold(scene, event, near=item.question.id)
        return figures.said(scene, item, item.question, place, event)
    if isinstance(item.question, StandingText):
        return standing.said(scene, item, place, event)
    return narrative.said(scene, item, place, event)


def placed(scene: Scene, place: Placing, question: str) -> Turn:
    """A text that was kept answers the chosen question, as if it had been said there."""
    return replace(said(scene, Asking(question), placing.as_said(place)), fresh=False)


def pressed(scene: Scene, place: Asking | InRow, choice: Choice) -> Turn | None:
    """A button of a question's screen; None when the choice is not one of a question's."""
    item = scene.outline.by_question[place.question]
    if scene.asked_outside(item) and choice.verb not in {"next", "later", "apart", "fixed", *_ASKING}:
        return None
    if isinstance(place, Asking) and choice.verb in _OVERWRITING and scene.unseen(item, place.shown):
        return open_item(scene, item, fresh=False, head=answering_words.CHANGED_MEANWHILE)
    if choice.verb in _ANY:
        return _ANY[choice.verb](scene, item)
    if choice.verb in _ASKING:
        return inquiring.pressed(scene, item, choice)
    if choice.verb in {"doubt", "doubt_odd", "checked"}:
        return doubts.pressed(scene, item, choice)
    if isinstance(item.question, Group):
        if choice.verb == "correct" and choice.args:
            return figures.correct(scene, item, item.question, choice.args[0])
        if choice.verb == "replace":
            return figures.settle_held(scene, item, item.question, place)
        act = _FIGURES.get(choice.verb)
        return act(scene, item, item.question) if act else None
    if choice.verb in {"keep", "keep_why"} and item.question.id in scene.stored:
        return keeping.pressed(scene, item, choice)
    if isinstance(item.question, RowList):
        return rows.pressed(scene, item, item.question, choice)
    if isinstance(place, InRow):
        return None
    if isinstance(item.question, StandingText):
        return standing.pressed(scene, item, item.question, place, choice)
    return _narrative(scene, item, item.question, place, choice)


def _narrative(scene: Scene, item: Item, question: Narrative, place: Asking, choice: Choice) -> Turn | None:
    match choice.verb:
        case "save":
            return narrative.settle_held(scene, item, place, into=place.into)
        case "replace":
            return narrative.settle_held(scene, item, place, into="")
        case "merge":
            return narrative.settle_held(scene, item, place, into="end")
        case "drop":
            return narrative.drop(scene, item)
        case "nothing":
            return narrative.nothing(scene, item, fresh=False)
        case "take":
            return narrative.take(scene, item)
        case "copy":
            return narrative.copy_earlier(scene, item)
        case "add":
            return narrative.change_mode(scene, item, "adding")
        case "rewrite":
            return narrative.change_mode(scene, item, "rewriting")
        case "own":
            return narrative.change_mode(scene, item, "ask")
        case "read":
            return reading.read(scene, item, 0, earlier=choice.args == ("1",))
        case _:
            return None


def _next(scene: Scene, item: Item) -> Turn:
    return move_on(scene, item, fresh=False)


def _clear(scene: Scene, item: Item) -> Turn:
    scene = scene.remove(item.keys)
    if item.paragraph is not None:
        return open_item(scene, scene.outline.standing(item), fresh=False, head=answering_words.AS_BEFORE_NOW)
    return open_item(scene, item, fresh=False, head=answering_words.CLEARED)


def _apart(scene: Scene, item: Item) -> Turn:
    head = f"✅ {words.SAVED}: {words.APART_SAVED.lower()}."
    return move_on(filling.report_apart(scene, item), item, fresh=False, head=head)


def _nothing_in_section(scene: Scene, item: Item) -> Turn:
    """Không có cho cả mục: every open question of the section, and of those below it."""
    keys = [key for other in scene.outline.within(item.section) for key in other.keys if key not in scene.stored]
    scene = scene.put(*(PutAnswer(key, NothingToReport(), ()) for key in keys))
    return move_on(scene, item, fresh=False, head=f"✅ {words.SAVED}: cả mục không phát sinh.")


_OVERWRITING = frozenset(
    {"nothing", "copy", "clear", "apart", "rewrite", "keep_all", "zero", "earlier", "keep", "earlier_rows"}
)
"""Buttons that put something else where an answer may stand, or confirm it."""

_ASKING = frozenset({"ask_above", "send_question", "inquiries"})
"""Buttons of asking the staff above."""

_ANY: dict[str, Callable[[Scene, Item], Turn]] = {
    "next": _next,
    "fixed": mark_fixed,
    "later": _next,
    "clear": _clear,
    "apart": _apart,
    "nothing_section": _nothing_in_section,
}

_FIGURES: dict[str, Callable[[Scene, Item, Group], Turn]] = {
    "past": show_past,
    "nothing": filling.fill_nothing,
    "zero": filling.fill_zero,
    "earlier": filling.fill_earlier,
    "drop": lambda scene, item, group: open_item(scene, item, fresh=False),
    "keep": lambda scene, item, group: figures.keep(scene, item, group, reason="", fresh=False),
}


def turn_reading_page(scene: Scene, place: Reading, page: int) -> Turn:
    return reading.read(scene, scene.outline.by_question[place.question], page, earlier=place.earlier)


def read_again(scene: Scene, place: Reading, *, fresh: bool, head: str) -> Turn:
    item = scene.outline.by_question[place.question]
    return reading.read(scene, item, place.page, earlier=place.earlier, fresh=fresh, head=head)
