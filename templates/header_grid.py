"""The header of a table as merged cells, derived from its columns' paths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from templates.table import Header, Table

_Column = tuple[int, tuple[Header, ...]]
"""A column's place (from 1) and what is left of its path."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A header cell; ``row`` and ``column`` count from 1."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def header_grid(table: Table) -> tuple[GridCell, ...]:
    """The cells of a bound table's header, by row and column; together they tile it exactly."""
    columns = [(place, column.path) for place, column in enumerate(table.printed, start=1)]
    cells = _cells(columns, 1, header_rows(table))
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def header_rows(table: Table) -> int:
    """How many rows the header has."""
    return max(sum(header.rows for header in column.path) for column in table.printed)


def _cells(columns: Sequence[_Column], row: int, last: int) -> Iterator[GridCell]:
    for _, group in groupby(columns, key=_shared):
        run = list(group)
        place, path = run[0]
        if len(path) == 1:
            yield GridCell(row, place, last - row + 1, 1, path[0].text)
            continue
        yield GridCell(row, place, path[0].rows, len(run), path[0].text)
        yield from _cells([(at, rest[1:]) for at, rest in run], row + path[0].rows, last)


def _shared(column: _Column) -> Header | int:
    """What neighbours must have in common to stand under one cell; a column's own cell is shared with none."""
    place, path = column
    return path[0] if len(path) > 1 else place
