"""The cells of a table in a message: tab-separated lines as spreadsheets copy them, or a table of a rich message."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from bot.telegram.rich_text import letters, tables
from templates.text import clean

MOST_ROWS, MOST_COLUMNS = 2_000, 200

Rows = tuple[tuple[str, ...], ...]


def pasted_rows(message: dict[str, Any]) -> Rows:
    """The cells by row, each cleaned; () where the message holds no table."""
    if "text" in message:
        rows = _split(str(message["text"])) if "\t" in str(message["text"]) else []
    else:
        rows = [row for table in tables(message.get("rich_message")) for row in _spread(table)]
    cleaned = tuple(tuple(clean(cell) for cell in row[:MOST_COLUMNS]) for row in rows[:MOST_ROWS])
    return cleaned if any(len(row) > 1 for row in cleaned) else ()


def _split(text: str) -> list[list[str]]:
    """Lines and cells; a cell with line breaks stands in quotation marks."""
    plain = text.replace("\r\n", "\n").replace("\0", "")
    try:
        return list(csv.reader(StringIO(plain, newline=""), delimiter="\t"))
    except csv.Error:
        return [line.split("\t") for line in plain.split("\n")]


def _spread(cells: Sequence[Any]) -> Iterator[list[str]]:
    """A rich table's rows with every cell in its own column: a merged cell's text stands in its first place only."""
    below: dict[int, int] = {}
    for row in cells:
        texts: dict[int, str] = {}
        at = 0
        for cell in row if isinstance(row, list) else []:
            while below.get(at, 0) > 0:
                at += 1
            texts[at] = letters(cell.get("text")) if isinstance(cell, dict) else ""
            for _ in range(_span(cell, "colspan")):
                below[at] = _span(cell, "rowspan")
                at += 1
        width = min(max([at, *(place + 1 for place, left in below.items() if left)]), MOST_COLUMNS)
        yield [texts.get(place, "") for place in range(width)]
        below = {place: left - 1 for place, left in below.items() if left > 1}


def _span(cell: Any, name: str) -> int:
    """How far a cell reaches; 1 for whatever is no small whole number."""
    given = cell.get(name) if isinstance(cell, dict) else None
    return given if isinstance(given, int) and 1 <= given <= MOST_COLUMNS else 1
