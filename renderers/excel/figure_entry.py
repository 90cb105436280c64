"""The sheet to fill in of a table with one row of cells."""

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.excel import style, words
from renderers.excel.book import Book
from renderers.excel.entry_cells import entry_cell, text_of
from renderers.excel.entry_page import add_hint, entry_page
from renderers.excel.entry_rules import FIGURE_RULES
from renderers.excel.entry_table import entry_columns, is_withheld
from renderers.excel.fitting import row_points
from renderers.excel.table_formulas import row_formula
from renderers.excel.table_row import cell_style
from renderers.table_totals import applies, parts
from templates.answers import Answers, amount
from templates.report import Report
from templates.table import Column, ColumnType, Table
from templates.totals import computed

FIGURE_WIDTH = "12345678"
"""The narrowest figure a column to fill in has room for."""


class FigureEntry:
    """The sheet of a table with one row of cells."""

    def __init__(self, book: Book, report: Report, table: Table, answers: Answers, sensitive: bool) -> None:
        self._report, self._table, self._answers, self._sensitive = report, table, answers, sensitive
        self._shown = entry_columns(table)
        longest = dict.fromkeys((column.id for column in self._shown.columns), FIGURE_WIDTH)
        self._page = entry_page(book, report, self._shown, table, longest, sensitive=sensitive)
        self._row = self._page.first + 1
        self._places = {column.id: place for place, column in enumerate(self._shown.columns)}
        self._results = computed(report.form, answers, report.unit.level)

    def write(self) -> None:
        texts = [(text_of(self._answers.get(self._table.key(one))), 24.0) for one in self._shown.columns]
        self._page.sheet.height(self._row, max(30.0, row_points(texts)))
        for place, column in enumerate(self._shown.columns):
            self._cell(place, column)
            add_hint(self._page, place, column.hint)
            if reason := self._report.reasons.get(self._table.key(column)):
                self._page.sheet.note(self._row, place, words.reason_note(reason))

    def _cell(self, place: int, column: Column) -> None:
        sheet, row, level = self._page.sheet, self._row, self._report.unit.level
        levels = self._report.levels
        if column.type is ColumnType.place:
            sheet.number(row, place, 1, style.CENTRED)
        elif column.type is ColumnType.unit:
            sheet.text(row, place, self._report.unit.name, style.NAME)
        elif is_withheld(column, sensitive=self._sensitive) or not applies(self._table, column, levels):
            sheet.blank(row, place, style.NOT_ASKED)
        elif column.is_computed:
            self._computed(place, column, level)
        else:
            entry_cell(sheet, (row, place), column, self._answers.get(self._table.key(column)))
            if column.type in FIGURE_RULES:
                sheet.validate(range(row, row + 1), place, FIGURE_RULES[column.type])

    def _computed(self, place: int, column: Column, level: str) -> None:
        of = parts(self._table, column)
        having = [part for part in of if part.applies_to(level)]
        formula = row_formula(column, having, lambda part: str(xl_rowcol_to_cell(self._row, self._places[part.id])))
        value = amount(self._results.get(self._table.key(column)))
        looks = cell_style(style.COMPUTED, column, value)
        self._page.sheet.formula(self._row, place, formula, looks, "" if value is None else value)
