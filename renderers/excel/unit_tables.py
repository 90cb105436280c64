"""The sheets of tables in one unit's workbook: the official header with the unit's own row or records."""

from renderers.excel import style, words
from renderers.excel.book import Book
from renderers.excel.fitting import row_points
from renderers.excel.record_sheet import record_rows
from renderers.excel.table_columns import with_helpers
from renderers.excel.table_row import UnitRow, longest_texts
from renderers.excel.table_sheet import Page, table_page
from renderers.excel.table_sheets import lists_as_tables
from renderers.gathering import gathered
from templates.answers import ReportedApart, amount
from templates.report import Report
from templates.table import ColumnType, Table
from templates.totals import with_computed


def unit_tables(book: Book, report: Report) -> None:
    """Add a sheet for every table and every list of rows of the report."""
    for table in report.form.tables:
        if table.rows == "one":
            _own_row(book, report, table)
        else:
            _own_records(book, report, table)
    for table in lists_as_tables(report.form):
        _own_records(book, report, table)


def _page(book: Book, report: Report, shown: Table, longest: dict[str, str]) -> Page:
    basis = words.data_window(report.period.start, report.period.end)
    return table_page(book, shown, report.unit.name, basis, longest, 0)


def _own_row(book: Book, report: Report, table: Table) -> None:
    shown = with_helpers(table)
    answers = with_computed(report.form, report.answers, report.unit.level)
    values = {column.id: amount(answers.get(table.key(column))) for column in shown.columns}
    page = _page(book, report, shown, {name: "" if value is None else f"{value:,f}" for name, value in values.items()})
    helpers = sum(not column.printed for column in table.columns)
    page.sheet.print_area(page.first, len(shown.columns) - helpers - 1)
    texts = {
        table.key(column): width
        for column, width in zip(shown.columns, page.header.widths, strict=True)
        if column.type is ColumnType.text
    }
    page.sheet.height(page.first, row_points([("", 10.0), *longest_texts(report.answers, texts)]))
    UnitRow(page.sheet, table, shown, report.levels).write(page.first, 1, report, answers)


def _own_records(book: Book, report: Report, table: Table) -> None:
    page = _page(book, report, table, {})
    found = gathered(table.id, (report,))
    if found.apart or found.unanswered:
        said = words.REPORTED_APART if isinstance(report.answers.get(table.id), ReportedApart) else ""
        page.sheet.merged(page.first, 0, said, style.NO_TEXT, columns=page.columns)
        return
    record_rows(page, page.first, table, table, found)
