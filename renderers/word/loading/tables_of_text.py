"""Tables of a document that are the form's own, matched by the words of their headers."""

from collections.abc import Sequence

from renderers.excel.reading.grid import Grid, RawCell
from renderers.excel.reading.placing import place_by_words
from renderers.excel.reading.workbook import read_placed
from renderers.word.annex.words import COMPILER, LACKING_NOTE
from renderers.word.reading import Cells
from templates.answers import Answer
from templates.outline import Outline

MOST_ROWS = 2_000
NOT_BY_WORD = "Trợ lý chưa đọc được biểu nhiều dòng kiểu này từ Word; anh/chị dùng Tải biểu Excel hoặc Thêm dòng"
MOST_FAULTS = 3
"""Cells named of a table that cannot be read."""


def tables_of(tables: Sequence[Cells], outline: Outline) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """The answers of every table read without fault, and a line for each that was not and so gave none."""
    answers: dict[str, Answer] = {}
    faults: list[str] = []
    seen: set[str] = set()
    for cells in tables:
        placed = place_by_words(_grid(cells), outline.form.tables) if len(cells) > 1 else None
        if placed is None or placed.table.id in seen:
            continue
        seen.add(placed.table.id)
        if placed.table.rows != "one" and len(placed.columns) < len(placed.table.record):
            faults.append(f"{placed.table.number}: {NOT_BY_WORD}")
            continue
        reading = read_placed([placed], outline.form, outline.level)
        if reading.faults:
            named = "; ".join(str(fault) for fault in reading.faults[:MOST_FAULTS])
            faults.append(f"{placed.table.number}: {named}")
        else:
            answers |= reading.answers
    return {key: answer for key, answer in answers.items() if key in outline.by_key}, tuple(faults)


def _grid(cells: Cells) -> Grid:
    rows = {
        number: {at: RawCell("text", text) for at, text in enumerate(row) if text.strip()}
        for number, row in enumerate(cells[:MOST_ROWS])
        if not _is_foot(row)
    }
    return Grid("", {number: row for number, row in rows.items() if row}, pasted=True)


def _is_foot(row: Sequence[str]) -> bool:
    """Whether a row is no row of the table: who made it, and notes, stand in one cell at its end."""
    said = [text.strip() for text in row if text.strip()]
    return len(said) == 1 and (said[0].endswith(COMPILER) or said[0].startswith(LACKING_NOTE))
