"""Columns told apart by less than their whole header: its lowest rows, a list of names, or their order alone.

Never guessed: where the words left fit two places equally well, nothing is found.
"""

from collections.abc import Mapping, Sequence

from renderers.excel.entry_table import entry_columns
from renderers.excel.reading.cell_value import number_of
from renderers.excel.reading.grid import Grid
from renderers.excel.reading.placing import Placed, below, stacked
from templates.header_grid import header_rows
from templates.table import Column, Table
from templates.table_questions import cell_label
from templates.text import ascii_slug

FEWEST = 2
"""Columns that must be recognised; of the table being asked one is enough."""


def by_part_of_header(grid: Grid, tables: Sequence[Table], level: str, at_hand: str) -> Placed | None:
    """The one table whose columns the words in the first rows name without doubt."""
    found = [placed for table in tables if (placed := _best(grid, table, level, at_hand))]
    if not found:
        return None
    most = max(len(placed.columns) for placed in found)
    best = [placed for placed in found if len(placed.columns) == most]
    own = [placed for placed in best if placed.table.id == at_hand]
    return own[0] if own else best[0] if len(best) == 1 else None


def by_order(grid: Grid, table: Table, level: str) -> Placed | None:
    """A single row of nothing but figures, as many as the table has columns (or asks for): taken in their order."""
    if len(grid.rows) != 1:
        return None
    row, cells = next(iter(grid.rows.items()))
    if any(number_of(cell) is None for cell in cells.values()):
        return None
    columns = [column for column in entry_columns(table).columns if column.applies_to(level)]
    for wanted in (columns, [column for column in columns if column.is_asked]):
        if len(wanted) == len(cells) >= FEWEST:
            return Placed(table, grid, dict(zip(sorted(cells), wanted, strict=True)), row)
    return None


def _best(grid: Grid, table: Table, level: str, at_hand: str) -> Placed | None:
    shown = entry_columns(table)
    applying = [column for column in shown.columns if column.applies_to(level)]
    fewest = 1 if table.id == at_hand else FEWEST
    first = min(grid.rows)
    for rows in range(min(header_rows(shown), len(grid.rows) - 1), 0, -1):
        words = {place: "-".join(one) for place, one in stacked(grid, range(first, first + rows)).items() if one}
        asked = [column for column in applying if column.is_asked] if table.id == at_hand else []
        found = _named(words, shown.columns) or _named(words, applying) or _named(words, asked)
        if len(found) >= max(fewest, (len(words) + 1) // 2):
            return Placed(table, grid, found, below(grid, first + rows, found))
    return None


def _named(words: Mapping[int, str], columns: Sequence[Column]) -> dict[int, Column]:
    """Columns by place: each by its own words, else all of them as a run that stands only once in the table."""
    names = [_names(column) for column in columns]
    fitting = {place: [at for at, known in enumerate(names) if word in known] for place, word in words.items()}
    fitting = {place: found for place, found in fitting.items() if found}
    if all(len(found) == 1 for found in fitting.values()):
        taken = [found[0] for found in fitting.values()]
        return {place: columns[found[0]] for place, found in fitting.items()} if len(set(taken)) == len(taken) else {}
    runs = [start for start in range(len(columns)) if _runs(list(fitting.values()), start)]
    if len(runs) != 1:
        return {}
    return {place: columns[runs[0] + step] for step, place in enumerate(fitting)}


def _runs(fitting: Sequence[Sequence[int]], start: int) -> bool:
    return all(start + step in found for step, found in enumerate(fitting))


def _names(column: Column) -> frozenset[str]:
    """The ways the lower part of a column's header can be written on one line."""
    path = [ascii_slug(header.text) for header in column.path]
    ends = {"-".join(path[first:]) for first in range(len(path))}
    return frozenset(ends | {ascii_slug(cell_label(column, 0))})
