"""The buttons of a question's screen, in every state it can be in."""

from dialogs.report import words
from dialogs.report.asking_above.inquiry_lines import has_more
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.figure_buttons import add_doubt_choice, add_figure_buttons
from dialogs.report.questions.narrative_buttons import add_narrative_buttons, add_paragraph_buttons
from dialogs.report.questions.settling_buttons import add_checked_buttons, is_warned, keep_buttons, reported_apart
from dialogs.report.questions.standing_screen import add_standing_buttons
from dialogs.report.scene import Scene
from dialogs.report.submitting.sent_back import fixed_button
from dialogs.report.units_below.below import below_buttons
from dialogs.screen import Button, Draft, button
from templates.form import Group
from templates.outline import Item
from templates.rows import RowList
from templates.standing import StandingText


def add_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """What can be done here: the question's own buttons, then those of every question."""
    if scene.asked_outside(item):
        apart = reported_apart(scene, item)
        draft.row(button(words.NEXT, "next") if apart else button(question_words.APART, "apart"))
        draft.row(button(words.LATER, "later") if not apart else None)
    elif isinstance(item.question, Group):
        if place.mode == "doubting":
            add_doubt_choice(draft, scene, item.question)
            return
        add_figure_buttons(draft, scene, item, place)
    elif isinstance(item.question, RowList):
        draft.row(*keep_buttons(scene, item))
        add_checked_buttons(draft, scene, item)
    elif isinstance(item.question, StandingText):
        add_standing_buttons(draft, scene, item, item.question, place)
    elif item.paragraph is not None and place.mode in {"ask", "stored"}:
        add_paragraph_buttons(draft, scene, item)
        return
    else:
        add_narrative_buttons(draft, scene, item, place)
    if place.mode not in {"short", "choosing", "picking"}:
        _add_common(draft, scene, item, place)


def _add_common(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """Buttons of every question: its remarks, the way elsewhere, and asking the staff above."""
    draft.row(*below_buttons(scene, item))
    draft.row(fixed_button(scene, item))
    page = scene.list_page(item.question.id)
    draft.row(button(question_words.TO_LIST, "submit", str(page)) if page is not None else None)
    if item.table is not None or scene.table is not None:
        draft.row(button(words.GLANCE, "glance"), button(words.WORKBOOK, "workbook"))
    previous = scene.outline.before(item)
    draft.row(
        button(question_words.PREVIOUS, "go", previous.question.id) if previous else None,
        button(words.CONTENTS, "contents"),
        button(question_words.APART, "apart")
        if not scene.asked_outside(item) and not reported_apart(scene, item)
        else None,
    )
    draft.row(button(question_words.ALL_REPLIES, "inquiries") if has_more(scene, item) else None)
    draft.row(
        button(question_words.ASK_ABOVE, "ask_above") if scene.report.task.unit.parent_id else None,
        _doubt_button(scene, item, place),
    )


def _doubt_button(scene: Scene, item: Item, place: Asking) -> Button | None:
    """Cần kiểm tra lại where something unmarked is stored; at a warning it stands beside Giữ số này."""
    marked = [scene.stored[key].doubted for key in item.keys if key in scene.stored]
    if all(marked) or scene.asked_outside(item) or place.mode not in {"ask", "stored", "warned"}:
        return None
    if isinstance(item.question, Group) and is_warned(scene, item):
        return None
    if place.field in scene.stored:
        return button(question_words.DOUBT, "doubt", place.field) if not scene.stored[place.field].doubted else None
    return button(question_words.DOUBT, "doubt")
