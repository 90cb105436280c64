"""A laid-out table as WordprocessingML text; rows are joined text, since a table may have thousands."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from renderers.word.annex.grid import Cell, Row, Wide
from renderers.word.annex.layout import VERTICAL_PADDING, Layout
from renderers.word.annex.measure import LINE
from renderers.word.annex.page import TEXT_HEIGHT
from renderers.word.annex.styles import cell_style
from renderers.word.cleaning import clean_line
from renderers.word.ooxml import TWIPS_PER_POINT
from templates.header_grid import GridCell
from templates.table import ColumnType, Table

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_OPEN_SIDES = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
_NO_LINES = f"<w:tcBorders>{_OPEN_SIDES}</w:tcBorders>"
_TURNED = '<w:textDirection w:val="btLr"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_HEADER_ROW = "<w:tblHeader/>"
_WHOLE_ROW = "<w:cantSplit/>"
_LONG = 120
"""Characters below which a cell cannot make its row higher than a page."""


def table_xml(table: Table, layout: Layout, rows: tuple[Row, ...], foot: str) -> Iterator[str]:
    """The table; the paragraphs ``foot`` stand in a row without lines at its end, held together with the last one.

    In paragraphs of their own below the table they could come to stand alone on a page: LibreOffice holds together
    rows, but not the last row of a table of several pages with what follows it.
    """
    yield _beginning(layout)
    yield from _header(layout)
    drawing = _Rows(table, layout)
    yield from map(drawing.row, rows[:-1])
    for row in rows[-1:]:
        yield drawing.row(row, keep=bool(foot))
    if foot:
        yield _foot_row(layout, foot)
    yield "</w:tbl>"


def _foot_row(layout: Layout, foot: str) -> str:
    width = f'<w:tcW w:w="{_twips(sum(layout.widths))}" w:type="dxa"/>'
    properties = f"<w:tcPr>{width}{_span(len(layout.widths))}{_NO_LINES}</w:tcPr>"
    return f"<w:tr><w:trPr>{_WHOLE_ROW}</w:trPr><w:tc>{properties}{foot}</w:tc></w:tr>"


def _twips(points: float) -> int:
    return round(points * TWIPS_PER_POINT)


def _beginning(layout: Layout) -> str:
    side = f'w:w="{_twips(layout.padding)}" w:type="dxa"'
    above = f'w:w="{_twips(VERTICAL_PADDING)}" w:type="dxa"'
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in layout.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(layout.widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top {above}/>'
        f"<w:left {side}/><w:bottom {above}/><w:right {side}/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _header(layout: Layout) -> Iterator[str]:
    for number, height in enumerate(layout.heights, 1):
        cells = "".join(_header_cell(layout, cell, number) for cell in _covering(layout, number))
        yield (
            f'<w:tr><w:trPr>{_WHOLE_ROW}<w:trHeight w:val="{_twips(height)}" w:hRule="atLeast"/>{_HEADER_ROW}</w:trPr>'
            f"{cells}</w:tr>"
        )


def _covering(layout: Layout, number: int) -> list[GridCell]:
    """The header cells that reach into a row, from left to right."""
    reaching = [cell for cell in layout.header if cell.row <= number < cell.row + cell.rowspan]
    return sorted(reaching, key=lambda cell: cell.column)


def _header_cell(layout: Layout, cell: GridCell, number: int) -> str:
    begins = cell.row == number
    merge = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    turned = _TURNED if cell in layout.turned else ""
    width = _twips(layout.width(cell.column - 1, cell.colspan))
    text = cell.text if begins else ""
    style = cell_style("TableHead", layout.size)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span(cell.colspan)}{merge}{turned}{_MIDDLE}</w:tcPr>'
        f"{_paragraphs(text, style)}</w:tc>"
    )


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""


def _paragraphs(text: str, style: str, keep: str = "") -> str:
    return "".join(_paragraph(line, style, keep) for line in text.split("\n"))


def _paragraph(line: str, style: str, keep: str = "") -> str:
    before = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>'
    clean = clean_line(line)
    return f'{before}<w:r><w:t xml:space="preserve">{escape(clean)}</w:t></w:r></w:p>' if clean else f"{before}</w:p>"


class _Rows:
    """Draws rows below one header: everything about a column that does not change from row to row is made once."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._layout = layout
        self._types = tuple(column.type for column in table.printed)
        self._wordy = tuple(kind in (ColumnType.text, ColumnType.unit) for kind in self._types)
        self._texts = tuple(at for at, wordy in enumerate(self._wordy) if wordy)
        self._properties = tuple(self._cell_properties(at) for at in range(len(layout.widths)))
        self._styles = tuple(cell_style("TableText" if wordy else "TableFigure", layout.size) for wordy in self._wordy)
        self._heads = tuple(self._head(at, style) for at, style in enumerate(self._styles))
        self._total = cell_style("TableTotal", layout.size)
        height = _twips(layout.row_height)
        self._height = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        self._room = (TEXT_HEIGHT - sum(layout.heights)) * 0.7

    def row(self, row: Row, *, keep: bool = False) -> str:
        """One row's XML; a row that runs over pages begins at the top in all its cells, and ``keep`` holds it to
        nothing."""
        if self._may_split(row):
            cells = "".join(self._careful(row, keep=False)).replace(_MIDDLE, "")
            return f"<w:tr><w:trPr>{self._height}</w:trPr>{cells}</w:tr>"
        cells = "".join(self._plain(row.cells) if not (keep or row.is_total) else self._careful(row, keep))
        return f"<w:tr><w:trPr>{_WHOLE_ROW}{self._height}</w:trPr>{cells}</w:tr>"

    def _plain(self, cells: tuple[Cell, ...]) -> Iterator[str]:
        """The common case, where nearly every cell is a figure."""
        if len(cells) != len(self._heads):
            yield from self._careful(Row(cells), keep=False)
            return
        for at, (cell, (head, empty)) in enumerate(zip(cells, self._heads, strict=True)):
            if not cell:
                yield empty
            elif type(cell) is str and cell.isascii() and not self._wordy[at]:
                yield f"{head}{cell}</w:t></w:r></w:p></w:tc>"
            else:
                yield self._cell(cell, at, self._styles[at], "")

    def _careful(self, row: Row, keep: bool) -> Iterator[str]:
        at = 0
        for cell in row.cells:
            style = self._total if row.is_total else self._style(cell, at)
            yield self._cell(cell, at, style, "<w:keepNext/>" if keep else "")
            at += cell.span if isinstance(cell, Wide) else 1

    def _style(self, cell: Cell, at: int) -> str:
        if isinstance(cell, Wide):
            return cell_style("TableBand" if cell.heading else "TableFigure", self._layout.size)
        return self._styles[at]

    def _cell(self, cell: Cell, at: int, style: str, keep: str) -> str:
        if isinstance(cell, Wide):
            width = f'<w:tcW w:w="{_twips(self._layout.width(at, cell.span))}" w:type="dxa"/>'
            properties = f"<w:tcPr>{width}{_span(cell.span)}{_MIDDLE}</w:tcPr>"
            return f"<w:tc>{properties}{_paragraphs(cell.text, style, keep)}</w:tc>"
        return f"<w:tc>{self._properties[at]}{_paragraphs(cell, style, keep)}</w:tc>"

    def _head(self, at: int, style: str) -> tuple[str, str]:
        """A cell up to its text, and the same cell with none."""
        empty = f'<w:tc>{self._properties[at]}<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        return f"{empty}<w:r><w:t>", f"{empty}</w:p></w:tc>"

    def _cell_properties(self, at: int) -> str:
        turned = _TURNED if at in self._layout.turned_figures else ""
        middle = "" if self._types[at] is ColumnType.text else _MIDDLE
        return f'<w:tcPr><w:tcW w:w="{_twips(self._layout.widths[at])}" w:type="dxa"/>{turned}{middle}</w:tcPr>'

    def _may_split(self, row: Row) -> bool:
        """Whether the row could be higher than the room below the header, and must not be held together."""
        if len(row.cells) == len(self._wordy) and all(_is_short(row.cells[at]) for at in self._texts):
            return False
        return max(self._heights(row), default=0.0) > self._room

    def _heights(self, row: Row) -> Iterator[float]:
        """About how many points the row's cells take."""
        size, padding = self._layout.size, 2 * self._layout.padding
        at = 0
        for cell in row.cells:
            text, span = (cell.text, cell.span) if isinstance(cell, Wide) else (cell, 1)
            letters = max(1.0, (self._layout.width(at, span) - padding) / (size * 0.5))
            yield sum(1 + len(paragraph) / letters for paragraph in text.split("\n")) * size * LINE
            at += span


def _is_short(cell: Cell) -> bool:
    return len(cell.text if isinstance(cell, Wide) else cell) <= _LONG
