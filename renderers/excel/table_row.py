"""One unit's row of a table: figures, words of the states, texts, and formulas where a cell is computed."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.excel import style, words
from renderers.excel.book import Sheet
from renderers.excel.cell_text import cell_text
from renderers.excel.state_cell import state_cell
from renderers.excel.style import Style
from renderers.excel.table_formulas import row_formula
from renderers.table_totals import KINDS, applies, parts
from templates.answers import Answer, Answers, Figure, NothingToReport, Prose, ReportedApart, amount
from templates.form import FigureKind
from templates.report import Report
from templates.table import Column, ColumnType, Table

WITH_SIGN = frozenset({ColumnType.percent, ColumnType.share})


class UnitRow:
    """Writes rows of units of the same levels (as in ``Report``); ``shown`` is the table with the columns of the sheet,
    in their order."""

    def __init__(self, sheet: Sheet, table: Table, shown: Table, levels: frozenset[str] | None) -> None:
        self._sheet = sheet
        self._table = table
        self._places = {column.id: place for place, column in enumerate(shown.columns)}
        self._columns = [(place, column, table.key(column)) for place, column in enumerate(shown.columns)]
        self._applies = {column.id: applies(table, column, levels) for column in table.columns}
        self._parts = {column.id: _having(table, column, levels) for column in table.columns if column.is_computed}

    def write(self, row: int, number: int, report: Report, computed: Answers) -> None:
        """Write the row, without a number where ``number`` is 0; ``computed`` holds the results of its formulas by
        key."""
        for place, column, key in self._columns:
            if column.is_computed and report.part == "adjusted":
                self._adjusted(row, place, column, report, computed.get(key))
            else:
                self._cell(row, place, column, report.answers.get(key), (number, report.unit.name), computed.get(key))
            if reason := report.reasons.get(key):
                self._sheet.note(row, place, words.reason_note(reason))

    def _cell(
        self, row: int, place: int, column: Column, answer: Answer | None, own: tuple[int, str], result: Answer | None
    ) -> None:
        sheet = self._sheet
        if column.type is ColumnType.place:
            write_place(sheet, row, place, own[0])
        elif column.type is ColumnType.unit:
            sheet.text(row, place, own[1], style.NAME)
        elif not self._applies.get(column.id, True):
            sheet.blank(row, place, style.NOT_ASKED)
        elif column.is_computed:
            formula = row_formula(column, self._parts[column.id], lambda part: self._name(row, part))
            value = amount(result)
            sheet.formula(
                row, place, formula, cell_style(style.COMPUTED, column, value), "" if value is None else value
            )
        else:
            typed_cell(sheet, (row, place), column, answer)

    def _adjusted(self, row: int, place: int, column: Column, report: Report, result: Answer | None) -> None:
        """What an adjustment of parts comes to in their sum: of the parts adjusted, of no others."""
        of = [part for part in self._parts[column.id] if self._table.key(part) in report.answers]
        value = amount(result)
        looks = cell_style(style.COMPUTED, column, value)
        if of and (column.type is ColumnType.total or len(of) == len(column.of)):
            formula = row_formula(column, of, lambda part: self._name(row, part))
            self._sheet.formula(row, place, formula, looks, "" if value is None else value)
        else:
            self._sheet.blank(row, place, looks)

    def _name(self, row: int, part: Column) -> str:
        return str(xl_rowcol_to_cell(row, self._places[part.id]))


def write_place(sheet: Sheet, row: int, place: int, number: int) -> None:
    """Write the row's number; none for what is no unit's."""
    if number:
        sheet.number(row, place, number, style.CENTRED)
    else:
        sheet.blank(row, place, style.CENTRED)


def typed_cell(sheet: Sheet, at: tuple[int, int], column: Column, answer: Answer | None) -> None:
    """Write one typed answer: a number, a text, the words of its state, or nothing."""
    match answer:
        case Figure(value):
            sheet.number(*at, value, cell_style(style.FIGURE, column, value))
        case Prose(text):
            sheet.text(*at, text, style.TEXT)
        case NothingToReport():
            state_cell(sheet, *at, words.NOTHING_FIGURE)
        case ReportedApart():
            state_cell(sheet, *at, words.REPORTED_APART)
        case _:
            sheet.blank(*at, style.TEXT if column.type is ColumnType.text else style.FIGURE)


@lru_cache(maxsize=256)
def _numbered(base: Style, kind: FigureKind, whole: bool) -> Style:
    return style.number_style(base, kind, Decimal(0) if whole else Decimal("0.5"))


def cell_style(base: Style, column: Column, value: Decimal | None) -> Style:
    """``base`` with the number format of the column's figures."""
    kind = FigureKind.percent if column.type in WITH_SIGN else KINDS.get(column.type, FigureKind.decimal)
    return _numbered(base, kind, value is None or value == value.to_integral_value())


def longest_texts(answers: Mapping[str, Answer], keys: Mapping[str, float]) -> list[tuple[str, float]]:
    """The texts of a row with the widths of their columns, to find its height."""
    texts = [(answer.text, width) for key, width in keys.items() if isinstance(answer := answers.get(key), Prose)]
    return [(cell_text(text), width - 2) for text, width in texts]


def _having(table: Table, column: Column, levels: frozenset[str] | None) -> tuple[Column, ...]:
    of = parts(table, column)
    return tuple(part for part in of if applies(table, part, levels)) if column.type is ColumnType.total else of
