"""Tải biểu Excel: the form's tables as a workbook to fill in and send back.

Headers and computed cells are locked (without a password), cells to fill in are yellow; a hidden row under each
header holds the columns' keys, so that the sheet is understood again whatever was moved or renamed.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from renderers.excel import style, words
from renderers.excel.book import Book, Sheet
from renderers.excel.cell_text import cell_pieces
from renderers.excel.entry_table import (
    CHOICES_SHEET,
    GUIDE_SHEET,
    KEY,
    LONG_TEXT,
    entry_columns,
    entry_key,
    entry_tables,
    is_withheld,
    shown_answers,
)
from renderers.excel.fitting import row_points
from renderers.excel.style import Style
from renderers.excel.table_formulas import row_formula
from renderers.excel.table_row import cell_style
from renderers.excel.table_sheet import Page, table_page
from renderers.record_cells import record_words
from renderers.table_totals import applies, parts
from templates.answers import Answer, Answers, Figure, NothingToReport, Prose, ReportedApart, Rows, amount
from templates.report import Report
from templates.rows import RowColumn
from templates.table import Column, ColumnType, Table
from templates.totals import computed

ROOM = 20
"""Empty rows offered for records beyond those already there."""

ENTRY_HINT = "Anh/chị điền vào các ô màu vàng. Ô xám là số tính sẵn hoặc không phải điền."
FIGURE_WIDTH = "12345678"
"""The narrowest figure a column to fill in has room for."""

GUIDE = (
    "Điền vào các ô màu vàng; tiêu đề và các ô tính sẵn đã được khoá, Trợ lý tự tính.",
    "Ô để trống: chưa trả lời. Không có thì điền số 0. Không phát sinh thì ghi “Không phát sinh”.",
    "Nội dung gửi bằng đường khác thì ghi “(Có báo cáo riêng)”.",
    "Số ghi theo cách viết thông thường: 1.250 hoặc 1250; tỷ lệ phần trăm ghi 93,6.",
    "Biểu nhiều dòng: mỗi dòng một nội dung; thiếu dòng thì chèn thêm dòng.",
    "Điền xong, lưu tệp (.xlsx) và gửi lại cho Trợ lý; Trợ lý kiểm tra từng ô trước khi lưu.",
)
_TEXT_FORMAT = "@"


def form_workbook(report: Report, *, sensitive: bool) -> bytes:
    """The tables of ``report`` with its answers so far; without ``sensitive`` nothing sensitive is asked or shown."""
    book = Book(report.form.title, report.period.end)
    _guide(book, report)
    answers = shown_answers(report, sensitive=sensitive)
    choices = _Choices()
    for table in entry_tables(report, sensitive=sensitive):
        if table.rows == "one":
            _FigureEntry(book, report, table, answers, sensitive).write()
        else:
            _RecordEntry(book, report, table, choices).write(answers.get(table.id))
    choices.write(book)
    return book.finish()


def source_key(report: Report) -> str:
    """Which form, unit and period a workbook was made for."""
    return f"{KEY}mau {report.form.id} {report.unit.code} {report.period.end.isoformat()}"


def _guide(book: Book, report: Report) -> None:
    sheet = book.sheet(GUIDE_SHEET)
    sheet.widths((100.0,))
    period = words.data_window(report.period.start, report.period.end)
    lines = (
        (report.form.title, style.TITLE),
        (f"{report.unit.name} - {period}", style.SUBTITLE),
        *((f"- {line}", style.FACT) for line in GUIDE),
    )
    for row, (line, looks) in enumerate(lines):
        sheet.height(row, row_points([(line, 95.0)]) + 3)
        sheet.text(row, 0, line, looks)
    sheet.text(len(lines), 0, source_key(report), style.LABEL)
    sheet.hide_row(len(lines))
    sheet.protect()
    sheet.print_setup(landscape=False)


def _entry_page(
    book: Book, report: Report, shown: Table, table: Table, longest: Mapping[str, str], *, sensitive: bool = True
) -> Page:
    """A protected sheet with the table's header and, hidden under it, the keys of the columns that may be filled in."""
    page = table_page(book, shown, report.unit.name, ENTRY_HINT, longest, 0, below=1)
    page.sheet.protect()
    for place, column in enumerate(shown.columns):
        if not is_withheld(column, sensitive=sensitive):
            page.sheet.text(page.first, place, entry_key(table, column), style.LABEL)
    page.sheet.hide_row(page.first)
    return page


