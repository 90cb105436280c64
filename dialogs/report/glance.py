"""Xem cả biểu: a whole table turned on its side, a line for each cell, so that it reads on a phone."""

from dialogs.report import words
from dialogs.report.one_line import one_line, shown
from dialogs.report.reading import paged
from dialogs.report.row_screen import rows_of, summary_of
from dialogs.report.scene import Scene
from dialogs.report.walk import item_button, page_row
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, button
from dialogs.state import Asking
from dialogs.turn import Turn
from templates.answers import Figure
from templates.form import FigureKind
from templates.numbers import write_figure
from templates.outline import Item
from templates.rows import RowList
from templates.table import Column, ColumnType, Table


def glance(scene: Scene, item: Item, page: int) -> Turn:
    """One page of the table the question belongs to; each group of figures is a button that goes there."""
    table = item.table
    if table is None:
        raise LookupError("a question outside every table has none to show")
    pages = paged("\n".join(_lines(scene, item, table)))
    page = min(max(page, 0), len(pages) - 1)
    done, total = _progress(scene, table)
    draft = Draft().line(f"{table.number}. {table.title}", "bold")
    draft.line(f"Đã trả lời {done}/{total} nhóm. Trang {page + 1}/{len(pages)}.").line()
    draft.line(pages[page])
    draft.row(*page_row(page, len(pages), "glance"))
    doubtful = {problem.where for problem in open_problems(scene)}
    for other in _items(scene, table):
        draft.row(item_button(scene, other, doubtful))
    draft.row(button(words.BACK, "go", item.question.id))
    return scene.show(Asking(item.question.id, "ask"), draft.screen(), fresh=False)


def _items(scene: Scene, table: Table) -> list[Item]:
    return [item for item in scene.outline.items if item.table is not None and item.table.id == table.id]


def _progress(scene: Scene, table: Table) -> tuple[int, int]:
    items = _items(scene, table)
    return sum(item.is_answered(scene.stored) for item in items), len(items)


def _lines(scene: Scene, item: Item, table: Table) -> list[str]:
    if isinstance(item.question, RowList):
        question = item.question
        rows = rows_of(scene, question)
        return [f"– Dòng {number}: {summary_of(question, row)}" for number, row in enumerate(rows, 1)] or [
            "(chưa có dòng)"
        ]
    level = scene.report.task.unit.level
    columns = [column for column in table.columns if column.is_computed or column.applies_to(level)]
    lines: list[str] = []
    header = ""
    for column in columns:
        if column.type in {ColumnType.place, ColumnType.unit}:
            continue
        if column.path[0].text != header:
            header = column.path[0].text
            lines += [f"▪ {header}"] if len(column.path) > 1 else []
        lines.append(_line(scene, table, column))
    return lines


def _line(scene: Scene, table: Table, column: Column) -> str:
    path = column.path[1:] if len(column.path) > 1 else column.path
    name = " – ".join(header.text for header in path)
    answer = scene.report.figures.get(table.key(column))
    if isinstance(answer, Figure):
        value = write_figure(answer.value, FigureKind.decimal)
    else:
        value = one_line(shown(answer)) if answer is not None else "…"
    margin = "   " if len(column.path) > 1 else "▪ "
    return f"{margin}{'= ' if column.is_computed else ''}{name}: {value}"
