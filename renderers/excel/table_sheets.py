"""The sheets of tables in a consolidated workbook: a row for each unit or record, live totals below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.consolidation import Consolidation
from renderers.excel import style, words
from renderers.excel.adjusted_rows import with_adjustments_of
from renderers.excel.book import Book, cell_range
from renderers.excel.fitting import row_points
from renderers.excel.record_sheet import record_sheet
from renderers.excel.row_numbers import row_numbers
from renderers.excel.table_columns import NAME_WIDTH, with_units
from renderers.excel.table_formulas import both_known, marks_agree, share_of_totals, sum_of_totals
from renderers.excel.table_row import UnitRow, cell_style, longest_texts
from renderers.excel.table_sheet import Page, table_page
from renderers.excel.total_formulas import count_known, total_formula, usable_units
from renderers.field_totals import FieldTotal
from renderers.table_totals import KINDS, applies, parts, table_field
from templates.answers import Answer
from templates.form import Consolidate, ReportForm
from templates.parts import Words
from templates.rows import RowList
from templates.table import Cell, Column, ColumnRule, ColumnType, Header, Table
from templates.unit import in_running_text

__all__ = ["table_sheets"]

LEADING = 2
"""STT and the unit's name."""

LINES_BELOW = 3
"""The total, the units with figures and completeness; who is not in stands right below, on the same page."""

INDENT = 3
"""Characters of a column that its indented text cannot use."""


def table_sheets(book: Book, consolidation: Consolidation) -> None:
    """A sheet for every table of the form, and one for every list of rows asked in its outline."""
    results = {one.unit.id: one.computed() for one in consolidation.rows}
    for table in consolidation.form.tables:
        if table.rows == "one":
            mine = with_adjustments_of(consolidation, frozenset(map(table.key, table.columns)))
            _FigureTable(book, mine, table).write([results[one.unit.id] for one in mine.rows])
        else:
            record_sheet(book, consolidation, table)
    for table in lists_as_tables(consolidation.form):
        record_sheet(book, consolidation, table)


def lists_as_tables(form: ReportForm) -> Iterator[Table]:
    """The lists of rows asked in the outline, each as a table of records."""
    for section, question in form.questions():
        if isinstance(question, RowList):
            yield Table(
                id=question.id,
                number=f"Danh sách mục {section.number}",
                title=question.question,
                rows="records",
                columns=tuple(_as_column(one.id, one.label) for one in question.columns),
                record=question.columns,
            )


def _as_column(name: str, label: Words) -> Column:
    path = (Header(text=label),)
    return Column(id=name, path=path, type=ColumnType.text, consolidate=ColumnRule.list, cell=Cell(column=name))


