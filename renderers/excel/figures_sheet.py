"""The sheet of figures of a consolidated workbook: one row per unit, one column per figure, live totals below."""

from collections.abc import Iterator, Mapping, Sequence

from renderers.consolidation import Consolidation
from renderers.excel import style, words
from renderers.excel.adjusted_rows import with_adjustments_of
from renderers.excel.book import Book, Sheet
from renderers.excel.figure_layout import LEADING_COLUMNS, TITLE_ROWS, Layout
from renderers.excel.figure_pages import Pages, figure_pages, points
from renderers.excel.figure_totals import figure_totals
from renderers.excel.fitting import row_points
from renderers.excel.header import FigureColumn, column_widths, figure_columns, header_cells, row_heights
from renderers.excel.row_numbers import row_numbers
from renderers.excel.state_cell import state_cell
from renderers.excel.table_columns import SMALLEST_TYPE, TYPE
from renderers.excel.table_formulas import row_sum
from renderers.excel.table_row import write_place
from renderers.field_totals import FieldTotal
from templates.answers import Answer, Day, Figure, NothingToReport, Prose, ReportedApart, amount
from templates.blanks import AnyBlank
from templates.form import FigureField, FigureKind
from templates.report import Report
from templates.unit import in_running_text

NUMBER_WIDTH, NAME_WIDTH = 6.0, 26.0
TEXT_ROOM = "x" * 16
"""A text or a day wants a column this wide; longer texts go on below."""


def figures_sheet(book: Book, consolidation: Consolidation) -> None:
    """Add the sheet; a form without figures has none."""
    columns = figure_columns(consolidation.form)
    if not columns:
        return
    consolidation = with_adjustments_of(consolidation, frozenset(one.field.id for one in columns))
    sheet = book.sheet(words.FIGURES_SHEET)
    depth, before, after = max(len(one.path) for one in columns), consolidation.before, consolidation.after
    layout = Layout(columns, depth, consolidation.rows, len(before), len(after))
    widths = _widths(layout, consolidation.totals)
    paths = [one.path for one in columns]
    pages = figure_pages(paths, widths[LEADING_COLUMNS:], points(widths[:LEADING_COLUMNS]))
    first_page = LEADING_COLUMNS + len(pages.parts[0])
    _titles(sheet, consolidation, first_page)
    sheet.widths(widths)
    _header(sheet, layout, widths, pages)
    for row, (number, report) in enumerate(_numbered(consolidation), layout.first_unit_row):
        _unit_row(sheet, row, number, report, layout, widths)
    if layout.units:
        figure_totals(sheet, layout, consolidation.totals, NAME_WIDTH)
    _missing(sheet, layout.total_row + 4, consolidation, widths[:first_page])
    sheet.freeze(layout.first_unit_row, LEADING_COLUMNS)
    sheet.print_setup(landscape=True, repeat=(TITLE_ROWS, layout.first_unit_row - 1), paper=pages.paper)
    if len(pages.parts) > 1:
        breaks = [LEADING_COLUMNS + part.start for part in pages.parts[1:]]
        sheet.print_in_parts(round(100 * SMALLEST_TYPE / TYPE), breaks, LEADING_COLUMNS)


def _numbered(consolidation: Consolidation) -> Iterator[tuple[int, Report]]:
    yield from zip(row_numbers(consolidation), consolidation.rows, strict=True)


def figure_cell(sheet: Sheet, row: int, column: int, field: FigureField | AnyBlank, answer: Answer | None) -> None:
    """Write one answer: a number, a text, a day as text, the words of its state, or nothing where there is none."""
    match answer:
        case Figure(value) if isinstance(field, FigureField):
            sheet.number(row, column, value, style.number_style(style.FIGURE, field.kind, value))
        case Prose() | Day():
            sheet.text(row, column, blank_words(answer), style.NAME)
        case NothingToReport():
            state_cell(sheet, row, column, words.NOTHING_FIGURE)
        case ReportedApart():
            state_cell(sheet, row, column, words.REPORTED_APART)
        case _:
            sheet.blank(row, column, style.FIGURE)


def blank_words(answer: Answer | None) -> str:
    """A blank's text in one line, or its day; "" for anything else."""
    match answer:
        case Prose() as prose:
            return "; ".join(prose.paragraphs)
        case Day(value):
            return words.day(value)
        case _:
            return ""


