"""What the other units reported for the same period: usual figures, and paragraphs in more than one report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from templates.answers import Answers, Prose, amount
from templates.figure_writing import write_figure
from templates.form import FigureField
from templates.problem import Problem
from templates.trust import ENOUGH, MAD_SCALE, RATIO, SMALL, SPREADS

OTHERS = 5
"""Others that must have reported a figure before one is compared with them."""

LONG = 100
"""Letters from which two equal paragraphs are no accident."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The median of what the units reported, and its scaled MAD."""

    middle: Decimal
    spread: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Digest:
    """One unit's report as its neighbours are compared with it: figures by id, and fingerprints of long paragraphs."""

    unit: str
    figures: Mapping[str, Decimal]
    paragraphs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """All units of one parent and period together: usual figures by id, and who wrote each paragraph."""

    usual: Mapping[str, Usual] = field(default_factory=dict)
    writers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def fingerprints(text: str) -> tuple[int, ...]:
    """A number for each long paragraph, equal for paragraphs that differ in spaces and capitals only."""
    folded = (" ".join(line.casefold().split()) for line in text.split("\n"))
    return tuple(hash(line) for line in folded if len(line) >= LONG)


def digest(unit: str, answers: Answers) -> Digest:
    known = {key: value for key, answer in answers.items() if (value := amount(answer)) is not None}
    texts = (answer.text for answer in answers.values() if isinstance(answer, Prose))
    return Digest(unit, known, frozenset(number for text in texts for number in fingerprints(text)))


def neighbours(digests: Iterable[Digest]) -> Neighbours:
    """What is usual among the reports; a figure that fewer than five units gave is nobody's measure."""
    values: dict[str, list[Decimal]] = {}
    writers: dict[int, list[str]] = {}
    for one in digests:
        for key, value in one.figures.items():
            values.setdefault(key, []).append(value)
        for number in one.paragraphs:
            writers.setdefault(number, []).append(one.unit)
    usual = {key: _usual(known) for key, known in values.items() if len(known) >= OTHERS}
    return Neighbours(usual, {number: tuple(names) for number, names in writers.items() if len(names) > 1})


def is_unusual(value: Decimal, usual: Usual) -> bool:
    """Whether a figure is far from what the units usually report, by MAD or, where they all agree, by ratio."""
    distance = abs(value - usual.middle)
    if value == 0 or distance < SMALL:
        return False
    if usual.count >= ENOUGH and usual.spread:
        return distance > SPREADS * usual.spread
    return usual.middle != 0 and (value > RATIO * usual.middle or value * RATIO < usual.middle)


def far_from_others(
    fields: Mapping[str, FigureField], answers: Answers, usual: Mapping[str, Usual]
) -> Iterator[Problem]:
    """A warning for every figure far from what the other units reported; it tells nothing of theirs."""
    for key, one in fields.items():
        value, theirs = amount(answers.get(key)), usual.get(key)
        if value is not None and theirs is not None and is_unusual(value, theirs):
            said = {"label": one.label, "value": write_figure(value, one.kind)}
            yield Problem("far_from_most", key, said, blocks=False)


def _usual(values: Sequence[Decimal]) -> Usual:
    middle = Decimal(median(values))
    spread = Decimal(median(abs(value - middle) for value in values)) * MAD_SCALE
    return Usual(middle, spread, len(values))
