"""One unit's report in Word."""

from collections.abc import Iterator
from dataclasses import replace

from renderers.word.annex.unit_tables import unit_tables
from renderers.word.block import Block, paragraph
from renderers.word.cover_context import cover_context
from renderers.word.document import write_document
from renderers.word.headed import headed
from renderers.word.marks import mark_of
from renderers.word.numbering import numbered
from renderers.word.standing import StandingWriter
from renderers.word.wording import APART, DOTTED_LINE, IN_ANNEX, NOTHING, NOTHING_AT_ALL
from templates.answers import Answer, NothingToReport, Prose, ReportedApart, Rows
from templates.form import FigureGroup, Narrative, Section
from templates.form_figures import form_figures
from templates.report import Report
from templates.rows import RowList
from templates.sentences import propose
from templates.standing import StandingText
from templates.totals import with_computed

STANDING = tuple(paragraph(words) for words in (NOTHING, APART, DOTTED_LINE))
"""What stands where people wrote nothing; "Trong kỳ không phát sinh." only where its section has no other word."""


def unit_report(report: Report, template: bytes) -> bytes:
    """The .docx of one report, made from its form's unit template.

    A draft has a dotted line where an answer is missing; a submitted version has none, and a section left without
    a word says "Không có.".  Raises jinja2.TemplateError or ValueError when the template is not fit for use.
    """
    context = cover_context(report.form, report.cover, report.period)
    return write_document(template, context, unit_body(report), annexes=unit_tables(report))


def unit_body(report: Report) -> Iterator[Block]:
    """The report's text: every heading of the outline with its answers; sections that are none of the unit's are left
    out."""
    standing = StandingWriter.of(report)
    mine = report.form.model_copy(update={"sections": tuple(s for s in report.form.sections if report.concerns(s.id))})
    for section, level in mine.walk():
        yield from headed(section, level, _content(report, section, standing))


def _content(report: Report, section: Section, standing: StandingWriter) -> list[Block]:
    asked = range(len(section.questions))
    found = [block for position in asked for block in _marked(report, section, position, standing)]
    if any(block not in STANDING for block in found):
        found = [block for block in found if block != paragraph(NOTHING)]
    blocks = [block for before, block in zip([None, *found], found, strict=False) if not _repeats(before, block)]
    if not blocks and not section.sections:
        return [paragraph(DOTTED_LINE if report.version is None else NOTHING_AT_ALL)]
    return blocks


def _marked(report: Report, section: Section, position: int, standing: StandingWriter) -> Iterator[Block]:
    """The answer's blocks; where a section asks several texts the first block of each is marked with its question."""
    question = section.questions[position]
    several = sum(isinstance(other, Narrative) for other in section.questions) > 1
    for number, block in enumerate(_answer(report, section, position, standing)):
        marks = several and isinstance(question, Narrative) and number == 0 and block not in STANDING
        yield replace(block, mark=mark_of(question.id)) if marks else block


def _repeats(before: Block | None, block: Block) -> bool:
    """Whether the same standing sentence would follow itself."""
    return block == before and block in (paragraph(NOTHING), paragraph(APART))


def _answer(report: Report, section: Section, position: int, standing: StandingWriter) -> Iterator[Block]:
    question = section.questions[position]
    if isinstance(question, Narrative):
        yield from _narrative(report, question)
    elif isinstance(question, RowList):
        yield from _list(report, question)
    elif isinstance(question, StandingText):
        yield from standing.blocks(question)
    elif isinstance(question, FigureGroup):
        yield from _figures(report, question, _next_text(section, position))


def _narrative(report: Report, question: Narrative) -> Iterator[Block]:
    match report.answers.get(question.id):
        case Prose() as prose if prose.paragraphs:
            yield from numbered(question, prose.paragraphs)
        case NothingToReport():
            yield paragraph(NOTHING)
        case ReportedApart():
            yield paragraph(APART)
        case _ if report.version is None:
            yield paragraph(DOTTED_LINE)


def _list(report: Report, question: RowList) -> Iterator[Block]:
    """Its rows stand in a table behind the signature."""
    match report.answers.get(question.id):
        case Rows(rows) if rows:
            yield paragraph(IN_ANNEX)
        case ReportedApart():
            yield paragraph(APART)


def _next_text(section: Section, position: int) -> Narrative | None:
    later = section.questions[position + 1 :]
    return next((question for question in later if isinstance(question, Narrative)), None)


def _figures(report: Report, group: FigureGroup, text: Narrative | None) -> Iterator[Block]:
    """A group speaks through the text that follows it; by itself only where there is no such text (yet)."""
    given = [report.answers.get(field.id) for field in group.fields]
    if text is not None and text.id in report.answers:
        return
    if all(isinstance(answer, ReportedApart) for answer in given):
        yield paragraph(APART)
    elif sentence := _sentence(report, group):
        yield paragraph(sentence)
    elif _all_nothing(given):
        yield paragraph(NOTHING)
    elif text is None and report.version is None:
        yield paragraph(DOTTED_LINE)


def _all_nothing(given: list[Answer | None]) -> bool:
    return all(isinstance(answer, NothingToReport) for answer in given)


def _sentence(report: Report, group: FigureGroup) -> str | None:
    if not group.sentence:
        return None
    answers = with_computed(report.form, report.answers, report.unit.level)
    return propose(group.sentence, form_figures(report.form), answers, None)
