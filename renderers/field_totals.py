"""One figure over many units: its total after the form's rule, who answered, and whether anything is lacking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from math import floor

from templates.answers import amount
from templates.form import Consolidate, FigureField
from templates.report import Report
from templates.unit import Unit

Known = Sequence[tuple[Report, Decimal]]
"""Reports with what they count for a figure."""


@dataclass(frozen=True, slots=True)
class FieldTotal:
    """A figure over all counted units; units for which it is không áp dụng are left out of everything.

    ``total`` is None when nothing can be totalled; ``answered`` counts units with a figure or "không phát sinh";
    ``nothing`` counts those with zero or "không phát sinh"; ``most`` are the unit(s) with the largest value above zero;
    ``complete`` is false ("chưa đủ") while a counted unit has not answered or has reported apart.
    """

    total: Decimal | None
    answered: int
    nothing: int
    most: tuple[tuple[Unit, Decimal], ...]
    complete: bool


def field_total(field: FigureField, reports: Sequence[Report], raw: Sequence[Report] | None = None) -> FieldTotal:
    """One figure over ``reports`` (in unit order), after the field's rule (structures.md, section 3).

    The total is made from ``raw``, all that people answered; None where that is ``reports`` themselves.  A weighted
    average leaves out units whose weight is unknown, is rounded half up to two decimals, and is incomplete while any
    unit lacks the figure or its weight.
    """
    own = known_of(field, reports)
    all_known = own if raw is None else known_of(field, raw)
    total, used = _total(field, all_known)
    return total_of(total, own, complete=used == len(_asked(field, reports if raw is None else raw)))


def known_of(field: FigureField, reports: Sequence[Report]) -> Known:
    """The reports that have the figure."""
    asked = _asked(field, reports)
    return [(report, value) for report in asked if (value := amount(report.answers.get(field.id))) is not None]


def _asked(field: FigureField, reports: Sequence[Report]) -> list[Report]:
    return [report for report in reports if report.is_asked(field.levels) and field.id not in report.left_out]


def total_of(total: Decimal | None, known: Known, *, complete: bool) -> FieldTotal:
    """``total`` together with what the units' own values tell."""
    nothing = sum(1 for _, value in known if value == 0)
    return FieldTotal(total, len(known), nothing, _most(known), complete)


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """A sum free of rounding, so that no order or grouping of units can change it."""
    with localcontext(Context(prec=200, traps=[Inexact])):
        return sum(values, Decimal(0))


def to_hundredths(value: Fraction) -> Decimal:
    """``value`` rounded half up to two decimals."""
    return Decimal(floor(value * 100 + Fraction(1, 2))).scaleb(-2)


def _total(field: FigureField, known: Known) -> tuple[Decimal | None, int]:
    """The total and how many units stand in it."""
    match field.consolidate:
        case Consolidate.sum:
            return (exact_sum(value for _, value in known) if known else None), len(known)
        case Consolidate.weighted:
            return _weighted_average(field.weight or "", known)
        case Consolidate.none:
            return None, len(known)


def _weighted_average(weight_id: str, known: Known) -> tuple[Decimal | None, int]:
    pairs = [
        (Fraction(value), Fraction(weight))
        for report, value in known
        if (weight := amount(report.answers.get(weight_id))) is not None
    ]
    weights = sum((weight for _, weight in pairs), Fraction(0))
    if weights == 0:
        return None, len(pairs)
    return to_hundredths(sum((value * weight for value, weight in pairs), Fraction(0)) / weights), len(pairs)


def _most(known: Known) -> tuple[tuple[Unit, Decimal], ...]:
    largest = max((value for _, value in known), default=Decimal(0))
    return tuple((report.unit, value) for report, value in known if value == largest > 0)
