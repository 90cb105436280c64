"""A table ready to be drawn: its rows of texts and what stands around it."""

from dataclasses import dataclass

from templates.table import Table


@dataclass(frozen=True, slots=True)
class Wide:
    """A cell over several columns; a ``heading`` names the rows below it."""

    text: str
    span: int
    heading: bool = False


Cell = str | Wide
"""What a cell says; "\\n" parts its paragraphs."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that together cover every printed column; a total's are bold."""

    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """One table with its rows; ``table`` is the form's, with the column of units where it was added.

    ``unit`` stands after "Địa phương, đơn vị:", ``notes`` below the table.
    """

    table: Table
    unit: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def whole(table: Table, text: str) -> Row:
    """One cell over all columns."""
    return Row((Wide(text, len(table.printed)),))
