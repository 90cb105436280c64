"""The sheet to fill in of a table of records."""

from typing import Any

from renderers.excel import style
from renderers.excel.book import Book
from renderers.excel.entry_cells import record_cell, state_words
from renderers.excel.entry_page import add_hint, entry_page
from renderers.excel.entry_rules import DAY, FIGURE_RULES, Choices, told
from renderers.excel.entry_table import entry_columns
from renderers.excel.fitting import row_points
from templates.answers import Answer, NothingToReport, ReportedApart, Rows
from templates.report import Report
from templates.rows import RowColumn
from templates.table import ColumnType, Table

ROOM = 20
"""Empty rows offered for records beyond those already there."""


class RecordEntry:
    """The sheet of a table of records: a column for each thing asked, a row for each record, and room for more."""

    def __init__(self, book: Book, report: Report, table: Table, choices: Choices) -> None:
        self._table, self._choices = table, choices
        self._page = entry_page(book, report, entry_columns(table), table, {})

    def write(self, answer: Answer | None) -> None:
        sheet, first = self._page.sheet, self._page.first + 1
        rows = answer.rows if isinstance(answer, Rows) else ()
        room = range(first, first + max(len(rows) + ROOM, self._table.most or 0))
        for place, asked in enumerate(self._table.record):
            add_hint(self._page, place, asked.hint)
            if rule := self._rule(asked):
                sheet.validate(room, place, rule)
            for row in room:
                record = rows[row - first] if row - first < len(rows) else {}
                record_cell(sheet, (row, place), asked, record.get(asked.id, ""))
        for row, record in enumerate(rows, first):
            texts = [(record.get(asked.id, ""), 24.0) for asked in self._table.record]
            sheet.height(row, row_points(texts))
        if isinstance(answer, NothingToReport | ReportedApart):
            sheet.text(first, 0, state_words(answer), style.ENTRY)

    def _rule(self, asked: RowColumn) -> dict[str, Any] | None:
        match asked.kind:
            case "choice":
                return self._choices.rule(asked)
            case "integer":
                return FIGURE_RULES[ColumnType.integer]
            case "day":
                return {"validate": "length", "criteria": "between", "minimum": 8, "maximum": 10, **told(DAY)}
            case _:
                return None
