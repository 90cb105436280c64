"""A table pasted into the chat: its columns found by the words of its header, whole or in part, either way round."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renderers.excel.reading.grid import Grid, RawCell
from renderers.excel.reading.partial import by_order, by_part_of_header
from renderers.excel.reading.placing import Placed, place_by_words
from renderers.excel.reading.result import WorkbookReading
from renderers.excel.reading.workbook import read_placed
from templates.form import ReportForm
from templates.problem import Problem
from templates.table import Table
from templates.text import ascii_slug

WIDEST_LIST = 5
"""Columns a list of names with one value each may have: a header of four rows turned on its side, and the values."""


def read_pasted_table(
    rows: Sequence[Sequence[str]], form: ReportForm, level: str, at_hand: str = ""
) -> WorkbookReading | Problem:
    """What a pasted table says for a unit of ``level``; faults are named by line and column.  ``form`` is bound.

    ``at_hand`` is the id of the table whose question is being asked, "" if none: figures without any header can only
    be that table's own.
    """
    grid = Grid("", _cells(rows), pasted=True)
    placed = next(_places(grid, form, level, at_hand), None)
    return read_placed([placed], form, level) if placed else Problem("paste_no_table")


def _places(grid: Grid, form: ReportForm, level: str, at_hand: str) -> Iterator[Placed]:
    """A whole header first, then what is left of one, then none at all; each upright, then lying on its side."""
    said = _said_itself(grid, form.tables)
    if said:
        grid, at_hand = said[0], said[1].id
    tables = [said[1]] if said else form.tables
    ways = [grid, turned] if (turned := _turned(grid)) else [grid]
    for way in ways:
        if found := place_by_words(way, tables):
            yield found
    for way in ways:
        if found := by_part_of_header(way, tables, level, at_hand):
            yield found
    own = next((table for table in form.tables if table.id == at_hand and table.rows == "one"), None)
    for way in ways if own else []:
        if own and (found := by_order(way, own, level)):
            yield found


def _said_itself(grid: Grid, tables: Sequence[Table]) -> tuple[Grid, Table] | None:
    """The table that a line of its own above the others names ("Biểu 2A", "Biểu 2A. Kết quả …"), and what is below."""
    for row, cells in grid.rows.items():
        if len(cells) > 1:
            return None
        words = ascii_slug(next(iter(cells.values())).text)
        named = [table for table in tables if f"{words}-".startswith(f"{ascii_slug(table.number)}-")]
        if len(named) == 1 and max(grid.rows) > row:
            below = {number: own for number, own in grid.rows.items() if number > row}
            return replace(grid, rows=below), named[0]
    return None


def _cells(rows: Sequence[Sequence[str]]) -> dict[int, dict[int, RawCell]]:
    return {
        number: {place: RawCell("text", text) for place, text in enumerate(row) if text.strip()}
        for number, row in enumerate(rows)
        if any(text.strip() for text in row)
    }


def _turned(grid: Grid) -> Grid | None:
    """The grid with its rows as columns, where it is narrow enough to be a list of names with their values."""
    columns = 1 + max((place for row in grid.rows.values() for place in row), default=0)
    if columns > WIDEST_LIST or len(grid.rows) < 2:
        return None
    rows: dict[int, dict[int, RawCell]] = {}
    for number, row in grid.rows.items():
        for place, cell in row.items():
            rows.setdefault(place, {})[number] = cell
    return Grid(grid.name, dict(sorted(rows.items())), pasted=True, turned=True)
