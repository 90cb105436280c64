"""Xem cả biểu: a whole table turned on its side, a line for each cell, so that it reads on a phone."""

from collections.abc import Iterator

from dialogs.changes import PutAnswer
from dialogs.report import words
from dialogs.report.naming import item_button, table_button
from dialogs.report.one_line import one_line, shown
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.row_screen import rows_of, summary_of
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.answers import Figure, ReportedApart, Rows
from templates.figure_writing import write_figure
from templates.form import FigureKind
from templates.outline import Item
from templates.table import Column, ColumnType, Table
from templates.table_questions import cell_label, record_question


def table_at(scene: Scene, item: Item) -> Table | None:
    """The table a question is looked at with: the one filled in for itself, else its own."""
    return scene.table or item.table


def glance(scene: Scene, item: Item, table: Table, page: int = 0, *, fresh: bool = False, head: str = "") -> Turn:
    """One page of a table; each question that fills it is a button that goes there, ``item`` is where one came from."""
    here = text_page("\n".join(_lines(scene, table)), page)
    items = scene.outline.filling(table)
    done = sum(other.is_answered(scene.stored) for other in items)
    draft = Draft(one_line(head))
    draft.line(f"{table.number}. {table.title}", "bold")
    draft.line(
        f"Đã trả lời {done}/{len(items)} nhóm." + (f" Trang {here.number + 1}/{here.count}." if here.count > 1 else "")
    ).line()
    draft.line(here.items[0])
    draft.row(*here.row("glance"))
    doubtful = {problem.where for problem in open_problems(scene)}
    for other in items:
        draft.row(item_button(scene, other, doubtful, "fill"))
    draft.row(
        button(words.USE_EARLIER, "table_earlier") if dict(_earlier(scene, table)) else None,
        button(words.WORKBOOK, "workbook"),
    )
    draft.row(button(words.BACK, "go", item.question.id), button(words.CONTENTS, "contents"))
    if scene.table is not None:
        following = _table_behind(scene, table)
        draft.row(
            button(words.CONTINUE, "resume", str(scene.report.task.id)),
            table_button(scene, following) if following is not None else None,
        )
    return scene.show(Asking(item.question.id, "ask", shown=scene.fingerprint(item)), draft.screen(), fresh=fresh)


def use_earlier(scene: Scene, item: Item, table: Table) -> Turn:
    """Dùng số kỳ trước for every figure of the table that has no answer yet."""
    figures = dict(_earlier(scene, table))
    scene = scene.put(*(PutAnswer(key, figure, (), copied=True) for key, figure in figures.items()))
    return glance(scene, item, table, head=f"✅ {words.SAVED}: {len(figures)} số như kỳ trước. {words.UNDO_HINT}")


def _earlier(scene: Scene, table: Table) -> Iterator[tuple[str, Figure]]:
    """Last period's figures where the groups that fill the table stand empty."""
    for item in scene.outline.filling(table):
        for key in () if scene.asked_outside(item) else item.keys:
            earlier = scene.report.earlier.get(key)
            if key not in scene.stored and isinstance(earlier, Figure):
                yield key, earlier


def _table_behind(scene: Scene, table: Table) -> Table | None:
    tables = [other for other in scene.outline.form.tables if scene.outline.filling(other)]
    place = [other.id for other in tables].index(table.id) + 1
    return tables[place] if place < len(tables) else None


def _lines(scene: Scene, table: Table) -> list[str]:
    if table.rows != "one":
        question = record_question(table)
        own = scene.outline.by_question.get(question.id)
        if own is not None and scene.asked_outside(own) and question.id in scene.stored:
            apart = isinstance(scene.stored[question.id].answer, ReportedApart)
            return [f"({shown(ReportedApart())})" if apart else words.NOT_IN_CHAT]
        rows = rows_of(scene, question)
        lines = [f"– Dòng {number}: {summary_of(question, row)}" for number, row in enumerate(rows, 1)]
        stored = scene.stored.get(question.id)
        state = "" if stored is None or isinstance(stored.answer, Rows) else shown(stored.answer)
        return lines or [f"({state or 'chưa có dòng'})"]
    level = scene.report.task.unit.level
    columns = [column for column in table.columns if _is_shown(table, column, level)]
    lines = []
    header = ""
    for column in columns:
        if column.path[0].text != header:
            header = column.path[0].text
            lines += [f"▪ {header}"] if len(column.path) > 1 else []
        lines.append(_line(scene, table, column))
    alike = any(column.is_computed and not table.adds_up(column, level) for column in table.columns)
    return [*lines, question_words.TOTALS_ALIKE] if alike else lines


def _is_shown(table: Table, column: Column, level: str) -> bool:
    """Whether a cell is the unit's own, or a total of several that are."""
    if column.is_computed:
        return table.adds_up(column, level)
    return column.is_asked and column.applies_to(level)


def _line(scene: Scene, table: Table, column: Column) -> str:
    answer = scene.report.figures.get(table.key(column))
    own = scene.outline.by_key.get(table.key(column))
    outside = scene.asked_outside(own) if own else column.sensitive and not scene.world.sensitive_in_chat
    if outside and isinstance(answer, Figure):
        value = words.NOT_IN_CHAT
    elif isinstance(answer, Figure):
        unit = "%" if column.type in {ColumnType.share, ColumnType.percent} else ""
        value = write_figure(answer.value, FigureKind.decimal) + unit
    else:
        value = one_line(shown(answer)) if answer is not None else "…"
    margin = "   " if len(column.path) > 1 else "▪ "
    return f"{margin}{'= ' if column.is_computed else ''}{cell_label(column, 1)}: {value}"
