"""Many units' reports as one: totals with their spread, texts grouped, and who is missing."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from itertools import pairwise
from math import floor

from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.cover import Cover
from templates.form import Consolidate, FigureField, Narrative, ReportForm
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


def consolidate(
    form: ReportForm,
    unit: Unit,
    period: Period,
    cover: Cover,
    basis: str,
    reports: Iterable[Report],
    missing: Iterable[Missing] = (),
    comparison: Comparison | None = None,
) -> Consolidation:
    """The consolidated report of ``unit``, the same whatever order the reports come in.

    Units stand in the order of their codes ("X9" before "X10").  Raises ValueError when a unit has two reports.
    """
    ordered = tuple(sorted(reports, key=lambda report: unit_order(report.unit)))
    _refuse_doubles(ordered)
    return Consolidation(
        form=form,
        unit=unit,
        period=period,
        cover=cover,
        basis=basis,
        reports=ordered,
        missing=tuple(sorted(missing, key=lambda one: unit_order(one.unit))),
        totals={field.id: field_total(field, ordered) for field in form.fields()},
        texts={
            question.id: narrative_texts(question.id, ordered)
            for _, question in form.questions()
            if isinstance(question, Narrative)
        },
        comparison=comparison,
    )


def unit_order(unit: Unit) -> tuple[list[tuple[int, str]], int]:
    """Sort key of units: by code, numbers inside it as numbers, then by id."""
    parts = re.findall(r"\d+|\D+", unit.code)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], unit.id


def figure_value(answer: Answer | None) -> Decimal | None:
    """What an answer counts in a total: a figure itself, "không phát sinh" 0; None where nothing is known."""
    match answer:
        case Figure(value):
            return value
        case NothingToReport():
            return Decimal(0)
        case _:
            return None


def field_total(field: FigureField, reports: Sequence[Report]) -> FieldTotal:
    """One figure over ``reports`` (in unit order), after the field's rule (structures.md, section 3).

    A weighted average leaves out units whose weight is unknown, is rounded half up to two decimals, and is
    incomplete while any unit lacks the figure or its weight.
    """
    known = [(report, value) for report in reports if (value := figure_value(report.answers.get(field.id))) is not None]
    total, used = _total(field, known)
    return FieldTotal(
        total=total,
        answered=len(known),
        nothing=sum(1 for _, value in known if value == 0),
        most=_most(known),
        complete=used == len(reports),
    )


def narrative_texts(question_id: str, reports: Sequence[Report]) -> NarrativeTexts:
    """All answers to one narrative question; texts that differ in white space alone are one passage."""
    shared: dict[str, list[Report]] = defaultdict(list)
    others: dict[type[object], list[Unit]] = defaultdict(list)
    for report in reports:
        answer = report.answers.get(question_id)
        if isinstance(answer, Prose) and answer.paragraphs:
            shared[_without_spacing(answer)].append(report)
        else:
            others[type(answer)].append(report.unit)
    nothing, apart = others.pop(NothingToReport, []), others.pop(ReportedApart, [])
    unanswered = sorted((unit for units in others.values() for unit in units), key=unit_order)
    passages = tuple(_passage(question_id, sharing) for sharing in shared.values())
    return NarrativeTexts(passages, tuple(nothing), tuple(apart), tuple(unanswered))


def _refuse_doubles(reports: Sequence[Report]) -> None:
    for before, after in pairwise(reports):
        if before.unit.id == after.unit.id:
            raise ValueError(f"unit {after.unit.code} has two reports in one consolidation")


def _total(field: FigureField, known: Sequence[tuple[Report, Decimal]]) -> tuple[Decimal | None, int]:
    """The total and how many units stand in it."""
    match field.consolidate:
        case Consolidate.sum:
            return (_exact_sum(value for _, value in known) if known else None), len(known)
        case Consolidate.weighted:
            return _weighted_average(field.weight or "", known)
        case Consolidate.none:
            return None, len(known)


def _exact_sum(values: Iterable[Decimal]) -> Decimal:
    """A sum free of rounding, so that no order or grouping of units can change it."""
    with localcontext(Context(prec=200, traps=[Inexact])):
        return sum(values, Decimal(0))


def _weighted_average(weight_id: str, known: Sequence[tuple[Report, Decimal]]) -> tuple[Decimal | None, int]:
    pairs = [
        (Fraction(value), Fraction(weight))
        for report, value in known
        if (weight := figure_value(report.answers.get(weight_id))) is not None
    ]
    weights = sum((weight for _, weight in pairs), Fraction(0))
    if weights == 0:
        return None, len(pairs)
    return _to_hundredths(sum((value * weight for value, weight in pairs), Fraction(0)) / weights), len(pairs)


def _to_hundredths(value: Fraction) -> Decimal:
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)


def _most(known: Sequence[tuple[Report, Decimal]]) -> tuple[tuple[Unit, Decimal], ...]:
    largest = max((value for _, value in known), default=Decimal(0))
    return tuple((report.unit, value) for report, value in known if value == largest > 0)


def _without_spacing(prose: Prose) -> str:
    return "\n".join(" ".join(unicodedata.normalize("NFC", line).split()) for line in prose.paragraphs)


def _passage(question_id: str, sharing: Sequence[Report]) -> Passage:
    first = sharing[0].answers[question_id]
    paragraphs = first.paragraphs if isinstance(first, Prose) else ()
    return Passage(tuple(report.unit for report in sharing), paragraphs)
