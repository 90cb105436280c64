"""What a unit has answered: the kinds of answer and the bundle of one unit's answers.

Four states of an answer (product glossary): not yet answered is *absence* from the mapping, zero is
``Figure(0)``, "không phát sinh" is ``NothingToReport``; "không áp dụng" questions are never asked
and so never stored.  ``ReportedApart`` is an answer given by the office's own channel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the person meant it; whole for counts, đồng for money, 0-100 for percents."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Prose:
    """A narrative: cleaned text (NFC), its paragraphs separated by a single line feed."""

    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(line for line in self.text.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class NothingToReport:
    """không phát sinh: answered, counts as zero in totals, printed in words."""


@dataclass(frozen=True, slots=True)
class ReportedApart:
    """(Có báo cáo riêng): answered outside the chat; no total may count it as known."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows, each a value per column: texts, whole numbers as digits, days as ISO dates, ids of choices.

    A column that was left empty is absent from its row.
    """

    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that stands in a text, for example of a document it cites."""

    value: date


@dataclass(frozen=True, slots=True)
class Kept:
    """A standing text stands as it is, but for those of its paragraphs that are answered under their own ids."""


Answer = Figure | Prose | NothingToReport | ReportedApart | Rows | Day | Kept


def amount(answer: Answer | None) -> Decimal | None:
    """What an answer counts: a figure itself, "không phát sinh" 0; None where no number is known."""
    match answer:
        case Figure(value):
            return value
        case NothingToReport():
            return Decimal(0)
        case _:
            return None


Answers = Mapping[str, Answer]
"""Answers by id: of a figure field or blank, of a question, or of a rewritten paragraph of a standing text."""
