"""The consolidated report in Word: the report to be signed, then the editing material."""

from collections.abc import Iterator

from renderers.consolidation import Consolidation
from renderers.word.annex.parent_tables import parent_tables
from renderers.word.block import Block, paragraph
from renderers.word.cover_context import cover_context
from renderers.word.document import write_document
from renderers.word.headed import headed
from renderers.word.material import editing_material
from renderers.word.totals_sentence import totals_sentence
from renderers.word.wording import DOTTED_LINE
from templates.form import Group, Section


def consolidated_report(consolidation: Consolidation, template: bytes) -> bytes:
    """The .docx of ``consolidation``, made from its form's consolidated template.

    Part 1 is the outline at the parent's level with the totals as sentences, a dotted line where nothing was
    counted, and behind the signature the tables; part 2, on pages of its own, every unit's text.  Raises
    jinja2.TemplateError or ValueError when the template is not fit for use.
    """
    context = cover_context(consolidation.form, consolidation.cover, consolidation.period)
    body, material = consolidated_body(consolidation), editing_material(consolidation)
    return write_document(template, context, body, material, parent_tables(consolidation))


def consolidated_body(consolidation: Consolidation) -> Iterator[Block]:
    """The text of part 1."""
    for section, level in consolidation.form.walk():
        yield from headed(section, level, _content(consolidation, section))


def _content(consolidation: Consolidation, section: Section) -> list[Block]:
    groups = [question for question in section.questions if isinstance(question, Group)]
    sentences = [sentence for group in groups if (sentence := totals_sentence(consolidation, group))]
    if sentences:
        return [paragraph(sentence) for sentence in sentences]
    return [paragraph(DOTTED_LINE)] if section.questions or not section.sections else []
