"""One number of a message as the answer to one field, or what must be asked back."""

from decimal import Decimal

from templates.answers import Figure
from templates.field_words import shows_money
from templates.figure_writing import with_unit, write_figure
from templates.form import FigureField, FigureKind
from templates.number_words import SCALES
from templates.problem import Problem
from templates.quantity import Quantity
from templates.utf16 import cut

LARGEST = Decimal(10) ** 15
"""Below it spreadsheets keep every digit."""

_LONGEST = 24
_SHOWN = 60
_WHOLE_KINDS = (FigureKind.integer, FigureKind.money, FigureKind.document_number)


def figure_value(quantity: Quantity, field: FigureField) -> Figure | Problem:
    """The figure ``quantity`` gives ``field``; percents are 0-100, money is in the field's unit."""
    counts = field.kind in _WHOLE_KINDS
    if quantity.about:
        return problem("not_exact", field, quantity.text)
    if quantity.broken or not quantity.literal:
        return problem("not_a_number", field, quantity.text)
    if len(quantity.literal) > _LONGEST:
        return problem("too_large", field, quantity.text)
    read = quantity.spelling(counts=counts)
    values = [value / _unit_factor(quantity, field) for value in read.values]
    if not values:
        return problem("not_a_number", field, quantity.text)
    if not read.clear:
        candidates = " hoặc ".join(write_figure(value, field.kind) for value in values)
        return problem("ambiguous", field, quantity.text, candidates)
    fault = _fault(values[0], quantity, field)
    return problem(fault, field, quantity.text) if fault else Figure(_plain(values[0]))


def problem(code: str, field: FigureField, text: str, candidates: str = "") -> Problem:
    """A problem at ``field`` about what was typed, ready for any of the figure sentences."""
    values = {
        "field": field.label,
        "text": cut(" ".join(text.split()), _SHOWN),
        "example": example(field),
        "unit": f" {field.unit}" if field.unit and field.kind is not FigureKind.money else "",
        "candidates": candidates,
    }
    return Problem(code, field.id, values)


def example(field: FigureField) -> str:
    """A number as it may be typed for ``field``."""
    samples = {
        FigureKind.integer: "12",
        FigureKind.decimal: "12,5",
        FigureKind.percent: "93,6",
        FigureKind.money: "35300000",
        FigureKind.document_number: "15",
    }
    sample = Decimal(samples[field.kind].replace(",", "."))
    return with_unit(sample, field) if field.kind is FigureKind.percent else write_figure(sample, field.kind)


def _unit_factor(quantity: Quantity, field: FigureField) -> Decimal:
    """What one of the field's unit is worth, when the message wrote out what its own number is worth.

    For a field in "triệu đồng" both "35,3" and "35,3 triệu" are 35,3, and "35.300.000đ" is too.
    """
    scale = SCALES.get(field.unit.lower().split(" ")[0], 1)
    return Decimal(scale if quantity.scaled or (quantity.money and shows_money(field)) else 1)


def _plain(value: Decimal) -> Decimal:
    """``value`` without trailing zeros or an exponent: one figure, one spelling in the database."""
    return Decimal(f"{value.normalize():f}")


def _fault(value: Decimal, quantity: Quantity, field: FigureField) -> str:
    """The code of what is wrong with a clear value, "" when nothing is."""
    if quantity.negative and value:
        return "negative"
    if field.kind in _WHOLE_KINDS and value != value.to_integral_value():
        return "not_whole"
    if field.kind is FigureKind.percent and value > 100:
        return "above_hundred"
    return "too_large" if value >= LARGEST else ""
