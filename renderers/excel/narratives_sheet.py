"""The sheet of narratives: one row per question and unit, long texts going on in further rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderers.excel import style, words
from renderers.excel.book import Book, Sheet
from renderers.excel.cell_text import cell_pieces
from renderers.excel.fitting import row_points
from renderers.paragraph_name import paragraph_name
from templates.answers import Answer, NothingToReport, Prose, ReportedApart
from templates.form import Narrative, ReportForm, Section
from templates.report import Report
from templates.standing import StandingText

HEADINGS = ("STT", "Đơn vị", "Mục", "Tiêu đề mục", "Câu hỏi", "Nội dung")
WIDTHS = (6.0, 20.0, 8.0, 26.0, 30.0, 80.0)
HEADER_ROW = 2


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something answered by a text under ``key``: a question, or a paragraph that units may have rewritten."""

    number: str
    heading: str
    question: str
    key: str
    is_paragraph: bool = False


def narratives_sheet(book: Book, form: ReportForm, reports: Sequence[Report]) -> None:
    """Add the sheet: question after question in document order, under each the units in order.

    Of a standing text only what a unit has rewritten or left out has a row.
    """
    sheet = book.sheet(words.NARRATIVES_SHEET)
    sheet.widths(WIDTHS)
    sheet.merged(0, 0, "NỘI DUNG THUYẾT MINH", style.TITLE, columns=len(HEADINGS))
    sheet.height(0, 24)
    for column, heading in enumerate(HEADINGS):
        sheet.text(HEADER_ROW, column, heading, style.HEADER)
    row = HEADER_ROW + 1
    for asked in _asked(form):
        for report in reports:
            row = _answer_rows(sheet, row, report, asked)
    if row > HEADER_ROW + 1:
        sheet.filter(HEADER_ROW, row - 1, len(HEADINGS) - 1)
    sheet.freeze(HEADER_ROW + 1, 2)
    sheet.print_setup(landscape=True, repeat=(HEADER_ROW, HEADER_ROW))


def _asked(form: ReportForm) -> list[_Asked]:
    """Everything answered by a text, with its section's whole number: "II.1.2"."""
    return [one for top in form.sections for one in _below(top, "")]


def _below(section: Section, top: str) -> Iterator[_Asked]:
    own = section.number.rstrip(".")
    number = f"{top}.{own}".strip(".")
    for question in section.questions:
        if isinstance(question, Narrative):
            yield _Asked(number, section.heading, question.question, question.id)
        elif isinstance(question, StandingText):
            for place, one in enumerate(question.paragraphs, 1):
                yield _Asked(number, section.heading, paragraph_name(place, one), one.id, is_paragraph=True)
    for child in section.sections:
        yield from _below(child, top or own)


def _said(answer: Answer | None, asked: _Asked) -> str:
    """An answer as the sheet shows it; "" where there is none."""
    match answer:
        case Prose(text):
            return text
        case NothingToReport():
            return words.LEFT_OUT if asked.is_paragraph else words.NOTHING_TEXT
        case ReportedApart():
            return words.REPORTED_APART
        case _:
            return ""


def _answer_rows(sheet: Sheet, row: int, report: Report, asked: _Asked) -> int:
    answer = report.answers.get(asked.key)
    if asked.is_paragraph and answer is None:
        return row
    for piece in cell_pieces(_said(answer, asked)):
        texts = (report.unit.name, asked.number, asked.heading, asked.question)
        sheet.height(row, row_points(zip((*texts, piece), WIDTHS[1:], strict=True)))
        sheet.number(row, 0, row - HEADER_ROW, style.CENTRED_TOP)
        for column, text in enumerate(texts, 1):
            sheet.text(row, column, text, style.TEXT)
        sheet.text(row, len(HEADINGS) - 1, piece, style.TEXT if isinstance(answer, Prose) else style.NO_TEXT)
        row += 1
    return row
