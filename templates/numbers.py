"""Figures in Vietnamese writing: read from what a person typed, and written as official reports write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from templates.answers import Figure, NothingToReport
from templates.form import FigureField, FigureKind
from templates.problem import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message gave: figures by field id, and what must be asked back."""

    values: Mapping[str, Figure | NothingToReport]
    problems: tuple[Problem, ...]


def read_figures(text: str, fields: Sequence[FigureField]) -> Reading:
    """The figures ``text`` gives to ``fields``."""
    raise NotImplementedError


def read_figure(text: str, field: FigureField) -> Figure | NothingToReport | Problem:
    """The one figure ``text`` gives to ``field``, or why it cannot be read."""
    reading = read_figures(text, (field,))
    return reading.problems[0] if reading.problems else reading.values[field.id]


def write_figure(value: Decimal, kind: FigureKind) -> str:
    """``value`` as tables write it: "1.250", "93,6", "35.300.000"; ``kind`` percent and money take no mark here."""
    digits = f"{value:,.0f}" if kind in (FigureKind.integer, FigureKind.money) else f"{value.normalize():,f}"
    return digits.translate(str.maketrans(",.", ".,"))


def write_count(value: Decimal, kind: FigureKind) -> str:
    """``value`` in running text: counts from 1 to 9 with a leading zero ("03 hội nghị"; document-standards 4)."""
    written = write_figure(value, kind)
    return f"0{written}" if kind is FigureKind.integer and 1 <= value <= 9 else written


def with_unit(value: Decimal, field: FigureField) -> str:
    """``value`` with what it counts: "12 hội nghị", "35.300.000 đồng", "93,6%"."""
    written = write_figure(value, field.kind)
    if field.kind is FigureKind.percent:
        return f"{written}%"
    unit = field.unit or ("đồng" if field.kind is FigureKind.money else "")
    return f"{written} {unit}".rstrip()
