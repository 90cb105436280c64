"""The head of a table's sheet: whose it is, its number and title, and the official merged header."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from renderers.excel import style
from renderers.excel.book import Book, Sheet
from renderers.excel.fitting import row_points
from renderers.excel.table_columns import SheetHeader, sheet_header
from templates.table import Table

TITLE_ROWS = 5
"""Whose table and its number, the heading, the title, what counts, and a free row."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its head written; ``first`` is the row below the header."""

    sheet: Sheet
    header: SheetHeader
    first: int

    @property
    def columns(self) -> int:
        return len(self.header.widths)


def table_page(
    book: Book, table: Table, whose: str, basis: str, longest: Mapping[str, str], leading: int, below: int = 0
) -> Page:
    """Add a sheet called by the table's number.

    ``leading`` columns and ``below`` rows under the header stay in view with it.  A sheet to fill in has rows below,
    and columns wide enough to type in.
    """
    sheet = book.sheet(table.number)
    header = sheet_header(table, longest, narrow=not below)
    sheet.widths(header.widths)
    _titles(sheet, table, whose, basis, header, in_view=below > 0)
    for cell in header.cells:
        looks = replace(style.HEADER, size=10, rotation=90 if cell in header.rotated else 0)
        sheet.merged(TITLE_ROWS + cell.row, cell.column, cell.text, looks, rows=cell.rows, columns=cell.columns)
    for row, points in enumerate(header.heights, TITLE_ROWS):
        sheet.height(row, points)
    first = TITLE_ROWS + len(header.heights)
    sheet.freeze(first + below, leading)
    paper, across = header.paper
    sheet.print_setup(landscape=True, repeat=(TITLE_ROWS, first - 1), paper=paper, across=across)
    return Page(sheet, header, first)


def _titles(sheet: Sheet, table: Table, whose: str, basis: str, header: SheetHeader, *, in_view: bool) -> None:
    """Centred over the table, or ``in_view`` at its left edge, where a phone shows the sheet first."""
    columns, width = len(header.widths), sum(header.widths)
    sheet.text(0, 0, f"Địa phương, đơn vị: {whose}", style.HEADING)
    if columns > 3:
        sheet.text(0, columns - 1, table.number, replace(style.HEADING, align="right"))
    for row, (text, looks) in enumerate(
        ((table.heading, style.TITLE), (table.title, style.TITLE), (basis, style.SUBTITLE)), 1
    ):
        if in_view:
            sheet.text(row, 0, text, replace(looks, align="left", wrap=False))
        else:
            sheet.merged(row, 0, text, looks, columns=columns)
        sheet.height(row, row_points([(text, width * 0.8)]) + 3)
