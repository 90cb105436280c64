"""The cover sheet of a workbook: whose report this is, of which period, and how the cells are to be read."""

from collections.abc import Sequence

from renderers.excel import style, words
from renderers.excel.book import Book, Sheet
from renderers.excel.fitting import row_points
from templates.form import ReportForm
from templates.period import Period

WIDTHS = (6.0, 34.0, 16.0, 40.0)
"""STT, the unit, its code, what is said of it."""


def cover_sheet(
    book: Book, body: str, title: str, form: ReportForm, facts: Sequence[tuple[str, str]]
) -> tuple[Sheet, int]:
    """Write heading and ``facts`` (label, text); return the sheet and the first free row."""
    sheet = book.sheet(words.COVER_SHEET)
    sheet.widths(WIDTHS)
    sheet.print_setup(landscape=False)
    sheet.merged(0, 0, body, style.BODY_NAME, columns=4)
    sheet.merged(2, 0, title, style.TITLE, columns=4)
    sheet.height(2, 24)
    sheet.merged(3, 0, form.subject, style.SUBTITLE, columns=4)
    sheet.height(3, row_points([(form.subject, sum(WIDTHS) * 0.9)]))
    for row, (label, text) in enumerate(facts, 5):
        sheet.height(row, row_points([(text, sum(WIDTHS[2:]))]))
        sheet.merged(row, 0, label, style.LABEL, columns=2)
        sheet.merged(row, 2, text, style.FACT, columns=2)
    return sheet, 5 + len(facts) + 1


def common_facts(form: ReportForm, period: Period) -> list[tuple[str, str]]:
    """What every cover says: the form and its data window."""
    return [("Mẫu báo cáo:", form.title), ("Kỳ số liệu:", words.data_window(period.start, period.end))]


def list_of_units(sheet: Sheet, row: int, title: str, column: str, rows: Sequence[tuple[str, str, str]]) -> int:
    """Write a table of units (name, code, what ``column`` is about); return the first free row."""
    sheet.text(row, 0, title, style.HEADING)
    if not rows:
        sheet.text(row + 1, 0, words.NO_UNITS, style.LEGEND_LINE)
        return row + 3
    for place, heading in enumerate(("STT", "Đơn vị", "Mã", column)):
        sheet.text(row + 1, place, heading, style.HEADER)
    for number, (name, code, said) in enumerate(rows, 1):
        at = row + 1 + number
        sheet.number(at, 0, number, style.CENTRED)
        sheet.height(at, row_points([(name, WIDTHS[1]), (code, WIDTHS[2]), (said, WIDTHS[3])]))
        sheet.text(at, 1, name, style.NAME)
        sheet.text(at, 2, code, style.CENTRED)
        sheet.text(at, 3, said, style.NAME)
    return row + len(rows) + 3


def legend(sheet: Sheet, row: int) -> None:
    """Say how empty cells and words in place of figures are to be read."""
    sheet.text(row, 0, "Cách đọc bảng số liệu", style.HEADING)
    for offset, line in enumerate(words.LEGEND, 1):
        sheet.merged(row + offset, 0, f"- {line}", style.LEGEND, columns=4)
        sheet.height(row + offset, row_points([(line, sum(WIDTHS))]))
