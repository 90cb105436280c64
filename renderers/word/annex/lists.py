"""Lists of rows asked in the outline (văn bản đã ban hành): printed as tables behind the official ones."""

import re
from collections.abc import Iterator

from templates.form import ReportForm
from templates.rows import RowColumn, RowList
from templates.table import Cell, Column, ColumnRule, ColumnType, Header, Table

NUMBER = "Phụ lục"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def list_tables(form: ReportForm) -> Iterator[Table]:
    """A table for each list of the outline, titled by its question without the instruction in brackets."""
    for _, question in form.questions():
        if isinstance(question, RowList):
            yield _table(question)


def _table(asked: RowList) -> Table:
    place = _column("stt", "STT", ColumnType.place)
    columns = (place, *(_filled(column) for column in asked.columns))
    title = _IN_BRACKETS.sub("", asked.question).removeprefix(NUMBER).strip()
    title = title[:1].upper() + title[1:] or NUMBER
    return Table(id=asked.id, number=NUMBER, title=title, rows="records", columns=columns, record=asked.columns)


def _filled(asked: RowColumn) -> Column:
    return _column(asked.id, asked.label, ColumnType.text).model_copy(update={"cell": Cell(column=asked.id)})


def _column(name: str, label: str, kind: ColumnType) -> Column:
    rule = ColumnRule.list if kind is ColumnType.text else ColumnRule.none
    return Column(id=name, path=(Header(text=label),), type=kind, consolidate=rule)
