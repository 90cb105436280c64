"""Cells of a sheet as they were found, before anybody knows what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["number", "text", "day", "truth", "error"]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell that holds something.  ``text`` is a number as the file writes it, a day as ISO, a text as it stands.

    ``formula``: it is computed by the program.  ``hundredfold``: it is shown in percent, 0.5 as 50%.
    """

    kind: Kind
    text: str
    formula: bool = False
    hundredfold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its cells by row, then column, both counted from 0.

    ``pasted`` ones have no cell names; a ``turned`` one was pasted with its rows as columns.
    """

    name: str
    rows: Mapping[int, Mapping[int, RawCell]] = field(default_factory=dict)
    pasted: bool = False
    turned: bool = False

    def at(self, row: int, column: int) -> RawCell | None:
        return self.rows.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        cell = self.at(row, column)
        return cell.text if cell else ""

    def cell_name(self, row: int, column: int) -> str:
        """ "E7"; in a pasted table "dòng 7, cột 5"."""
        if self.turned:
            row, column = column, row
        if self.pasted:
            return f"dòng {row + 1}, cột {column + 1}"
        return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """ "A" for 0, "AB" for 27."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
