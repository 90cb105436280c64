"""The lines of a group of figures or other blanks: each with its value, the totals, and what is wanted now."""

from collections.abc import Iterator, Sequence

from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.one_line import excerpt, one_line, shown
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.blank_sentences import blank_sentences
from dialogs.report.scene import Scene
from dialogs.report.sharing.filled_by import add_filled_by
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft
from templates.answers import Figure
from templates.blank_reading import Asked, counts
from templates.blanks import BlankGroup
from templates.figure_writing import with_unit, write_figure
from templates.form import FigureField, FigureKind, Group
from templates.outline import Item
from templates.problem import Problem
from templates.table import Column, ColumnType, Table
from templates.table_questions import cell_label


def values_line(scene: Scene, group: Group) -> str:
    """What the group's figures are now, on one line: "Số hội nghị 12; Số người 340"."""
    return "; ".join(
        f"{field.label}: {shown(scene.stored[field.id].answer, field)}"
        for field in group.fields
        if field.id in scene.stored
    )


def add_figures(draft: Draft, scene: Scene, item: Item, group: Group, place: Asking) -> None:
    """The group with its values, what they add up to, what is wrong or odd, and how to go on."""
    if isinstance(group, BlankGroup):
        draft.line("\n".join(blank_sentences(scene, item, group)), "blockquote").line()
    add_values(draft, scene, group)
    _totals(draft, scene, item)
    add_filled_by(draft, scene, item)
    draft.line()
    if place.mode == "choosing":
        draft.line(question_words.HELD_FIGURES.format(text=excerpt(joined(place.held))))
        return
    problems = open_problems(scene, item)
    for problem in problems:
        draft.line(("⚠ " if not problem.blocks else "⛔ ") + one_line(problem.sentence))
    if place.mode == "doubting":
        draft.line(question_words.DOUBT_WHICH)
    else:
        _add_wanted(draft, scene, group, place, problems)


def add_values(draft: Draft, scene: Scene, group: Group) -> None:
    """ "1) Số hội nghị: 12 – ❓ cần kiểm tra lại [kỳ trước: 10]", a line for each."""
    for number, field in enumerate(group.fields, 1):
        draft.line(f"{number}) {field.label}{_figure_state(scene, field)}")


def _add_wanted(draft: Draft, scene: Scene, group: Group, place: Asking, problems: Sequence[Problem]) -> None:
    """What is to be sent now: the value that is corrected, something better than what is wrong, or what is missing."""
    missing = [field.label for field in group.fields if field.id not in scene.stored]
    correcting = next((field for field in group.fields if field.id == place.field), None)
    blocked = any(problem.blocks for problem in problems)
    if correcting is not None:
        told = question_words.CORRECTING if counts(correcting) else question_words.CORRECTING_BLANK
        draft.line(told.format(label=correcting.label))
    elif blocked:
        draft.line(question_words.BLOCK_HELP)
    if blocked:
        return
    if problems and not missing:
        draft.line(question_words.WARNING_HELP)
    elif correcting is None and len(missing) == len(group.fields):
        draft.line(_asking(group))
    elif correcting is None and missing:
        draft.line(question_words.MORE_WANTED.format(labels="; ".join(missing)))


def _asking(group: Group) -> str:
    """How the values of a group are sent, where none is there yet."""
    if all(counts(field) for field in group.fields):
        return question_words.ASK_ONE_FIGURE if len(group.fields) == 1 else question_words.ASK_FIGURES
    return question_words.ASK_ONE_BLANK if len(group.fields) == 1 else question_words.ASK_BLANKS


def _totals(draft: Draft, scene: Scene, item: Item) -> None:
    """Computed cells that this group's figures make, shown and never asked."""
    answers = scene.report.figures
    for one in item.question.sums if isinstance(item.question, BlankGroup) else ():
        total = answers.get(one.id)
        if isinstance(total, Figure):
            draft.line(f"= {one.label}: {with_unit(total.value, one.figure)}")
    alike = False
    for table, column in _computed_here(scene, item):
        total = answers.get(table.key(column))
        if not isinstance(total, Figure):
            continue
        if table.adds_up(column, scene.report.task.unit.level):
            unit = "%" if column.type is ColumnType.share else ""
            draft.line(f"= {cell_label(column, 1)}: {write_figure(total.value, FigureKind.decimal)}{unit}")
        else:
            alike = True
    if alike:
        draft.line(question_words.TOTALS_ALIKE)


def _computed_here(scene: Scene, item: Item) -> Iterator[tuple[Table, Column]]:
    """The computed cells that this question's figures go into."""
    for table in scene.outline.form.tables:
        for column in table.columns:
            if column.is_computed and any(f"{table.id}.{part}" in item.keys for part in column.of):
                yield table, column


def _figure_state(scene: Scene, field: Asked) -> str:
    stored = scene.stored.get(field.id)
    now = f": {shown(stored.answer, field)}" if stored else _unit_and_default(field)
    reason = f" – vì: {one_line(stored.reason)}" if stored and stored.reason else ""
    doubt = f" – {words.DOUBTED_HERE}" if stored and stored.doubted else ""
    before = scene.report.earlier.get(field.id)
    return now + reason + doubt + (f" [kỳ trước: {shown(before, field)}]" if before is not None else "")


def _unit_and_default(field: Asked) -> str:
    if not isinstance(field, FigureField):
        return ""
    unit = f" ({field.unit})" if field.unit and field.unit.lower() not in field.label.lower() else ""
    return unit + (f" – thường là {write_figure(field.default, field.kind)}" if field.default is not None else "")
