"""What happens at a question: a message, a button, an edited message."""

from collections.abc import Callable
from dataclasses import replace

from dialogs.event import Edited, Said
from dialogs.piece import Piece, joined
from dialogs.report import words
from dialogs.report.answers import doubts, figures, narrative, placing, rows, standing
from dialogs.report.asking_above import inquiring
from dialogs.report.onward import mark_fixed, move_on
from dialogs.report.places import Asking, InRow, Placing, Reading
from dialogs.report.questions import reading
from dialogs.report.questions.past import show_past
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking
from dialogs.report.walk import item_name, open_item
from dialogs.report.warnings import open_problems
from dialogs.screen import Choice
from dialogs.state import holds_text
from dialogs.turn import PutAnswer, Turn
from templates.answers import NothingToReport, Prose
from templates.blank_reading import read_group
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
        return show_question(scene, item, place, head=words.NOT_BY_CHAT, fresh=True)
    if isinstance(place, Asking) and place.mode == "inquiring":
        return inquiring.said(scene, item, event)
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
        return open_item(scene, item, fresh=False, head=words.CHANGED_MEANWHILE)
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
    if choice.verb == "keep" and item.question.id in scene.stored:
        return _keep(scene, item)
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


def _keep(scene: Scene, item: Item) -> Turn:
    """Giữ số này at a text or a list whose count looks odd."""
    stored = scene.stored[item.question.id]
    put = PutAnswer(item.question.id, stored.answer, None, stored.reason, kept=True, copied=stored.copied)
    return move_on(scene.put(put), item, fresh=False, head=f"✅ {words.KEPT}: {item_name(item)}.")


def _next(scene: Scene, item: Item) -> Turn:
    return move_on(scene, item, fresh=False)


def _clear(scene: Scene, item: Item) -> Turn:
    scene = scene.remove(item.keys)
    if item.paragraph is not None:
        return open_item(scene, scene.outline.standing(item), fresh=False, head=words.AS_BEFORE_NOW)
    return open_item(scene, item, fresh=False, head=words.CLEARED)


def _apart(scene: Scene, item: Item) -> Turn:
    head = f"✅ {words.SAVED}: {words.APART_SAVED.lower()}."
    return move_on(figures.report_apart(scene, item), item, fresh=False, head=head)


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
    "nothing": figures.fill_nothing,
    "zero": figures.fill_zero,
    "earlier": figures.fill_earlier,
    "drop": lambda scene, item, group: open_item(scene, item, fresh=False),
    "keep": lambda scene, item, group: figures.keep(scene, item, group, reason="", fresh=False),
}


def turn_reading_page(scene: Scene, place: Reading, page: int) -> Turn:
    return reading.read(scene, scene.outline.by_question[place.question], page, earlier=place.earlier)


def read_again(scene: Scene, place: Reading, *, fresh: bool, head: str) -> Turn:
    item = scene.outline.by_question[place.question]
    return reading.read(scene, item, place.page, earlier=place.earlier, fresh=fresh, head=head)


def edited(scene: Scene, event: Edited) -> Turn | None:
    """A message already stored now reads otherwise: the answer it gave changes with it.

    None where it gave no answer of this report.
    """
    held = _edit_held(scene, event)
    if held is not None:
        return held
    for key in scene.world.edited_keys:
        item = scene.outline.by_key.get(key)
        if item is None or key not in scene.stored:
            continue
        if isinstance(item.question, Group):
            return _edit_figures(scene, item, item.question, event)
        return _edit_narrative(scene, item, event)
    return None


def _edit_held(scene: Scene, event: Edited) -> Turn | None:
    """A text that still waits for the person's decision changes where it waits."""
    place = scene.state.place
    if not isinstance(place, Asking | Placing) or all(piece.message != event.message_id for piece in place.held):
        return None
    return still_here(scene, replace(place, held=_with_text(place.held, event)), words.EDITED_HELD)


def _with_text(pieces: tuple[Piece, ...], event: Edited) -> tuple[Piece, ...]:
    return tuple(replace(piece, text=event.text) if piece.message == event.message_id else piece for piece in pieces)


def _edit_narrative(scene: Scene, item: Item, event: Edited) -> Turn:
    pieces = _with_text(scene.pieces_of(item.question.id), event)
    scene = scene.put(PutAnswer(item.question.id, Prose(joined(pieces)), pieces))
    return _after_edit(scene, item)


def _edit_figures(scene: Scene, item: Item, group: Group, event: Edited) -> Turn:
    """The figures the message gave are read again; what it no longer says without doubt is asked."""
    given = set(scene.world.edited_keys)
    reading_ = read_group(event.text, group.fields, [field.id for field in group.fields if field.id not in given])
    piece = Piece(scene.world.chat, event.message_id, event.message_id, event.text)
    values = {key: answer for key, answer in reading_.values.items() if key in given}
    line = figures.stored_line(scene, group, values)
    scene = scene.put(*(PutAnswer(key, answer, (piece,)) for key, answer in values.items()))
    if not reading_.problems and not open_problems(scene, item):
        return _after_edit(scene, item, line)
    if holds_text(scene.state.place):
        return _after_edit(scene, item, "\n".join([line, *(problem.sentence for problem in reading_.problems)]))
    place = asking(item, scene)
    head = f"{words.EDITED}\n{line}" if values else ""
    return show_question(scene, item, place, head=head, problems=reading_.problems, fresh=False)


def _after_edit(scene: Scene, item: Item, line: str = "") -> Turn:
    """The person stays where they are: a message mended elsewhere must not lead away from the present question."""
    place = scene.state.place
    if scene.state.report != scene.report.task.id or not isinstance(place, Asking | Placing):
        return open_item(scene, item, fresh=False, head=f"{words.EDITED}\n{line}")
    if isinstance(place, Asking) and place.question == item.question.id:
        mode = "stored" if place.mode in {"ask", "proposed", "warned"} else place.mode
        place = replace(place, mode=mode, shown=scene.fingerprint(item))
        return show_question(scene, item, place, fresh=False, head=f"{words.EDITED}\n{line}")
    return still_here(scene, place, f"{words.EDITED_ELSEWHERE.format(name=item_name(item))}\n{line}".rstrip())


def still_here(scene: Scene, place: Asking | Placing, head: str, *, fresh: bool = False) -> Turn:
    """The present question, or the text that waits for its place, with a line above it."""
    if isinstance(place, Placing):
        return placing.ask(scene, place, fresh=fresh, head=head)
    item = scene.outline.by_question[place.question]
    place = replace(place, shown=scene.fingerprint(item))
    return show_question(scene, item, place, head=head, fresh=fresh)
