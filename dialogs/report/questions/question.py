"""The screen of one question, in every state it can be in."""

from collections.abc import Sequence

from dialogs.report import words
from dialogs.report.asking_above.inquiry_lines import add_inquiries
from dialogs.report.one_line import one_line
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.figure_lines import add_figures, add_values
from dialogs.report.questions.narrative_lines import add_narrative, standing_line
from dialogs.report.questions.question_buttons import add_buttons
from dialogs.report.questions.row_screen import add_list
from dialogs.report.questions.settling_buttons import reported_apart
from dialogs.report.questions.standing_screen import add_standing
from dialogs.report.scene import Scene
from dialogs.report.sharing.filled_by import add_filled_by
from dialogs.report.submitting.sent_back import add_remarks
from dialogs.report.units_below.below import add_below
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, Screen, button
from dialogs.turn import Turn
from dialogs.words import NEVER_SECRET
from templates.form import Group
from templates.outline import Item
from templates.problem import Problem
from templates.rows import RowList
from templates.standing import StandingText


def show_question(
    scene: Scene, item: Item, place: Asking, *, fresh: bool, head: str = "", problems: Sequence[Problem] = ()
) -> Turn:
    """End the step at this question."""
    return scene.show(place, question_screen(scene, item, place, head=head, problems=problems), fresh=fresh)


def question_screen(
    scene: Scene, item: Item, place: Asking, *, head: str = "", problems: Sequence[Problem] = ()
) -> Screen:
    """The one message that asks a question; ``head`` is what was just stored, ``problems`` what could not be read."""
    draft = head_lines(Draft(), scene, item, head)
    if place.mode == "inquiring":
        _inquiring(draft, scene, item)
        return draft.screen()
    if place.mode == "reasoning":
        _reasoning(draft, scene, item)
        return draft.screen()
    if scene.asked_outside(item):
        _outside(draft, scene, item)
    elif isinstance(item.question, RowList):
        add_list(draft, scene, item.question)
        add_filled_by(draft, scene, item)
        _remarks(draft, scene, item)
    elif isinstance(item.question, Group):
        add_figures(draft, scene, item, item.question, place)
    elif isinstance(item.question, StandingText):
        add_standing(draft, scene, item, item.question, place)
        add_filled_by(draft, scene, item)
    else:
        add_narrative(draft, scene, item, place)
        _remarks(draft, scene, item)
    for problem in problems:
        draft.line("⚠ " + one_line(problem.sentence))
    add_below(draft, scene, item)
    add_inquiries(draft, scene, item)
    add_buttons(draft, scene, item, place)
    return draft.screen()


def _reasoning(draft: Draft, scene: Scene, item: Item) -> None:
    """What looks odd, waiting for a line that says why it is right."""
    for problem in open_problems(scene, item):
        draft.line("⚠ " + one_line(problem.sentence))
    draft.line().line(question_words.SAY_WHY)
    draft.row(button(words.CANCEL, "go", item.question.id))


def _inquiring(draft: Draft, scene: Scene, item: Item) -> None:
    """What will be sent above, and how to say what one wants to know."""
    outside = scene.asked_outside(item)
    question, stored = item.question, scene.stored.get(item.question.id)
    if isinstance(question, Group) and not outside:
        add_values(draft, scene, question)
    elif stored is not None and not outside:
        draft.line().line(standing_line(stored, item))
    draft.line().line(question_words.INQUIRING_OUTSIDE if outside else question_words.INQUIRING)
    draft.row(button(question_words.SEND_QUESTION, "send_question"), button(words.CANCEL, "go", question.id))


def _outside(draft: Draft, scene: Scene, item: Item) -> None:
    """What is not taken in the chat: only what it is about, and how it goes."""
    if isinstance(item.question, Group):
        draft.line(question_words.OUTSIDE_PARTS.format(labels="; ".join(field.label for field in item.question.fields)))
    draft.line(f"✅ {words.APART_SAVED}." if reported_apart(scene, item) else question_words.ASK_OUTSIDE)


def head_lines(draft: Draft, scene: Scene, item: Item, head: str) -> Draft:
    """What was just stored, where the walk is, and the question word for word."""
    for line in filter(None, head.split("\n")):
        draft.line(one_line(line))
    if head:
        draft.line()
    _where(draft, scene, item)
    if item.question.sensitive:
        draft.line("🔒 " + NEVER_SECRET, "italic")
    return draft


def _where(draft: Draft, scene: Scene, item: Item) -> None:
    task = scene.report.task
    part = f" · Phần {item.path[0].number}" if len(item.path) > 1 else ""
    total = len(scene.outline.items)
    tried = question_words.TRIED if task.tried else ""
    draft.line(f"{scene.outline.form.short_title} · {task.unit.name}{part}{tried} · câu {item.index}/{total}")
    heading = f"{item.section.number}. {item.section.heading}" if item.section.number else item.section.heading
    draft.line(heading, "bold")
    _progress(draft, scene, item)
    asked = item.question.question != item.section.heading
    if asked or item.question.hint or isinstance(item.question, Group) or item.question.sensitive:
        draft.line()
    if asked:
        draft.line(item.question.question, "bold")
    if item.question.hint:
        draft.line("💡 " + item.question.hint, "italic")
    add_remarks(draft, scene, item)


def _progress(draft: Draft, scene: Scene, item: Item) -> None:
    """ "Nhóm 2/6 của Biểu 1C" where a table is filled in by several groups."""
    table = scene.table or item.table
    items = scene.outline.filling(table) if table is not None else ()
    if table is not None and len(items) > 1:
        draft.line(question_words.GROUP.format(number=items.index(item) + 1, count=len(items), table=table.number))


def _remarks(draft: Draft, scene: Scene, item: Item) -> None:
    """Failing checks that a text or a list is the place to set right; a list tells the faults of its rows itself."""
    for problem in open_problems(scene, item):
        if problem.code == "check":
            draft.line(("⛔ " if problem.blocks else "⚠ ") + one_line(problem.sentence))
