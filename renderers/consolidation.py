"""Many units' reports as one: totals with their spread, texts grouped, and who is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from templates.cover import Cover
from templates.form import ReportForm
from templates.period import Period
from templates.report import Comparison, Report
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit whose answers do not count, and its state in words ("đang làm (40 %)")."""

    unit: Unit
    state: str


@dataclass(frozen=True, slots=True)
class FieldTotal:
    """A figure over all counted units.

    ``total`` is None when nothing can be totalled; ``answered`` counts units with a figure or "không phát sinh";
    ``nothing`` counts those with zero or "không phát sinh"; ``most`` are the unit(s) with the largest value above zero;
    ``complete`` is false ("chưa đủ") while a counted unit has not answered or has reported apart.
    """

    total: Decimal | None
    answered: int
    nothing: int
    most: tuple[tuple[Unit, Decimal], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole text and the units that share it word for word, in unit order."""

    units: tuple[Unit, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NarrativeTexts:
    """All units' answers to one narrative question."""

    passages: tuple[Passage, ...]
    nothing: tuple[Unit, ...]
    apart: tuple[Unit, ...]
    unanswered: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The consolidated report of ``unit`` (the parent) for one period.

    ``form`` is bound to the period; ``reports`` are the counted units' reports in unit order; ``basis`` says whose
    answers count ("Đã nộp"); ``totals`` by field id; ``texts`` by narrative question id.
    """

    form: ReportForm
    unit: Unit
    period: Period
    cover: Cover
    basis: str
    reports: tuple[Report, ...]
    missing: tuple[Missing, ...]
    totals: Mapping[str, FieldTotal]
    texts: Mapping[str, NarrativeTexts]
    comparison: Comparison | None = None
