"""A unit's standing text in Word: the form's paragraphs with their blanks filled in, and those that were rewritten."""

from collections.abc import Iterator
from dataclasses import dataclass

from renderers.word.block import Block, paragraph
from renderers.word.wording import APART, DOTTED_BLANK, NOTHING
from templates.answers import Answers, NothingToReport, Prose, ReportedApart
from templates.blanks import AnyBlank
from templates.figure_field import FigureField
from templates.filling import blanks_of, fill, written
from templates.report import Report
from templates.standing import Paragraph, StandingText
from templates.totals import with_computed
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class StandingWriter:
    """Writes the standing texts of one report; ``answers`` bring their sums along."""

    blanks: dict[str, AnyBlank | FigureField]
    answers: Answers
    unit: Unit

    @classmethod
    def of(cls, report: Report) -> "StandingWriter":
        answers = with_computed(report.form, report.answers, report.unit.level)
        return cls(blanks_of(report.form), answers, report.unit)

    def blocks(self, question: StandingText) -> Iterator[Block]:
        """Its paragraphs; the text stands in a draft too before anybody has looked at it, with dots in its blanks."""
        match self.answers.get(question.id):
            case NothingToReport():
                yield paragraph(NOTHING)
            case ReportedApart():
                yield paragraph(APART)
            case _:
                for one in question.paragraphs:
                    yield from self._paragraph(one)

    def _paragraph(self, one: Paragraph) -> Iterator[Block]:
        match self.answers.get(one.id):
            case Prose() as prose:
                yield from (paragraph(line) for line in prose.paragraphs)
            case NothingToReport():
                return
            case _:
                yield paragraph(written(fill(one.text, self.blanks, self.answers, self.unit), DOTTED_BLANK))
