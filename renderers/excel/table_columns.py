"""The columns of a table as a sheet shows them, and how wide and high its header must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from renderers.excel.book import A3, A4
from renderers.excel.fitting import LINE_POINTS
from renderers.excel.header import HeaderCell, column_widths, row_heights
from templates.header_grid import header_grid, header_rows
from templates.table import Column, ColumnRule, ColumnType, Header, Table

HELPERS = Header(text="Cột phụ để tính (không in)")
ROTATED_FROM = 13
"""Tables with so many columns turn the titles of their narrow columns upright."""

PLACE_WIDTH, NAME_WIDTH, TEXT_WIDTH, NARROW = 6.0, 24.0, 26.0, 5.0
SMALLEST_TYPE, TYPE = 7.0, 10.0
"""Points: what print may shrink to, and the smallest type a sheet uses."""
_LONGEST_UPRIGHT = 28
"""Characters of an upright title on one line: more would leave the page to the header."""
_PAGE_POINTS = {A4: 770.0, A3: 1118.0}


@dataclass(frozen=True, slots=True)
class SheetHeader:
    """Header cells, which of them stand upright, and the sizes that hold them."""

    cells: tuple[HeaderCell, ...]
    rotated: frozenset[HeaderCell]
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def paper(self) -> tuple[int, int]:
        """Paper and the number of pages across on which no type is printed smaller than may be."""
        points = sum(width * 5.25 + 3.75 for width in self.widths)
        smallest = points * SMALLEST_TYPE / TYPE
        return next(((one, 1) for one, room in _PAGE_POINTS.items() if smallest <= room), (A3, ceil(smallest / 1118)))


def with_units(table: Table) -> Table:
    """The table with a column for the running number and the unit's name where it has none, and its helpers shown."""
    columns = list(table.printed)
    if not any(column.type is ColumnType.place for column in columns):
        columns.insert(0, _leading("dong_stt", "STT", ColumnType.place))
    if not any(column.type is ColumnType.unit for column in columns):
        columns.insert(1, _leading("dong_don_vi", "Đơn vị", ColumnType.unit))
    return table.model_copy(update={"columns": (*columns, *_helpers(table))})


def with_helpers(table: Table) -> Table:
    """The table with its helper columns shown after the printed ones."""
    return table.model_copy(update={"columns": (*table.printed, *_helpers(table))})


def sheet_header(table: Table, longest: Mapping[str, str], *, narrow: bool = True) -> SheetHeader:
    """The header of the table's columns; ``longest`` is the widest figure of each by id.

    A ``narrow`` one turns the titles of a wide table's figures upright.
    """
    columns = table.columns
    cells = tuple(HeaderCell(c.row - 1, c.column - 1, c.rowspan, c.colspan, c.text) for c in header_grid(table))
    upright = narrow and len(columns) >= ROTATED_FROM
    bottom = header_rows(table)
    rotated = frozenset(cell for cell in cells if upright and _stands(cell, bottom, columns[cell.column]))
    widths = _widths(columns, cells, rotated, longest)
    return SheetHeader(cells, rotated, widths, _heights(cells, rotated, widths))


def _leading(name: str, title: str, kind: ColumnType) -> Column:
    return Column(id=name, path=(Header(text=title),), type=kind, consolidate=ColumnRule.none)


def _helpers(table: Table) -> list[Column]:
    hidden = [column for column in table.columns if not column.printed]
    return [column.model_copy(update={"path": (HELPERS, column.path[-1]), "printed": True}) for column in hidden]


def _stands(cell: HeaderCell, bottom: int, column: Column) -> bool:
    is_leaf = cell.row + cell.rows == bottom and cell.columns == 1
    return is_leaf and column.type not in (ColumnType.text, ColumnType.unit, ColumnType.place)


def _widths(
    columns: Sequence[Column], cells: Sequence[HeaderCell], rotated: frozenset[HeaderCell], longest: Mapping[str, str]
) -> tuple[float, ...]:
    figures = [longest.get(column.id, "") for column in columns]
    level = column_widths([cell for cell in cells if cell not in rotated], figures)
    upright = {cell.column: _standing_width(cell.text) for cell in rotated}
    own = {ColumnType.place: PLACE_WIDTH, ColumnType.unit: NAME_WIDTH, ColumnType.text: TEXT_WIDTH}
    return tuple(
        own.get(column.type) or (max(upright[place], len(figures[place]) + 1.5) if place in upright else level[place])
        for place, column in enumerate(columns)
    )


def _heights(cells: Sequence[HeaderCell], rotated: frozenset[HeaderCell], widths: Sequence[float]) -> tuple[float, ...]:
    heights = list(row_heights([cell for cell in cells if cell not in rotated], widths))
    heights += [15.0] * (max(cell.row + cell.rows for cell in cells) - len(heights))
    for cell in rotated:
        rows = range(cell.row, cell.row + cell.rows)
        short = _standing(cell.text, widths[cell.column]) - sum(heights[row] for row in rows)
        heights[rows[-1]] += max(0.0, short)
    return tuple(heights)


def _standing_width(text: str) -> float:
    """The narrowest column in which an upright title has room for all its lines."""
    lines = len(wrap(text, _LONGEST_UPRIGHT, break_long_words=False))
    return max(NARROW, (lines * LINE_POINTS + 1) / 5.25)


def _standing(text: str, width: float) -> float:
    """The height an upright title needs: as few lines as fit into the column's width."""
    lines = max(1, int((width * 5.25) / LINE_POINTS))
    length = next(size for size in range(1, len(text) + 1) if len(wrap(text, size, break_long_words=False)) <= lines)
    longest_word = max(map(len, text.split()), default=0)
    return min(280.0, max(length, longest_word) * 6.4 + 14)
