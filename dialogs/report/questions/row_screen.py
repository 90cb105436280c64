"""The screen of a list of rows, and how a row reads on one line."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dialogs.report import words
from dialogs.report.questions import question_words
from dialogs.report.scene import Scene
from dialogs.report.units_below.picked_rows import is_full, picked_rows
from dialogs.screen import Button, Draft, button
from templates.answers import NothingToReport, ReportedApart, Rows
from templates.dates import short_day
from templates.figure_writing import write_figure
from templates.form import FigureKind
from templates.row_checks import row_problems
from templates.rows import RowColumn, RowList
from templates.text import cut

SHOWN = 60
"""UTF-16 units of a row on its line."""

Row = Mapping[str, str]


def rows_of(scene: Scene, question: RowList) -> tuple[Row, ...]:
    """The rows as they are kept, whether or not the list was said to be complete."""
    for key in (question.id, question.open_key):
        stored = scene.stored.get(key)
        if stored is not None and isinstance(stored.answer, Rows):
            return stored.answer.rows
    return ()


def earlier_rows(scene: Scene, question: RowList) -> tuple[Row, ...]:
    """Last period's rows, as far as the list still knows their columns and choices."""
    answer = scene.report.earlier.get(question.id)
    rows = answer.rows if isinstance(answer, Rows) else ()
    return tuple(filter(None, (_known(question, row) for row in rows)))


def _known(question: RowList, row: Row) -> Row:
    known = [column for column in question.columns if column.id in row]
    return {
        column.id: row[column.id]
        for column in known
        if column.kind != "choice" or row[column.id] in {choice.id for choice in column.choices}
    }


def add_list(draft: Draft, scene: Scene, question: RowList) -> None:
    """All rows in short, each a button, with Thêm dòng and Xong biểu."""
    rows = rows_of(scene, question)
    draft.line()
    for number, row in enumerate(rows, 1):
        draft.line(f"– Dòng {number}: {summary_of(question, row)}")
    answered = question.id in scene.stored
    if not rows:
        draft.line(_without_rows(scene, question))
    stored = scene.stored.get(question.id)
    if stored is not None and stored.doubted:
        draft.line(f"{words.DOUBTED_HERE[:1]} {question_words.DOUBT}.")
    for problem in row_problems(question, rows, picked_rows(scene, question)):
        if stored is not None and stored.kept and not problem.blocks:
            continue
        draft.line(("⛔ " if problem.blocks else "⚠ ") + problem.sentence)
    full = is_full(scene, question, len(rows))
    draft.row(button(words.ADD_ROW, "add_row") if not full else None)
    draft.row(_copy_button(scene, question) if not rows and not answered else None)
    for place in range(len(rows)):
        label = f"✏ Dòng {place + 1}: {cut(summary_of(question, rows[place]), 30)}"
        draft.row(button(label, "row", str(place)))
    draft.row(
        button(words.ROWS_DONE, "rows_done") if rows and not answered else None,
        button(words.NEXT, "next") if answered else None,
    )
    draft.row(
        button(question_words.NOTHING, "nothing") if not rows and not answered else None,
        button(words.LATER, "later") if not answered else None,
    )


def _copy_button(scene: Scene, question: RowList) -> Button | None:
    count = len(earlier_rows(scene, question))
    return button(question_words.COPY_ROWS.format(count=count), "earlier_rows") if count else None


def _without_rows(scene: Scene, question: RowList) -> str:
    stored = scene.stored.get(question.id)
    match stored.answer if stored else None:
        case NothingToReport():
            return f"✅ {words.SAVED}: {words.NOTHING_SAVED.lower()}."
        case ReportedApart():
            return f"✅ {words.SAVED}: {words.APART_SAVED.lower()}."
        case _:
            return (
                question_words.ROWS_PICKED.format(most=question.most)
                if is_full(scene, question, 0)
                else question_words.NO_ROWS
            )


def summary_of(question: RowList, row: Row) -> str:
    """A row on one line: its values in the order of the columns."""
    values = [shown(column, row[column.id]) for column in question.columns if row.get(column.id)]
    return cut(" · ".join(" ".join(value.split()) for value in values), SHOWN) or "(còn trống)"


def shown(column: RowColumn, value: str) -> str:
    """A value as people read it."""
    match column.kind:
        case "choice":
            return column.choice_label(value)
        case "day":
            return short_day(date.fromisoformat(value))
        case "integer" if value.isdecimal():
            return write_figure(Decimal(value), FigureKind.integer)
        case _:
            return value
