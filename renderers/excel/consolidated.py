"""The consolidated workbook of a parent: cover, figures and tables with live totals, narratives of all units."""

from renderers.consolidation import Consolidation
from renderers.excel import words
from renderers.excel.book import Book
from renderers.excel.cover_sheet import common_facts, cover_sheet, legend, list_of_units
from renderers.excel.figures_sheet import figures_sheet
from renderers.excel.narratives_sheet import narratives_sheet
from renderers.excel.table_sheets import table_sheets
from templates.report import Report


def consolidated_workbook(consolidation: Consolidation) -> bytes:
    """The .xlsx file, its tables with a row for every unit at the bottom; equal consolidations give equal bytes."""
    book = Book(consolidation.form.title, consolidation.period.end)
    _cover(book, consolidation)
    by_leaf = consolidation.by_leaf()
    figures_sheet(book, by_leaf)
    table_sheets(book, by_leaf)
    narratives_sheet(book, consolidation.form, (*consolidation.before, *consolidation.reports))
    return book.finish()


def _cover(book: Book, consolidation: Consolidation) -> None:
    form = consolidation.form
    facts = [
        ("Đơn vị tổng hợp:", consolidation.unit.name),
        *common_facts(form, consolidation.period),
        ("Căn cứ tổng hợp:", consolidation.basis),
        ("Số đơn vị có báo cáo:", words.units_in(consolidation)),
    ]
    body = consolidation.cover.issuer or consolidation.unit.name
    sheet, row = cover_sheet(book, body, "BÁO CÁO TỔNG HỢP", form, facts)
    included = [(report.unit.name, report.unit.code, _included(report)) for report in consolidation.reports]
    row = list_of_units(sheet, row, "Đơn vị có trong bản tổng hợp", "Bản báo cáo", included)
    missing = [(one.unit.name, one.unit.code, one.state) for one in consolidation.missing]
    row = list_of_units(sheet, row, "Đơn vị chưa có trong bản tổng hợp", "Tình trạng", missing)
    legend(sheet, row)


def _included(report: Report) -> str:
    return words.version_words(report.version)
