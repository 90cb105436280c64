"""Live formulas of computed columns: in a unit's row, and in the total row."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from renderers.excel import words
from renderers.excel.total_formulas import known_cells
from templates.table import Column, ColumnType

CellOf = Callable[[Column], str]
"""The cell (or the cells of all units) of a column, as a formula names it."""

Part = TypeVar("Part")
"""A column, or the id of a figure: whatever names a part of a sum."""


def row_formula(column: Column, parts: Sequence[Column], cell_of: CellOf) -> str:
    """A computed cell in one row: empty until every part is known."""
    if column.type is not ColumnType.share:
        return row_sum(parts, cell_of)
    cells = [cell_of(part) for part in parts]
    part, whole = cells
    return f'=IF({_missing(cells)},"",IF(SUM({whole})=0,"",ROUND(100*SUM({part})/SUM({whole}),2)))'


def row_sum(parts: Sequence[Part], cell_of: Callable[[Part], str]) -> str:
    """A sum in one row: empty until every part is known."""
    cells = [cell_of(part) for part in parts]
    return f'=IF({_missing(cells)},"",SUM({",".join(cells)}))'


def sum_of_totals(parts: Sequence[Part], total_of: Callable[[Part], str]) -> str:
    """A computed column's total: the sum of its parts' totals, empty while none is known."""
    totals = ",".join(total_of(part) for part in parts)
    return f'=IF(COUNT({totals})=0,"",SUM({totals}))'


def share_of_totals(of: Sequence[Column], cells_of: CellOf) -> str:
    """A share over all units that gave both figures."""
    parts, wholes = map(cells_of, of)
    known = f"{_known(parts)},{_known(wholes)}"
    divisor = f"SUMPRODUCT({known},{wholes})"
    return f'=IF({divisor}=0,"",ROUND(100*SUMPRODUCT({known},{parts})/{divisor},2))'


def both_known(of: Sequence[Column], cells_of: CellOf) -> str:
    """How many units gave both figures."""
    return f"SUMPRODUCT({','.join(_known(cells_of(part)) for part in of)})"


def marks_agree(parts: Sequence[Part], mark_of: Callable[[Part], str]) -> str:
    """The mark of a computed total: complete when all its parts are."""
    complete = "+".join(f'({mark_of(part)}="{words.COMPLETE}")' for part in parts)
    return f'=IF({complete}={len(parts)},"{words.COMPLETE}","{words.INCOMPLETE}")'


def _missing(cells: Sequence[str]) -> str:
    """Whether one of the cells holds neither a figure nor "không phát sinh"."""
    nothing = "".join(f'+({cell}="{words.NOTHING_FIGURE}")' for cell in cells)
    return f"COUNT({','.join(cells)}){nothing}<{len(cells)}"


def _known(cells: str) -> str:
    return f"({known_cells(cells)})"
