"""A workbook being written: the one door through which everything reaches a cell.

People's text is written as a string, never guessed at: no formula, link or number comes of it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from renderers.excel.cell_text import LONGEST_CELL, cell_pieces, cell_text
from renderers.excel.style import Style

OPTIONS: Mapping[str, object] = {
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
}
A4, A3 = 9, 8
LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\n]")
MARGINS_INCHES = {"left": 0.6, "right": 0.4, "top": 0.6, "bottom": 0.6}


class _Worksheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes formulas as they are.

    XlsxWriter looks through every one for some thirty functions newer than the file format, which takes most of the
    time of a table with computed columns; ours use none of them.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Sheet:
    """One sheet; rows and columns count from 0, widths are in characters, heights in points."""

    def __init__(self, book: "Book", worksheet: Any) -> None:
        self._book = book
        self._worksheet = worksheet
        self._widths: tuple[float, ...] = ()

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        """Write ``text`` as text, shortened to what one cell can hold."""
        self._worksheet.write_string(row, column, cell_pieces(text)[0], self._book.format(style))

    def number(self, row: int, column: int, value: Decimal | int, style: Style) -> None:
        """Write a figure; as a Decimal it keeps its digits (93.6 as a float is written 93.59999999999999)."""
        self._worksheet.write_number(row, column, value, self._book.format(style))

    def formula(self, row: int, column: int, formula: str, style: Style, result: Decimal | int | str) -> None:
        """Write a formula of ours with the result shown until the file is recalculated."""
        shown = result if isinstance(result, str) else float(result)
        self._worksheet.write_formula(row, column, formula, self._book.format(style), shown)

    def blank(self, row: int, column: int, style: Style) -> None:
        self._worksheet.write_blank(row, column, None, self._book.format(style))

    def note(self, row: int, column: int, text: str) -> None:
        """Attach a note to a cell."""
        options = {"author": "", "font_name": "Times New Roman", "font_size": 10, "width": 220, "height": 80}
        self._worksheet.write_comment(row, column, cell_text(text)[: LONGEST_CELL // 2], options)

    def merged(self, row: int, column: int, text: str, style: Style, *, rows: int = 1, columns: int = 1) -> None:
        """Write ``text`` across ``rows`` × ``columns`` cells joined into one."""
        if rows * columns > 1:
            last = (row + rows - 1, column + columns - 1)
            self._worksheet.merge_range(row, column, *last, "", self._book.format(style))
        self.text(row, column, text, style)

    def widths(self, widths: Sequence[float]) -> None:
        self._widths = tuple(widths)
        for column, width in enumerate(widths):
            self._worksheet.set_column(column, column, width)

    def width(self, column: int) -> float:
        """What ``widths`` gave a column."""
        return self._widths[column]

    def height(self, row: int, points: float) -> None:
        self._worksheet.set_row(row, points)

    def freeze(self, row: int, column: int) -> None:
        """Keep the rows above ``row`` and the columns before ``column`` in view."""
        self._worksheet.freeze_panes(row, column)

    def filter(self, first_row: int, last_row: int, last_column: int) -> None:
        """Offer filtering on a table whose header stands in ``first_row``."""
        self._worksheet.autofilter(first_row, 0, last_row, last_column)

    def mark(self, row: int, columns: range, text: str, style: Style) -> None:
        """Show the cells of ``row`` that equal ``text`` in ``style``'s colour, also after recalculation."""
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": self._book.marking(style)}
        self._worksheet.conditional_format(row, columns.start, row, columns.stop - 1, rule)

    def protect(self) -> None:
        """Lock every cell whose style is not ``unlocked``, without a password; rows may be added and sizes changed."""
        allowed = ("format_cells", "format_columns", "format_rows", "insert_rows", "insert_columns", "sort")
        self._worksheet.protect("", dict.fromkeys(allowed, True))

    def hide(self) -> None:
        """Keep the whole sheet out of view."""
        self._worksheet.hide()

    def hide_row(self, row: int) -> None:
        self._worksheet.set_row(row, None, None, {"hidden": True})

    def validate(self, rows: range, column: int, rule: Mapping[str, Any]) -> None:
        """Let a program refuse what does not fit while it is typed; ``rule`` in XlsxWriter's words."""
        self._worksheet.data_validation(rows.start, column, rows.stop - 1, column, dict(rule))

    def print_area(self, last_row: int, last_column: int) -> None:
        """Print only the cells up to this one."""
        self._worksheet.print_area(0, 0, last_row, last_column)

    def print_setup(
        self,
        *,
        landscape: bool,
        repeat: tuple[int, int] | None = None,
        paper: int = A4,
        across: int = 1,
    ) -> None:
        """Fitted to the width of ``across`` pages, numbered below; ``repeat`` are the rows printed on every page."""
        sheet = self._worksheet
        sheet.set_landscape() if landscape else sheet.set_portrait()
        sheet.set_paper(paper)
        sheet.fit_to_pages(across, 0)
        sheet.set_margins(**MARGINS_INCHES)
        sheet.center_horizontally()
        sheet.set_footer('&C&"Times New Roman,Regular"&10Trang &P/&N')
        if repeat:
            sheet.repeat_rows(*repeat)

    def print_in_parts(self, percent: int, breaks: Sequence[int], leading: int) -> None:
        """Printed at ``percent`` of its size instead, a new page beginning before each of the columns ``breaks``.

        ``leading`` columns stand on every page.
        """
        self._worksheet.set_print_scale(percent)
        self._worksheet.set_v_pagebreaks(list(breaks))
        self._worksheet.repeat_columns(0, leading - 1)


class Book:
    """A workbook in memory.  ``made_on`` stands as its date, so that equal reports make equal files."""

    def __init__(self, title: str, made_on: date) -> None:
        self._stream = BytesIO()
        self._workbook = Workbook(self._stream, dict(OPTIONS))
        self._formats: dict[Style, Any] = {}
        self._by_identity: dict[int, tuple[Any, Style]] = {}
        """The same by the object itself, kept with it: comparing a style's fields for every cell takes longer."""
        self._names: set[str] = set()
        self._workbook.set_properties({"title": cell_text(title), "created": datetime.combine(made_on, time())})

    def sheet(self, name: str) -> Sheet:
        """A new sheet called ``name`` (shortened and numbered where Excel needs it), without grid lines."""
        worksheet = self._workbook.add_worksheet(self._free_name(name), worksheet_class=_Worksheet)
        worksheet.hide_gridlines(2)
        return Sheet(self, worksheet)

    def _free_name(self, name: str) -> str:
        plain = cell_text(_NOT_IN_NAMES.sub(" ", name)).strip(" '")[:LONGEST_NAME].strip(" '") or "Biểu"
        free, number = plain, 1
        while free.casefold() in self._names:
            number += 1
            free = f"{plain[: LONGEST_NAME - 5]} ({number})"
        self._names.add(free.casefold())
        return free

    def format(self, style: Style) -> Any:
        known = self._by_identity.get(id(style))
        if known is None:
            if style not in self._formats:
                self._formats[style] = self._workbook.add_format(style.properties())
            known = self._by_identity[id(style)] = (self._formats[style], style)
        return known[0]

    def marking(self, style: Style) -> Any:
        return self._workbook.add_format({"bold": style.bold, "font_color": style.colour})

    def finish(self) -> bytes:
        """The finished .xlsx file."""
        self._workbook.close()
        return self._stream.getvalue()


def cell_range(first_row: int, last_row: int, column: int) -> str:
    """Cells of one column as a formula names them: "C8:C19"."""
    return str(xl_range(first_row, column, last_row, column))
