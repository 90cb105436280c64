"""The page of a table to fill in: its header, the keys hidden under it, and notes on its titles."""

from collections.abc import Mapping

from renderers.excel import style
from renderers.excel.book import Book
from renderers.excel.entry_table import entry_key, is_withheld
from renderers.excel.table_sheet import Page, table_page
from templates.report import Report
from templates.table import Table

ENTRY_HINT = "Anh/chị điền vào các ô màu vàng. Ô xám là số tính sẵn hoặc không phải điền."


def entry_page(
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


def add_hint(page: Page, place: int, hint: str) -> None:
    """A note on the title just above the column's cells."""
    if hint:
        cell = max((one for one in page.header.cells if one.column == place), key=lambda one: one.row)
        page.sheet.note(page.first - len(page.header.heights) + cell.row, place, hint)
