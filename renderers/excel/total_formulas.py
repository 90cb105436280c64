"""Live formulas of totals over the units' cells, after a figure's rule of consolidation."""

from collections.abc import Callable

from renderers.excel import words
from renderers.field_totals import FieldTotal
from templates.form import Consolidate, FigureField


def total_formula(field: FigureField, total: FieldTotal, cells_of: Callable[[str], str]) -> str:
    """The live total of one figure; "" where the form does not total it.

    ``cells_of`` gives a figure's cells.  An average divides by the weights of the units that gave both figures.
    """
    match field.consolidate:
        case Consolidate.sum:
            cells = cells_of(field.id)
            return f"=SUM({cells})" if total.answered else f'=IF({count_known(cells)}=0,"",SUM({cells}))'
        case Consolidate.weighted:
            values, weights = cells_of(field.id), cells_of(field.weight or "")
            divisor = f"SUMPRODUCT({known_cells(values)},{weights})"
            return f'=IF({divisor}=0,"",ROUND(SUMPRODUCT({values},{weights})/{divisor},2))'
        case Consolidate.none:
            return ""


def count_known(cells: str) -> str:
    """How many cells hold a figure or "không phát sinh"."""
    return f'COUNT({cells})+COUNTIF({cells},"{words.NOTHING_FIGURE}")'


def known_cells(cells: str) -> str:
    """1 for each cell that holds a figure or "không phát sinh", else 0."""
    return f'ISNUMBER({cells})+({cells}="{words.NOTHING_FIGURE}")'


def usable_units(field: FigureField, cells_of: Callable[[str], str]) -> str:
    """How many units stand in the total: for an average those with the figure and its weight."""
    if field.consolidate is not Consolidate.weighted or field.weight is None:
        return f"({count_known(cells_of(field.id))})"
    return f"SUMPRODUCT({known_cells(cells_of(field.id))},{known_cells(cells_of(field.weight))})"
