"""Tải biểu Excel: the form's tables as a workbook to fill in and send back.

Headers and computed cells are locked (without a password), cells to fill in are yellow; a hidden row under each
header holds the columns' keys, so that the sheet is understood again whatever was moved or renamed.
"""

from renderers.excel import style, words
from renderers.excel.book import Book
from renderers.excel.entry_rules import Choices
from renderers.excel.entry_table import GUIDE_SHEET, KEY, entry_tables, shown_answers
from renderers.excel.figure_entry import FigureEntry
from renderers.excel.fitting import row_points
from renderers.excel.record_entry import RecordEntry
from templates.report import Report

GUIDE = (
    "Điền vào các ô màu vàng; tiêu đề và các ô tính sẵn đã được khoá, Trợ lý tự tính.",
    "Ô để trống: chưa trả lời. Không có thì điền số 0. Không phát sinh thì ghi “Không phát sinh”.",
    "Nội dung gửi bằng đường khác thì ghi “(Có báo cáo riêng)”.",
    "Số ghi theo cách viết thông thường: 1.250 hoặc 1250; tỷ lệ phần trăm ghi 93,6.",
    "Biểu nhiều dòng: mỗi dòng một nội dung; thiếu dòng thì chèn thêm dòng.",
    "Điền xong, lưu tệp (.xlsx) và gửi lại cho Trợ lý; Trợ lý kiểm tra từng ô trước khi lưu.",
)


def form_workbook(report: Report, *, sensitive: bool) -> bytes:
    """The tables of ``report`` with its answers so far; without ``sensitive`` nothing sensitive is asked or shown."""
    book = Book(report.form.title, report.period.end)
    _guide(book, report)
    answers = shown_answers(report, sensitive=sensitive)
    choices = Choices()
    for table in entry_tables(report, sensitive=sensitive):
        if table.rows == "one":
            FigureEntry(book, report, table, answers, sensitive).write()
        else:
            RecordEntry(book, report, table, choices).write(answers.get(table.id))
    choices.write(book)
    return book.finish()


def source_key(report: Report) -> str:
    """Which form, unit and period a workbook was made for."""
    return f"{KEY}mau {report.form.id} {report.unit.code} {report.period.end.isoformat()}"


def _guide(book: Book, report: Report) -> None:
    sheet = book.sheet(GUIDE_SHEET)
    sheet.widths((100.0,))
    period = words.data_window(report.period.start, report.period.end)
    lines = (
        (report.form.title, style.TITLE),
        (f"{report.unit.name} - {period}", style.SUBTITLE),
        *((f"- {line}", style.FACT) for line in GUIDE),
    )
    for row, (line, looks) in enumerate(lines):
        sheet.height(row, row_points([(line, 95.0)]) + 3)
        sheet.text(row, 0, line, looks)
    sheet.text(len(lines), 0, source_key(report), style.LABEL)
    sheet.hide_row(len(lines))
    sheet.protect()
    sheet.print_setup(landscape=False)
