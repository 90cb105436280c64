"""The form schema: what a ``form.yaml`` may say.  Python knows kinds of things here, never a form."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from templates.blanks import BlankGroup
from templates.figure_field import Consolidate, FigureField, FigureKind
from templates.parts import FormId, Id, Model, Parameter, Words
from templates.rows import RowList
from templates.standing import StandingText
from templates.table import Table

__all__ = [
    "MOST_FIGURES",
    "AnyQuestion",
    "Check",
    "CheckLevel",
    "Consolidate",
    "CoverDefaults",
    "FigureField",
    "FigureGroup",
    "FigureKind",
    "Group",
    "Layout",
    "Narrative",
    "Question",
    "ReportForm",
    "Section",
]

MOST_FIGURES = 7
"""Figures one screen can ask."""


class Layout(StrEnum):
    """thể thức: the official layout a form's documents follow."""

    party = "party"
    state = "state"


class FigureGroup(Model):
    """Figures asked together on one screen, before the section's text."""

    ask: Literal["figures"]
    id: Id
    question: Words
    hint: str = ""
    fields: Annotated[tuple[FigureField, ...], Field(min_length=1)]
    """At most ``MOST_FIGURES`` of them for any one level."""
    sentence: str = ""
    """Pattern of the official sentence, offered as the beginning of the section's next text."""
    sensitive: bool = False
    name: str = ""
    """What lists of questions call it where the question itself, cut to a button, would not tell it apart."""


class Narrative(Model):
    """A free text.  Its question is asked, not printed."""

    ask: Literal["text"]
    id: Id
    question: Words
    hint: str = ""
    required: bool = True
    numbering: Literal["none", "arabic", "words"] = "none"
    """``arabic``: each paragraph is printed "1. …"; ``words``: "Một là, …"."""
    sensitive: bool = False
    picked: Literal["examples", "list"] = "examples"
    """How passages the unit above picks stand in its report: "Điển hình: xã A …", or a list with units in brackets
    (hạn chế, kiến nghị)."""


Group = FigureGroup | BlankGroup
"""Questions that ask several things on one screen."""

AnyQuestion = FigureGroup | BlankGroup | Narrative | RowList | StandingText

Question = Annotated[AnyQuestion, Field(discriminator="ask")]


class Section(Model):
    """A section (mục) of the outline; its level is its depth in the tree.

    ``number`` is the paper's without its last full stop: "I", "1", "1.1".
    """

    id: Id
    number: str
    heading: Words
    run_in: bool = False
    """The text follows the heading on the same line."""
    questions: tuple[Question, ...] = ()
    sections: tuple["Section", ...] = ()


class CheckLevel(StrEnum):
    block = "block"
    warn = "warn"


class Check(Model):
    """A rule between figures: ``must`` (and ``when``) are comparisons of sums, for example ``a + b <= c``.

    Comparisons may be joined by ``and`` or by ``or``; ``count(x)`` is the number of rows of a list or table of
    records, or of the items of a text, and ``count(x: column = choice)`` that of the rows with this choice.
    """

    id: Id
    must: Words
    when: str = ""
    level: CheckLevel
    say: Words


class CoverDefaults(Model):
    """Defaults of the cover.  Texts may use the form's parameters and these names of the unit and its parent:

    ``{party_body}``, ``{party_superior}``, ``{state_body}`` in capitals as a header prints them;
    ``{party_body_in_text}`` and ``{state_body_in_text}`` as a sentence does; ``{name}`` in running text
    ("xã Sông Vàng"), ``{level}`` its level word ("xã"); and ``{parent_name}``, ``{parent_party_body}``,
    ``{parent_party_body_in_text}``, ``{parent_state_body}``, ``{parent_state_body_in_text}``.
    A recipient or addressee whose unit does not exist is left out; with an addressee the recipients begin "Như trên".
    """

    superior: str = ""
    issuer: Words
    issuer_in_text: Words
    symbol: Words
    authority: str = ""
    posts: tuple[Words, ...]
    recipients: tuple[Words, ...]
    addressee: str = ""


class ReportForm(Model):
    """A report form (mẫu báo cáo).  ``title`` names it to people; ``subject`` is printed under BÁO CÁO.

    ``opening`` and ``closing`` may use the cover's ``{issuer_in_text}``; ``opening_with_letter`` is used when the
    assignment has a guiding letter and may use ``{letter_number}``, ``{letter_day}``, ``{letter_issuer}`` and
    ``{letter_subject}`` besides.
    """

    id: FormId
    title: Words
    short_title: Words
    layout: Layout
    recurs: Literal["half_year", "year", "none"]
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    subject: Words
    opening: Words
    opening_with_letter: Words
    closing: Words
    cover: CoverDefaults
    consolidated_cover: CoverDefaults
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    """Asked after the sections, printed after the signature, in this order."""
    checks: tuple[Check, ...] = ()

    @property
    def plain_title(self) -> str:
        """The title without the parameters of a period, for a form that is bound to none."""
        return " ".join(word for word in self.title.split() if "{" not in word).removesuffix(" năm")

    def walk(self) -> Iterator[tuple[Section, int]]:
        """Every section in document order with its level (1 = I.)."""
        yield from _walk(self.sections, 1)

    def questions(self) -> Iterator[tuple[Section, AnyQuestion]]:
        """Every question in the order it is asked, with the section it stands in."""
        for section, _ in self.walk():
            for question in section.questions:
                yield section, question

    def fields(self) -> Iterator[FigureField]:
        """Every figure field in order."""
        for _, question in self.questions():
            if isinstance(question, FigureGroup):
                yield from question.fields
            elif isinstance(question, BlankGroup):
                yield from question.figures


def _walk(sections: tuple[Section, ...], level: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, level
        yield from _walk(section.sections, level + 1)
