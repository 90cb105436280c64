"""The workbook to fill in, as another program saves it after somebody worked on it."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Typed = Callable[[Cell], object]
"""What stands in a cell afterwards."""


def by_google_sheets(content: bytes, *, above: int = 0, typed: Typed = lambda cell: cell.value) -> bytes:
    """Sheets under other names and in another order, texts shared, neither protection, checks, notes nor styles.

    ``above`` rows are inserted over everything on every sheet.
    """
    source = openpyxl.load_workbook(BytesIO(content))
    made = Workbook()
    made.remove(made.worksheets[0])
    for number, sheet in enumerate(reversed(source.worksheets), 1):
        _copied(sheet, made.create_sheet(f"Trang tính{number}"), above, typed)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def in_words_of_a_person(cell: Cell) -> object:
    """Whole numbers to fill in as the text a person types: "1.250"."""
    entered = isinstance(cell.value, int) and not isinstance(cell.value, bool) and not cell.protection.locked
    return f" {cell.value:,} ".replace(",", ".") if entered else cell.value


def _copied(sheet: Worksheet, to: Worksheet, above: int, typed: Typed) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.value is not None:
                to.cell(cell.row + above, cell.column, typed(cell))
    for number, dimension in sheet.row_dimensions.items():
        to.row_dimensions[number + above].hidden = dimension.hidden
    for merged in sheet.merged_cells.ranges:
        merged.shift(0, above)
        to.merge_cells(merged.coord)
