"""The header of a sheet of figures: merged cells derived from where each figure or blank stands in the outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from renderers.excel.fitting import LINE_POINTS, row_points
from templates.blanks import AnyBlank, BlankGroup
from templates.form import FigureField, Group, ReportForm, Section

MOST_LINES = 5
NARROWEST, WIDEST = 11.5, 26.0
BOLDNESS = 1.08
"""How much wider bold text runs."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One header cell; ``row`` and ``column`` count from 0 inside the header."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One figure, or a blank's text or day: its section's number and heading, and its header path.

    The path names the sections above it, its group where a section has several, and its label.  ``of``: the figures
    it is the sum of, if it is computed.
    """

    field: FigureField | AnyBlank
    section: str
    path: Path
    of: tuple[str, ...] = ()


def figure_columns(form: ReportForm) -> tuple[FigureColumn, ...]:
    """Every figure of the form in document order, without those that stand in a table's own sheet.

    There they have their official headers; here the cells of two levels would have the same words above them.
    """
    cells = {table.key(column) for table in form.tables for column in table.columns}
    found = (column for section in form.sections for column in _columns_below(section, ()))
    return tuple(column for column in found if column.field.id not in cells)


def header_cells(paths: Sequence[Path], parts: Sequence[range] = ()) -> tuple[HeaderCell, ...]:
    """Header cells from column paths: equal beginnings side by side share a cell, a last part reaches the bottom row.

    Columns of one group never merge with each other even where their labels are equal, and no cell reaches from one of
    ``parts`` into another.
    """
    depth = max(map(len, paths), default=0)
    each = parts or (range(len(paths)),)
    return tuple(cell for part in each for cell in _cells(paths[part.start : part.stop], 0, part.start, depth))


def column_widths(cells: Sequence[HeaderCell], longest: Sequence[str]) -> tuple[float, ...]:
    """A width in characters for each column: room for its ``longest`` figure and, as far as may be, for its headers.

    A header should need no more than a few lines.
    """
    widths = [max(NARROWEST, len(figure) * BOLDNESS + 2) for figure in longest]
    for cell in cells:
        wanted = min(WIDEST, len(cell.text) / MOST_LINES / cell.columns)
        for column in range(cell.column, cell.column + cell.columns):
            widths[column] = max(widths[column], wanted)
    return tuple(widths)


def row_heights(cells: Sequence[HeaderCell], widths: Sequence[float]) -> tuple[float, ...]:
    """The height in points each header row needs: Excel does not find it for merged cells."""
    heights = [LINE_POINTS] * max((cell.row + cell.rows for cell in cells), default=0)
    for cell in sorted(cells, key=lambda one: one.rows):
        rows = range(cell.row, cell.row + cell.rows)
        short = _needed(cell, widths) - sum(heights[row] for row in rows)
        heights[rows[-1]] += max(0.0, short)
    return tuple(heights)


def _needed(cell: HeaderCell, widths: Sequence[float]) -> float:
    width = sum(widths[cell.column : cell.column + cell.columns])
    return row_points([(cell.text, width / BOLDNESS)])


def _columns_below(section: Section, above: Path) -> Iterator[FigureColumn]:
    title = f"{section.number.rstrip('.')}. {section.heading}".lstrip(". ")
    path = (*above, title)
    groups = [question for question in section.questions if isinstance(question, Group)]
    for group in groups:
        inner = (*path, group.question) if len(groups) > 1 else path
        for field in group.fields:
            yield FigureColumn(field, title, (*inner, field_label(field)))
        for one in group.sums if isinstance(group, BlankGroup) else ():
            yield FigureColumn(one.figure, title, (*inner, field_label(one.figure)), one.of)
    for child in section.sections:
        yield from _columns_below(child, path)


def field_label(field: FigureField | AnyBlank) -> str:
    """A figure's label with the counted thing in brackets unless the label says it."""
    unit = counted_thing(field)
    return field.label if not unit or unit.lower() in field.label.lower() else f"{field.label} ({unit})"


def counted_thing(field: FigureField | AnyBlank) -> str:
    """What a figure counts ("hội nghị"); a text and a day count nothing."""
    return field.unit if isinstance(field, FigureField) else ""


def _cells(paths: Sequence[Path], level: int, column: int, depth: int) -> Iterator[HeaderCell]:
    for is_leaf, text, members in _runs(paths, level):
        if is_leaf:
            yield HeaderCell(level, column, depth - level, 1, text)
        else:
            yield HeaderCell(level, column, 1, len(members), text)
            yield from _cells(members, level + 1, column, depth)
        column += len(members)


def _runs(paths: Sequence[Path], level: int) -> Iterator[tuple[bool, str, list[Path]]]:
    """Neighbours that share the part at ``level``; a column that ends there stands alone."""
    for (is_leaf, text), run in groupby(paths, key=lambda path: (len(path) == level + 1, path[level])):
        members = list(run)
        for group in [[member] for member in members] if is_leaf else [members]:
            yield is_leaf, text, group
