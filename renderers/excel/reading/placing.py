"""Which table a sheet holds and where its columns stand: by the hidden keys, else by the words of the header."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renderers.excel.entry_table import KEY, entry_columns, entry_key
from renderers.excel.reading.grid import Grid
from templates.header_grid import header_rows
from templates.table import Column, Table
from templates.text import ascii_slug

_SEARCHED_ROWS = 60
_NUMBERING = re.compile(r"\(?\[?([0-9]{1,2})\)?\]?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A table found in a grid: its columns by their place, and the first row of cells to read.

    ``twice`` are the places of columns that stand in more than one.
    """

    table: Table
    grid: Grid
    columns: Mapping[int, Column]
    first: int
    twice: tuple[int, ...] = ()


def is_ours(grid: Grid) -> bool:
    """Whether a sheet of ours that is no table (the guide, the lists of choices)."""
    return any(cell.text.startswith(KEY) for row in grid.rows.values() for cell in row.values())


def place_by_keys(grid: Grid, tables: Sequence[Table]) -> Iterator[Placed]:
    """The tables whose keys stand in the grid."""
    known = {entry_key(table, column): (table, column) for table in tables for column in entry_columns(table).columns}
    for number, row in grid.rows.items():
        found = [(place, *known[key]) for place, cell in row.items() if (key := cell.text.strip()) in known]
        for table in dict.fromkeys(table.id for _, table, _ in found):
            own = [(place, of, column) for place, of, column in found if of.id == table]
            columns = {place: column for place, _, column in own}
            times = Counter(column.id for column in columns.values())
            twice = tuple(place for place, column in columns.items() if times[column.id] > 1)
            yield Placed(own[0][1], grid, columns, number + 1, twice)


def place_by_words(grid: Grid, tables: Sequence[Table]) -> Placed | None:
    """The table whose header the grid repeats best; at least half of its columns, and two of them, must be there."""
    found = [placed for table in tables if (placed := _best(grid, table))]
    return max(found, key=lambda placed: len(placed.columns), default=None)


def _best(grid: Grid, table: Table) -> Placed | None:
    shown = entry_columns(table)
    paths = [(_folded([header.text for header in column.path]), column) for column in shown.columns]
    depth = header_rows(shown)
    starts = [row for row in sorted(grid.rows) if row < _SEARCHED_ROWS]
    tries = ((row, _matched(grid, row, depth, paths)) for row in starts)
    row, columns = max(tries, key=lambda one: len(one[1]), default=(0, {}))
    if len(columns) < max(min(2, len(paths)), (len(paths) + 1) // 2):
        return None
    return Placed(table, grid, columns, below(grid, row + depth, columns))


def _matched(grid: Grid, first: int, depth: int, paths: Sequence[tuple[tuple[str, ...], Column]]) -> dict[int, Column]:
    """Columns whose words from ``first`` downwards are those of a column; equal ones are taken from left to right."""
    left = list(paths)
    found: dict[int, Column] = {}
    for place, words in sorted(stacked(grid, range(first, first + depth)).items()):
        at = next((index for index, (path, _) in enumerate(left) if path == words), None)
        if at is not None:
            found[place] = left.pop(at)[1]
    return found


def stacked(grid: Grid, rows: range) -> dict[int, tuple[str, ...]]:
    """The words above each column.  A merged cell's text stands in its first place only, so it is carried to the right
    as far as the cell above it reaches."""
    last = max((place for row in rows for place in grid.rows.get(row, {})), default=-1)
    above = [0] * (last + 1)
    words: list[list[str]] = [[] for _ in above]
    for row in rows:
        bottom = row == rows[-1]
        start, spans = None, list(above)
        for place in range(last + 1):
            if text := grid.text(row, place).strip():
                start = place
            elif start is not None and (above[place] != above[start] or bottom):
                start = None
            if start is not None:
                spans[place] = place if text and bottom else start + 1_000 * (row + 1)
                words[place].append(grid.text(row, start))
        above = spans
    return {place: _folded(one) for place, one in enumerate(words) if one}


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(slug for word in words if (slug := ascii_slug(word)))


def below(grid: Grid, row: int, columns: Mapping[int, Column]) -> int:
    """The first row of content: a row that only numbers the columns (1, 2, 3 …) still belongs to the header."""
    cells = [grid.text(row, place).strip().removesuffix(".0") for place in sorted(columns)]
    marks = [_NUMBERING.fullmatch(cell) for cell in cells]
    numbers = [int(mark[1]) for mark in marks if mark]
    counting = len(numbers) == len(cells) >= 4 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return row + 1 if counting and any(other > row for other in grid.rows) else row
