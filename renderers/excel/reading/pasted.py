"""A table pasted into the chat: tab-separated lines, or the rows of a table, matched by the words of its header."""

import csv
from collections.abc import Sequence
from io import StringIO

from renderers.excel.reading.grid import Grid, RawCell
from renderers.excel.reading.result import WorkbookReading
from renderers.excel.reading.workbook import read_grids
from templates.form import ReportForm
from templates.problem import Problem

MOST_ROWS, MOST_COLUMNS = 2_000, 200


def read_pasted_table(pasted: str | Sequence[Sequence[str]], form: ReportForm, level: str) -> WorkbookReading | Problem:
    """What a pasted table says for a unit of ``level``; faults are named by line and column.  ``form`` is bound."""
    rows = _split(pasted) if isinstance(pasted, str) else pasted
    grid = Grid("", _cells(rows[:MOST_ROWS]), pasted=True)
    return read_grids((grid,), form, level) or Problem("paste_no_table")


def _split(text: str) -> list[list[str]]:
    """Lines and cells as spreadsheets copy them: a cell with line breaks stands in quotation marks."""
    plain = text.replace("\r\n", "\n").replace("\0", "")
    try:
        return list(csv.reader(StringIO(plain, newline=""), delimiter="\t"))
    except csv.Error:
        return [line.split("\t") for line in plain.split("\n")]


def _cells(rows: Sequence[Sequence[str]]) -> dict[int, dict[int, RawCell]]:
    return {
        number: {place: RawCell("text", text) for place, text in enumerate(row[:MOST_COLUMNS]) if text.strip()}
        for number, row in enumerate(rows)
        if any(text.strip() for text in row)
    }
