"""The rows below the units on the sheet of figures: live totals, who gave a figure, and whether the total is whole."""

from collections.abc import Mapping
from dataclasses import replace

from renderers.excel import style, words
from renderers.excel.book import Sheet
from renderers.excel.figure_layout import LEADING_COLUMNS, Layout
from renderers.excel.fitting import row_points
from renderers.excel.header import FigureColumn
from renderers.excel.table_formulas import marks_agree, sum_of_totals
from renderers.excel.total_formulas import count_known, total_formula, usable_units
from renderers.field_totals import FieldTotal
from templates.form import Consolidate, FigureField


def figure_totals(sheet: Sheet, layout: Layout, totals: Mapping[str, FieldTotal], name_width: float) -> None:
    """Write the three rows; texts and days have no total."""
    row = layout.total_row
    for offset, label in enumerate((words.TOTAL, words.UNITS_WITH_FIGURES, words.COMPLETENESS)):
        sheet.height(row + offset, row_points([(label, name_width)]))
        sheet.merged(row + offset, 0, label, style.TOTAL_LABEL, columns=LEADING_COLUMNS)
    for place, column in enumerate(layout.columns, LEADING_COLUMNS):
        if isinstance(column.field, FigureField):
            _total(sheet, place, column.field, column, totals[column.field.id], layout)
        else:
            for offset in range(3):
                sheet.blank(row + offset, place, style.TOTAL_STATE)
    places = range(LEADING_COLUMNS, LEADING_COLUMNS + len(layout.columns))
    sheet.mark(row + 2, places, words.INCOMPLETE, replace(style.WARNING, bold=True))


def _total(
    sheet: Sheet, place: int, field: FigureField, column: FigureColumn, total: FieldTotal, layout: Layout
) -> None:
    row = layout.total_row
    looks = style.number_style(style.TOTAL, field.kind, total.total)
    formula = _formula(field, column, total, layout)
    if formula:
        sheet.formula(row, place, formula, looks, "" if total.total is None else total.total)
    else:
        sheet.blank(row, place, looks)
    cells = layout.units_cells(field.id)
    sheet.formula(row + 1, place, f"={count_known(cells)}" if cells else "=0", style.TOTAL_STATE, total.answered)
    mark = _mark(field, column, layout)
    if mark:
        sheet.formula(row + 2, place, mark, style.TOTAL_STATE, words.COMPLETE if total.complete else words.INCOMPLETE)
    else:
        sheet.blank(row + 2, place, style.TOTAL_STATE)


def _formula(field: FigureField, column: FigureColumn, total: FieldTotal, layout: Layout) -> str:
    if column.of:
        return sum_of_totals(column.of, lambda part: layout.cell(layout.total_row, part))
    return total_formula(field, total, layout.cells_of)


def _mark(field: FigureField, column: FigureColumn, layout: Layout) -> str:
    """Whether the total is whole; "" where there is no total."""
    if column.of:
        return marks_agree(column.of, lambda part: layout.cell(layout.total_row + 2, part))
    if field.consolidate is Consolidate.none:
        return ""
    usable = usable_units(field, layout.cells_of)
    return f'=IF({usable}={layout.asked(field)},"{words.COMPLETE}","{words.INCOMPLETE}")'