def _hint(page: Page, place: int, hint: str) -> None:
    """A note on the title just above the column's cells."""
    if hint:
        cell = max((one for one in page.header.cells if one.column == place), key=lambda one: one.row)
        page.sheet.note(page.first - len(page.header.heights) + cell.row, place, hint)


class _FigureEntry:
    """The sheet of a table with one row of cells."""

    def __init__(self, book: Book, report: Report, table: Table, answers: Answers, sensitive: bool) -> None:
        self._report, self._table, self._answers, self._sensitive = report, table, answers, sensitive
        self._shown = entry_columns(table)
        longest = dict.fromkeys((column.id for column in self._shown.columns), FIGURE_WIDTH)
        self._page = _entry_page(book, report, self._shown, table, longest, sensitive=sensitive)
        self._row = self._page.first + 1
        self._places = {column.id: place for place, column in enumerate(self._shown.columns)}
        self._results = computed(report.form, answers, report.unit.level)

    def write(self) -> None:
        texts = [(_text_of(self._answers.get(self._table.key(one))), 24.0) for one in self._shown.columns]
        self._page.sheet.height(self._row, max(30.0, row_points(texts)))
        for place, column in enumerate(self._shown.columns):
            self._cell(place, column)
            _hint(self._page, place, column.hint)
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
            _entry_cell(sheet, (row, place), column, self._answers.get(self._table.key(column)))
            if column.type in _FIGURE_RULES:
                sheet.validate(range(row, row + 1), place, _FIGURE_RULES[column.type])

    def _computed(self, place: int, column: Column, level: str) -> None:
        of = parts(self._table, column)
        having = [part for part in of if part.applies_to(level)]
        formula = row_formula(column, having, lambda part: str(xl_rowcol_to_cell(self._row, self._places[part.id])))
        value = amount(self._results.get(self._table.key(column)))
        looks = cell_style(style.COMPUTED, column, value)
        self._page.sheet.formula(self._row, place, formula, looks, "" if value is None else value)


