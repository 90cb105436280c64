"""One unit's report as a workbook: cover, a list of its figures, its tables, its narratives."""

from renderers.excel import style, words
from renderers.excel.book import Book
from renderers.excel.cover_sheet import common_facts, cover_sheet, legend
from renderers.excel.figures_sheet import blank_words, figure_cell
from renderers.excel.fitting import row_points
from renderers.excel.header import counted_thing, figure_columns
from renderers.excel.narratives_sheet import narratives_sheet
from renderers.excel.unit_tables import unit_tables
from templates.report import Report
from templates.totals import with_computed

HEADINGS = ("STT", "Mục", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Lý do (nếu có)")
WIDTHS = (6.0, 50.0, 44.0, 14.0, 18.0, 40.0)
HEADER_ROW = 3


def unit_workbook(report: Report) -> bytes:
    """The .xlsx file of one unit's report; equal reports give equal bytes."""
    book = Book(report.form.title, report.period.end)
    facts = [
        ("Đơn vị báo cáo:", report.unit.name),
        *common_facts(report.form, report.period),
        ("Bản báo cáo:", words.version_words(report.version)),
    ]
    sheet, row = cover_sheet(book, report.cover.issuer or report.unit.name, "BÁO CÁO", report.form, facts)
    legend(sheet, row)
    _figures(book, report)
    unit_tables(book, report)
    narratives_sheet(book, report.form, (report,))
    return book.finish()


def _figures(book: Book, report: Report) -> None:
    columns = figure_columns(report.form)
    if not columns:
        return
    sheet = book.sheet(words.FIGURES_SHEET)
    sheet.widths(WIDTHS)
    sheet.merged(0, 0, "BIỂU SỐ LIỆU", style.TITLE, columns=len(HEADINGS))
    sheet.merged(1, 0, report.form.subject, style.SUBTITLE, columns=len(HEADINGS))
    for row, points in enumerate((24, 18)):
        sheet.height(row, points)
    for column, heading in enumerate(HEADINGS):
        sheet.text(HEADER_ROW, column, heading, style.HEADER)
    answers = with_computed(report.form, report.answers, report.unit.level)
    for number, figure in enumerate(columns, 1):
        reason = report.reasons.get(figure.field.id, "")
        text = blank_words(answers.get(figure.field.id))
        wrapping = (
            (figure.section, WIDTHS[1]),
            (figure.field.label, WIDTHS[2]),
            (text, WIDTHS[4] - 2),
            (reason, WIDTHS[5]),
        )
        sheet.height(HEADER_ROW + number, row_points(wrapping))
        sheet.number(HEADER_ROW + number, 0, number, style.CENTRED)
        sheet.text(HEADER_ROW + number, 1, figure.section, style.NAME)
        sheet.text(HEADER_ROW + number, 2, figure.field.label, style.NAME)
        sheet.text(HEADER_ROW + number, 3, counted_thing(figure.field), style.CENTRED)
        figure_cell(sheet, HEADER_ROW + number, 4, figure.field, answers.get(figure.field.id))
        sheet.text(HEADER_ROW + number, 5, reason, style.NAME)
    sheet.freeze(HEADER_ROW + 1, 0)
    sheet.print_setup(landscape=True, repeat=(HEADER_ROW, HEADER_ROW))
