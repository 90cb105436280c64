"""The sheet of figures of a consolidated workbook: one row per unit, one column per figure, live totals below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from renderers.consolidation import Consolidation, FieldTotal
from renderers.excel import style, words
from renderers.excel.book import Book, Sheet, cell_range
from renderers.excel.fitting import row_points
from renderers.excel.header import FigureColumn, column_widths, figure_columns, header_cells, row_heights
from templates.answers import Answer, Figure, NothingToReport, ReportedApart
from templates.form import Consolidate, FigureField
from templates.report import Report
from templates.unit import in_running_text

TITLE_ROWS = 4
"""Title, subject, basis and a free row above the header."""
LEADING_COLUMNS = 2
"""STT and the unit's name."""
NUMBER_WIDTH, NAME_WIDTH = 6.0, 26.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand: rows and columns counted from 0."""

    columns: tuple[FigureColumn, ...]
    header_rows: int
    levels: tuple[str, ...]
    """The level of each unit, row after row."""

    @property
    def units(self) -> int:
        return len(self.levels)

    def asked(self, field: FigureField) -> str:
        """How many units are asked ``field``, as a formula says it."""
        if not field.levels:
            return f"ROWS({self.cells_of(field.id)})"
        return str(sum(level in field.levels for level in self.levels))

    @property
    def first_unit_row(self) -> int:
        return TITLE_ROWS + self.header_rows

    @property
    def total_row(self) -> int:
        return self.first_unit_row + self.units

    def cells_of(self, field_id: str) -> str:
        """The cells of all units of one figure, as a formula names them."""
        places = {column.field.id: place for place, column in enumerate(self.columns, LEADING_COLUMNS)}
        place = places[field_id]
        return cell_range(self.first_unit_row, self.total_row - 1, place)


def figures_sheet(book: Book, consolidation: Consolidation) -> None:
    """Add the sheet; a form without figures has none."""
    columns = figure_columns(consolidation.form)
    if not columns:
        return
    sheet = book.sheet(words.FIGURES_SHEET)
    layout = Layout(columns, max(len(column.path) for column in columns), _levels(consolidation))
    _titles(sheet, consolidation, LEADING_COLUMNS + len(columns))
    widths = _widths(layout, consolidation.totals)
    sheet.widths(widths)
    _header(sheet, layout, widths)
    for row, report in enumerate(consolidation.reports, layout.first_unit_row):
        _unit_row(sheet, row, row - layout.first_unit_row + 1, report, columns)
    if layout.units:
        _totals(sheet, layout, consolidation.totals)
    _missing(sheet, layout.total_row + 4, consolidation, widths)
    sheet.freeze(layout.first_unit_row, LEADING_COLUMNS)
    sheet.print_setup(landscape=True, repeat=(TITLE_ROWS, layout.first_unit_row - 1))


def _levels(consolidation: Consolidation) -> tuple[str, ...]:
    return tuple(report.unit.level for report in consolidation.reports)


def figure_cell(sheet: Sheet, row: int, column: int, field: FigureField, answer: Answer | None) -> None:
    """Write one answer to a figure: a number, the words of its state, or nothing where it is not answered."""
    match answer:
        case Figure(value):
            sheet.number(row, column, value, style.number_style(style.FIGURE, field.kind, value))
        case NothingToReport():
            sheet.text(row, column, words.NOTHING_FIGURE, style.STATE)
        case ReportedApart():
            sheet.text(row, column, words.REPORTED_APART, style.STATE)
        case _:
            sheet.blank(row, column, style.FIGURE)


def _titles(sheet: Sheet, consolidation: Consolidation, columns: int) -> None:
    period = consolidation.period
    basis = f"{consolidation.unit.name} - {words.data_window(period.start, period.end)} - {words.counts(consolidation)}"
    sheet.merged(0, 0, "BIỂU TỔNG HỢP SỐ LIỆU", style.TITLE, columns=columns)
    sheet.merged(1, 0, consolidation.form.subject, style.SUBTITLE, columns=columns)
    sheet.merged(2, 0, basis, style.SUBTITLE, columns=columns)
    for row, points in enumerate((24, 18, 18)):
        sheet.height(row, points)


def _widths(layout: Layout, totals: Mapping[str, FieldTotal]) -> tuple[float, ...]:
    cells = header_cells([column.path for column in layout.columns])
    return NUMBER_WIDTH, NAME_WIDTH, *column_widths(cells, [_longest(totals[one.field.id]) for one in layout.columns])


def _header(sheet: Sheet, layout: Layout, widths: Sequence[float]) -> None:
    cells = header_cells([column.path for column in layout.columns])
    for place, text in enumerate(("STT", "Đơn vị")):
        sheet.merged(TITLE_ROWS, place, text, style.HEADER, rows=layout.header_rows)
    for cell in cells:
        at = (TITLE_ROWS + cell.row, LEADING_COLUMNS + cell.column)
        sheet.merged(*at, cell.text, style.HEADER, rows=cell.rows, columns=cell.columns)
    for row, points in enumerate(row_heights(cells, widths[LEADING_COLUMNS:]), TITLE_ROWS):
        sheet.height(row, points)


def _longest(total: FieldTotal) -> str:
    """The widest figure of a column: its total, or the largest value where there is none."""
    values = [value for _, value in total.most] + ([] if total.total is None else [total.total])
    return max((f"{value:,f}" for value in values), key=len, default="")


def _unit_row(sheet: Sheet, row: int, number: int, report: Report, columns: Sequence[FigureColumn]) -> None:
    sheet.height(row, row_points([(report.unit.name, NAME_WIDTH)]))
    sheet.number(row, 0, number, style.CENTRED)
    sheet.text(row, 1, report.unit.name, style.NAME)
    for place, column in enumerate(columns, LEADING_COLUMNS):
        figure_cell(sheet, row, place, column.field, report.answers.get(column.field.id))
        if reason := report.reasons.get(column.field.id):
            sheet.note(row, place, words.reason_note(reason))


def _totals(sheet: Sheet, layout: Layout, totals: Mapping[str, FieldTotal]) -> None:
    row = layout.total_row
    labels = (words.TOTAL, words.UNITS_WITH_FIGURES, words.COMPLETENESS)
    for offset, label in enumerate(labels):
        sheet.height(row + offset, row_points([(label, NAME_WIDTH)]))
        sheet.merged(row + offset, 0, label, style.TOTAL_LABEL, columns=LEADING_COLUMNS)
    for place, column in enumerate(layout.columns, LEADING_COLUMNS):
        field, total = column.field, totals[column.field.id]
        _total_cell(sheet, (row, place), field, total, layout.cells_of)
        cells = layout.cells_of(field.id)
        sheet.formula(row + 1, place, f"={count_known(cells)}", style.TOTAL_STATE, total.answered)
        _mark_cell(sheet, (row + 2, place), field, total, layout)
    places = range(LEADING_COLUMNS, LEADING_COLUMNS + len(layout.columns))
    sheet.mark(row + 2, places, words.INCOMPLETE, replace(style.WARNING, bold=True))


def _total_cell(
    sheet: Sheet, at: tuple[int, int], field: FigureField, total: FieldTotal, cells_of: Callable[[str], str]
) -> None:
    looks = style.number_style(style.TOTAL, field.kind, total.total)
    formula = total_formula(field, total, cells_of)
    if formula:
        sheet.formula(*at, formula, looks, "" if total.total is None else total.total)
    else:
        sheet.blank(*at, looks)


def _mark_cell(sheet: Sheet, at: tuple[int, int], field: FigureField, total: FieldTotal, layout: Layout) -> None:
    """Whether the total is complete; empty where there is no total."""
    if field.consolidate is Consolidate.none:
        sheet.blank(*at, style.TOTAL_STATE)
        return
    usable = usable_units(field, layout.cells_of)
    formula = f'=IF({usable}={layout.asked(field)},"{words.COMPLETE}","{words.INCOMPLETE}")'
    sheet.formula(*at, formula, style.TOTAL_STATE, words.COMPLETE if total.complete else words.INCOMPLETE)


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


def _missing(sheet: Sheet, row: int, consolidation: Consolidation, widths: Sequence[float]) -> None:
    names = [in_running_text(one.unit.name) for one in consolidation.missing]
    if names:
        line = words.not_in(names)
        sheet.height(row, row_points([(line, sum(widths))]))
        sheet.merged(row, 0, line, style.WARNING, columns=len(widths))