class _Choices:
    """The lists of choices, on a hidden sheet: in the rule itself a comma would part them."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def rule(self, asked: RowColumn) -> dict[str, Any]:
        labels = tuple(choice.label for choice in asked.choices)
        if labels not in self._lists:
            self._lists.append(labels)
        place = self._lists.index(labels)
        source = f"='{CHOICES_SHEET}'!{xl_range_abs(1, place, len(labels), place)}"
        return {"validate": "list", "source": source, **_said("Anh/chị chọn một mục trong danh sách.")}

    def write(self, book: Book) -> None:
        if not self._lists:
            return
        sheet = book.sheet(CHOICES_SHEET)
        for place, labels in enumerate(self._lists):
            sheet.text(0, place, f"{KEY}danh_muc", style.LABEL)
            for row, label in enumerate(labels, 1):
                sheet.text(row, place, label, style.LABEL)
        sheet.protect()
        sheet.hide()


class _RecordEntry:
    """The sheet of a table of records: a column for each thing asked, a row for each record, and room for more."""

    def __init__(self, book: Book, report: Report, table: Table, choices: _Choices) -> None:
        self._table, self._choices = table, choices
        self._page = _entry_page(book, report, entry_columns(table), table, {})

    def write(self, answer: Answer | None) -> None:
        sheet, first = self._page.sheet, self._page.first + 1
        rows = answer.rows if isinstance(answer, Rows) else ()
        room = range(first, first + max(len(rows) + ROOM, self._table.most or 0))
        for place, asked in enumerate(self._table.record):
            _hint(self._page, place, asked.hint)
            if rule := self._rule(asked):
                sheet.validate(room, place, rule)
            for row in room:
                record = rows[row - first] if row - first < len(rows) else {}
                _record_cell(sheet, (row, place), asked, record.get(asked.id, ""))
        for row, record in enumerate(rows, first):
            texts = [(record.get(asked.id, ""), 24.0) for asked in self._table.record]
            sheet.height(row, row_points(texts))
        if isinstance(answer, NothingToReport | ReportedApart):
            sheet.text(first, 0, _state_words(answer), style.ENTRY)

    def _rule(self, asked: RowColumn) -> dict[str, Any] | None:
        match asked.kind:
            case "choice":
                return self._choices.rule(asked)
            case "integer":
                return _FIGURE_RULES[ColumnType.integer]
            case "day":
                return {"validate": "length", "criteria": "between", "minimum": 8, "maximum": 10, **_said(_DAY)}
            case _:
                return None


def _record_cell(sheet: Sheet, at: tuple[int, int], asked: RowColumn, value: str) -> None:
    if asked.kind == "integer":
        digits = value.isascii() and value.isdigit() and len(value) <= 15
        if digits:
            sheet.number(*at, int(value), style.ENTRY_FIGURE)
        elif value:
            sheet.text(*at, value, style.ENTRY_FIGURE)
        else:
            sheet.blank(*at, style.ENTRY_FIGURE)
        return
    looks = replace(style.ENTRY, number_format=_TEXT_FORMAT)
    _text_cell(sheet, at, record_words(asked, value), looks)


def _entry_cell(sheet: Sheet, at: tuple[int, int], column: Column, answer: Answer | None) -> None:
    is_text = column.type is ColumnType.text
    looks = replace(style.ENTRY, number_format=_TEXT_FORMAT) if is_text else style.ENTRY_FIGURE
    match answer:
        case Figure(value):
            sheet.number(*at, value, _figure_style(column, value))
        case Prose(text):
            _text_cell(sheet, at, text, looks)
        case NothingToReport() | ReportedApart():
            sheet.text(*at, _state_words(answer), replace(looks, wrap=True))
        case _:
            sheet.blank(*at, looks if is_text else _figure_style(column, None))


def _figure_style(column: Column, value: Decimal | None) -> Style:
    return cell_style(style.ENTRY_FIGURE, column, value if column.type is ColumnType.integer else Decimal("0.5"))


def _text_cell(sheet: Sheet, at: tuple[int, int], text: str, looks: Style) -> None:
    if not text:
        sheet.blank(*at, looks)
    elif len(cell_pieces(text)) > 1:
        sheet.text(*at, LONG_TEXT, replace(looks, unlocked=False))
    else:
        sheet.text(*at, text, looks)


def _state_words(answer: Answer) -> str:
    return words.NOTHING_FIGURE if isinstance(answer, NothingToReport) else words.REPORTED_APART


def _text_of(answer: Answer | None) -> str:
    return answer.text if isinstance(answer, Prose) and len(cell_pieces(answer.text)) == 1 else ""


def _said(message: str) -> dict[str, str]:
    return {"error_title": "Chưa đúng", "error_message": message}


_DAY = "Anh/chị ghi ngày dạng ngày/tháng/năm, ví dụ 05/6/2026."
_FIGURE_RULES: Mapping[ColumnType, dict[str, Any]] = {
    ColumnType.integer: {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        **_said("Ô này cần số nguyên từ 0 trở lên. Không có thì điền 0."),
    },
    ColumnType.decimal: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        **_said("Ô này cần số từ 0 trở lên. Không có thì điền 0."),
    },
    ColumnType.percent: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        **_said("Ô này cần tỷ lệ phần trăm từ 0 đến 100, ví dụ 93,6."),
    },
}