class _FigureTable:
    """The sheet of a table with one row for each unit."""

    def __init__(self, book: Book, consolidation: Consolidation, table: Table) -> None:
        self._consolidation, self._table = consolidation, table
        self._asked_of: dict[str, int] = {}
        self._levels = {report.levels for report in consolidation.rows}
        self._shown = with_units(table)
        self._places = {column.id: place for place, column in enumerate(self._shown.columns)}
        longest = {column.id: self._longest(column) for column in self._shown.columns}
        whose, basis = consolidation.unit.name, words.basis_line(consolidation)
        self._page = table_page(book, self._shown, whose, basis, longest, LEADING)
        self._first_unit = self._page.first + len(consolidation.before)
        self._total_row = self._page.first + len(consolidation.rows)
        helpers = sum(not column.printed for column in table.columns)
        last = len(self._shown.columns) - helpers - 1
        self._page.sheet.print_area(self._total_row + LINES_BELOW, last)

    def write(self, results: Sequence[Mapping[str, Answer]]) -> None:
        """Write the units' rows, the totals and who is missing; ``results`` are the computed cells of each unit."""
        self._rows(results)
        if self._consolidation.rows:
            self._totals()
        missing_line(self._page, self._total_row + LINES_BELOW, self._consolidation)

    def _rows(self, results: Sequence[Mapping[str, Answer]]) -> None:
        writers: dict[frozenset[str] | None, UnitRow] = {}
        wide = dict(zip((self._table.key(one) for one in self._shown.columns), self._page.header.widths, strict=True))
        texts = {self._table.key(one): wide[self._table.key(one)] for one in self._shown.columns if _is_text(one)}
        numbers = row_numbers(self._consolidation)
        rows = enumerate(zip(numbers, self._consolidation.rows, results, strict=True), self._page.first)
        for row, (number, report, result) in rows:
            levels = report.levels
            if levels not in writers:
                writers[levels] = UnitRow(self._page.sheet, self._table, self._shown, levels)
            heights = [(report.unit.name, NAME_WIDTH - INDENT), *longest_texts(report.answers, texts)]
            self._page.sheet.height(row, row_points(heights))
            writers[levels].write(row, number, report, result)

    def _totals(self) -> None:
        sheet, row = self._page.sheet, self._total_row
        narrowest = min(self._page.header.widths[LEADING:], default=NAME_WIDTH)
        labels = ((words.TOTAL, ""), (words.UNITS_WITH_FIGURES, ""), (words.COMPLETENESS, words.INCOMPLETE))
        for offset, (label, said) in enumerate(labels):
            sheet.height(row + offset, row_points([(label, NAME_WIDTH), (said, narrowest)]))
            sheet.merged(row + offset, 0, label, style.TOTAL_LABEL, columns=LEADING)
        for place, column in enumerate(self._shown.columns[LEADING:], LEADING):
            if column.type in KINDS or column.is_computed:
                self._total_cells(place, column)
            else:
                for offset in range(3):
                    sheet.blank(row + offset, place, style.TOTAL_STATE)
        marked = range(LEADING, len(self._shown.columns))
        sheet.mark(row + 2, marked, words.INCOMPLETE, replace(style.WARNING, bold=True))

    def _total_cells(self, place: int, column: Column) -> None:
        """The total, how many units have the figure, and whether the total is complete."""
        sheet, row = self._page.sheet, self._total_row
        total = self._consolidation.totals[self._table.key(column)]
        looks = cell_style(style.TOTAL, column, total.total)
        formula = self._total_formula(column, total)
        if formula:
            sheet.formula(row, place, formula, looks, "" if total.total is None else total.total)
        else:
            sheet.blank(row, place, looks)
        if self._asked(column):
            sheet.formula(row + 1, place, self._count(column), style.TOTAL_STATE, total.answered)
        else:
            sheet.blank(row + 1, place, style.TOTAL_STATE)
        mark = self._mark_formula(column) if formula and self._asked(column) else ""
        if mark:
            said = words.COMPLETE if total.complete else words.INCOMPLETE
            sheet.formula(row + 2, place, mark, style.TOTAL_STATE, said)
        else:
            sheet.blank(row + 2, place, style.TOTAL_STATE)

    def _count(self, column: Column) -> str:
        """How many units have the figure: of the units' own rows."""
        last = self._first_unit + len(self._consolidation.reports) - 1
        if last < self._first_unit:
            return "=0"
        return f"={count_known(cell_range(self._first_unit, last, self._places[column.id]))}"

    def _total_formula(self, column: Column, total: FieldTotal) -> str:
        if column.type is ColumnType.share:
            return share_of_totals(parts(self._table, column), self._cells)
        if column.type is ColumnType.total:
            return sum_of_totals(parts(self._table, column), lambda part: self._cell(part, 0))
        return total_formula(table_field(self._table, column), total, self._cells_of_key)

    def _mark_formula(self, column: Column) -> str:
        if column.type is ColumnType.total:
            asked = [part for part in parts(self._table, column) if self._asked(part)]
            return marks_agree(asked, lambda part: self._cell(part, 2))
        field = table_field(self._table, column)
        if column.type is ColumnType.share:
            usable = both_known(parts(self._table, column), self._cells)
        elif field.consolidate is Consolidate.none:
            return ""
        else:
            usable = usable_units(field, self._cells_of_key)
        return f'=IF({usable}={self._asked(column)},"{words.COMPLETE}","{words.INCOMPLETE}")'

    def _asked(self, column: Column) -> int:
        """How many rows the column applies to."""
        known = self._asked_of.get(column.id)
        if known is None:
            known = self._asked_of[column.id] = self._count_asked(column)
        return known

    def _count_asked(self, column: Column) -> int:
        keys = {self._table.key(column), *map(self._table.key, parts(self._table, column))}
        having = {levels: applies(self._table, column, levels) for levels in self._levels}
        return sum(having[one.levels] and one.left_out.isdisjoint(keys) for one in self._consolidation.rows)

    def _cells(self, column: Column) -> str:
        return cell_range(self._page.first, self._total_row - 1, self._places[column.id])

    def _cells_of_key(self, key: str) -> str:
        place = self._places[key.removeprefix(f"{self._table.id}.")]
        return cell_range(self._page.first, self._total_row - 1, place)

    def _cell(self, column: Column, below: int) -> str:
        return str(xl_rowcol_to_cell(self._total_row + below, self._places[column.id]))

    def _longest(self, column: Column) -> str:
        total = self._consolidation.totals.get(self._table.key(column))
        values = [] if total is None else [value for _, value in total.most]
        values += [total.total] if total and total.total is not None else []
        return max((f"{value:,f}" for value in values), key=len, default="")


def missing_line(page: Page, row: int, consolidation: Consolidation) -> None:
    """Name the units whose figures are not in the table."""
    names = [in_running_text(one.unit.name) for one in consolidation.missing]
    if names:
        line = words.not_in(names)
        page.sheet.height(row, row_points([(line, sum(page.header.widths))]))
        page.sheet.merged(row, 0, line, style.WARNING, columns=page.columns)


def _is_text(column: Column) -> bool:
    return column.type is ColumnType.text
