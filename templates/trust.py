"""Whether a figure is far from what the unit reported before: by ratio, or by median and MAD, never by z-score."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median

from templates.answers import Answers, amount
from templates.figure_writing import write_figure
from templates.form import FigureField
from templates.problem import Problem

PERIODS = 5
"""Earlier periods a figure is compared with, the latest first."""

ENOUGH = 4
"""From so many earlier values on, their median and MAD decide; with fewer, the ratio to the latest."""

RATIO = Decimal(3)
"""A figure so many times the latest, or that part of it, is far off."""

SPREADS = 5
"""Scaled MADs from the median within which a figure is usual."""

MAD_SCALE = Decimal("1.4826")
"""Makes the MAD of normally spread values their standard deviation."""

SMALL = Decimal(10)
"""Differences below this are never far off: small counts jump about."""

History = Mapping[str, Sequence[Decimal]]
"""Earlier values by field id, the latest period first."""


def far_off(fields: Mapping[str, FigureField], answers: Answers, history: History) -> tuple[Problem, ...]:
    """A warning for every figure that is far from the unit's own earlier ones, or zero where it never was."""
    return tuple(_problems(fields, answers, history))


def _problems(fields: Mapping[str, FigureField], answers: Answers, history: History) -> Iterator[Problem]:
    for key, field in fields.items():
        earlier, value = history.get(key, ()), amount(answers.get(key))
        if value is None or not earlier:
            continue
        values = {"label": field.label, "value": _written(value, field), "usual": _written(_middle(earlier), field)}
        if value == 0 and all(before > 0 for before in earlier) and len(earlier) > 1:
            yield Problem("never_zero", key, values, blocks=False)
        elif value != 0 and is_far(value, earlier):
            yield Problem("far_off", key, values, blocks=False)


def _written(value: Decimal, field: FigureField) -> str:
    return write_figure(value, field.kind)


def _middle(earlier: Sequence[Decimal]) -> Decimal:
    return Decimal(median(earlier)) if len(earlier) >= ENOUGH else earlier[0]


def is_far(value: Decimal, earlier: Sequence[Decimal]) -> bool:
    """Whether ``value`` is far from ``earlier`` (the latest first, at least one)."""
    middle = _middle(earlier)
    if abs(value - middle) < SMALL:
        return False
    if len(earlier) < ENOUGH:
        return _ratio_is_far(value, middle)
    spread = Decimal(median(abs(before - middle) for before in earlier)) * MAD_SCALE
    if spread == 0:
        return _ratio_is_far(value, middle)
    return abs(value - middle) > SPREADS * spread


def _ratio_is_far(value: Decimal, middle: Decimal) -> bool:
    if middle == 0:
        return False
    return value > RATIO * middle or value * RATIO < middle
