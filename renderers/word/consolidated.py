"""The consolidated report in Word: the report to be signed, then the editing material."""

from collections.abc import Iterator

from renderers.consolidation import Consolidation
from renderers.word.annex.parent_tables import parent_tables
from renderers.word.block import Block, paragraph
from renderers.word.cover_context import cover_context
from renderers.word.document import Parts, write_document
from renderers.word.headed import headed
from renderers.word.material import editing_material
from renderers.word.numbering import numbered
from renderers.word.picked import picked
from renderers.word.standing import StandingWriter
from renderers.word.totals_sentence import totals_sentence
from renderers.word.wording import DOTTED_LINE
from templates.answers import Figure, Prose
from templates.filling import blanks_of
from templates.form import Group, Narrative, Section
from templates.report import Report
from templates.standing import StandingText


def consolidated_report(consolidation: Consolidation, template: bytes, *, to_sign: bool = False) -> bytes:
    """The .docx of ``consolidation``, made from its form's consolidated template.

    Part 1 is the outline at the parent's level: under each heading its own text, the totals as sentences and the
    passages it picked, a dotted line where there is none of them, and behind the signature the tables; part 2, on pages
    of its own, every unit's text; ``to_sign`` leaves it out.  Raises jinja2.TemplateError or ValueError when the
    template is not fit for use.
    """
    context = cover_context(consolidation.form, consolidation.cover, consolidation.period)
    body, tables = consolidated_body(consolidation), parent_tables(consolidation)
    if to_sign:
        return write_document(template, context, body, annexes=tables, parts=Parts.first)
    return write_document(template, context, body, editing_material(consolidation), tables)


def consolidated_body(consolidation: Consolidation) -> Iterator[Block]:
    """The text of part 1."""
    for section, level in consolidation.form.walk():
        yield from headed(section, level, _content(consolidation, section))


def _content(consolidation: Consolidation, section: Section) -> list[Block]:
    groups = [question for question in section.questions if isinstance(question, Group)]
    sentences = [sentence for group in groups if (sentence := totals_sentence(consolidation, group))]
    found = [
        *_own_text(consolidation, section),
        *(paragraph(sentence) for sentence in sentences),
        *_picked(consolidation, section),
    ]
    if found:
        return found
    return [paragraph(DOTTED_LINE)] if section.questions or not section.sections else []


def _own_text(consolidation: Consolidation, section: Section) -> Iterator[Block]:
    """What the parent wrote itself; a standing text it kept speaks of both layers, so its blanks hold the totals."""
    if consolidation.own is None:
        return
    for question in section.questions:
        answer = consolidation.own.answers.get(question.id)
        if isinstance(question, Narrative) and isinstance(answer, Prose):
            yield from numbered(question, answer.paragraphs)
        elif isinstance(question, StandingText) and answer is not None:
            yield from _standing(consolidation, consolidation.own).blocks(question)


def _standing(consolidation: Consolidation, own: Report) -> StandingWriter:
    totals = {key: Figure(one.total) for key, one in consolidation.totals.items() if one.total is not None}
    return StandingWriter(blanks_of(consolidation.form), {**own.answers, **totals}, consolidation.unit)


def _picked(consolidation: Consolidation, section: Section) -> Iterator[Block]:
    for question in section.questions:
        if isinstance(question, Narrative):
            yield from picked(question, consolidation.picks_of(question.id))