def _titles(sheet: Sheet, consolidation: Consolidation, columns: int) -> None:
    period = consolidation.period
    basis = f"{consolidation.unit.name} - {words.data_window(period.start, period.end)} - {words.counts(consolidation)}"
    sheet.merged(0, 0, "BIỂU TỔNG HỢP SỐ LIỆU", style.TITLE, columns=columns)
    sheet.merged(1, 0, consolidation.form.subject, style.SUBTITLE, columns=columns)
    sheet.merged(2, 0, basis, style.SUBTITLE, columns=columns)
    for row, high in enumerate((24, 18, 18)):
        sheet.height(row, high)


def _widths(layout: Layout, totals: Mapping[str, FieldTotal]) -> tuple[float, ...]:
    cells = header_cells([column.path for column in layout.columns])
    return NUMBER_WIDTH, NAME_WIDTH, *column_widths(cells, [_longest(one, totals) for one in layout.columns])


def _header(sheet: Sheet, layout: Layout, widths: Sequence[float], pages: Pages) -> None:
    cells = header_cells([column.path for column in layout.columns], pages.parts)
    for place, text in enumerate(("STT", "Đơn vị")):
        sheet.merged(TITLE_ROWS, place, text, style.HEADER, rows=layout.header_rows)
    for cell in cells:
        at = (TITLE_ROWS + cell.row, LEADING_COLUMNS + cell.column)
        sheet.merged(*at, cell.text, style.HEADER, rows=cell.rows, columns=cell.columns)
    for row, high in enumerate(row_heights(cells, widths[LEADING_COLUMNS:]), TITLE_ROWS):
        sheet.height(row, high)


def _longest(column: FigureColumn, totals: Mapping[str, FieldTotal]) -> str:
    """The widest figure of a column: its total, or the largest value where there is none."""
    total = totals.get(column.field.id)
    if total is None:
        return TEXT_ROOM
    values = [value for _, value in total.most] + ([] if total.total is None else [total.total])
    return max((f"{value:,f}" for value in values), key=len, default="")


def _unit_row(sheet: Sheet, row: int, number: int, report: Report, layout: Layout, widths: Sequence[float]) -> None:
    answers = {**report.answers, **report.computed()}
    texts = [(blank_words(answers.get(one.field.id)), width - 2) for one, width in _beside(layout, widths)]
    sheet.height(row, row_points([(report.unit.name, NAME_WIDTH), *texts]))
    write_place(sheet, row, 0, number)
    sheet.text(row, 1, report.unit.name, style.NAME)
    for place, column in enumerate(layout.columns, LEADING_COLUMNS):
        _cell(sheet, row, place, column, answers.get(column.field.id), _summed(column, report, layout, row))
        if reason := report.reasons.get(column.field.id):
            sheet.note(row, place, words.reason_note(reason))


def _beside(layout: Layout, widths: Sequence[float]) -> Iterator[tuple[FigureColumn, float]]:
    return zip(layout.columns, widths[LEADING_COLUMNS:], strict=True)


def _summed(column: FigureColumn, report: Report, layout: Layout, row: int) -> str:
    """The formula of a sum in a report's row, of an adjustment's the parts that were adjusted; "" where there is
    none."""
    of = [part for part in column.of if report.part != "adjusted" or part in report.answers]
    return row_sum(of, lambda part: layout.cell(row, part)) if of else ""


def _cell(sheet: Sheet, row: int, place: int, column: FigureColumn, answer: Answer | None, formula: str) -> None:
    if not column.of:
        figure_cell(sheet, row, place, column.field, answer)
        return
    value = amount(answer)
    looks = style.number_style(style.COMPUTED, FigureKind.integer, value)
    if formula:
        sheet.formula(row, place, formula, looks, "" if value is None else value)
    else:
        sheet.blank(row, place, looks)


def _missing(sheet: Sheet, row: int, consolidation: Consolidation, widths: Sequence[float]) -> None:
    names = [in_running_text(one.unit.name) for one in consolidation.missing]
    if names:
        line = words.not_in(names)
        sheet.height(row, row_points([(line, sum(widths))]))
        sheet.merged(row, 0, line, style.WARNING, columns=len(widths))
