"""The sheet of narratives: one row per question and unit, long texts going on in further rows."""

from collections.abc import Sequence

from renderers.excel import style, words
from renderers.excel.book import Book, Sheet
from renderers.excel.cell_text import cell_pieces
from renderers.excel.fitting import row_points
from templates.answers import Answer, NothingToReport, Prose, ReportedApart
from templates.form import Narrative, ReportForm, Section
from templates.report import Report

HEADINGS = ("STT", "Đơn vị", "Mục", "Tiêu đề mục", "Câu hỏi", "Nội dung")
WIDTHS = (6.0, 20.0, 8.0, 26.0, 30.0, 80.0)
HEADER_ROW = 2


def narratives_sheet(book: Book, form: ReportForm, reports: Sequence[Report]) -> None:
    """Add the sheet: question after question in document order, under each the units in order."""
    sheet = book.sheet(words.NARRATIVES_SHEET)
    sheet.widths(WIDTHS)
    sheet.merged(0, 0, "NỘI DUNG THUYẾT MINH", style.TITLE, columns=len(HEADINGS))
    sheet.height(0, 24)
    for column, heading in enumerate(HEADINGS):
        sheet.text(HEADER_ROW, column, heading, style.HEADER)
    row = HEADER_ROW + 1
    for number, section, question in numbered_narratives(form):
        for report in reports:
            row = _answer_rows(sheet, row, report, (number, section.heading, question))
    if row > HEADER_ROW + 1:
        sheet.filter(HEADER_ROW, row - 1, len(HEADINGS) - 1)
    sheet.freeze(HEADER_ROW + 1, 2)
    sheet.print_setup(landscape=True, repeat=(HEADER_ROW, HEADER_ROW))


def numbered_narratives(form: ReportForm) -> list[tuple[str, Section, Narrative]]:
    """Every narrative question with its section and the section's whole number: "II.1.2"."""
    found: list[tuple[str, Section, Narrative]] = []
    for top in form.sections:
        _collect(top, "", found)
    return found


def narrative_words(answer: Answer | None) -> str:
    """An answer to a narrative question as the sheet shows it; "" where it is not answered."""
    match answer:
        case Prose(text):
            return text
        case NothingToReport():
            return words.NOTHING_TEXT
        case ReportedApart():
            return words.REPORTED_APART
        case _:
            return ""


def _collect(section: Section, top: str, found: list[tuple[str, Section, Narrative]]) -> None:
    own = section.number.rstrip(".")
    number = f"{top}.{own}".strip(".")
    found.extend((number, section, question) for question in section.questions if isinstance(question, Narrative))
    for child in section.sections:
        _collect(child, top or own, found)


def _answer_rows(sheet: Sheet, row: int, report: Report, where: tuple[str, str, Narrative]) -> int:
    number, heading, question = where
    answer = report.answers.get(question.id)
    for piece in cell_pieces(narrative_words(answer)):
        texts = (report.unit.name, number, heading, question.question)
        sheet.height(row, row_points(zip((*texts, piece), WIDTHS[1:], strict=True)))
        sheet.number(row, 0, row - HEADER_ROW, style.CENTRED_TOP)
        for column, text in enumerate(texts, 1):
            sheet.text(row, column, text, style.TEXT)
        sheet.text(row, len(HEADINGS) - 1, piece, style.TEXT if isinstance(answer, Prose) else style.NO_TEXT)
        row += 1
    return row
