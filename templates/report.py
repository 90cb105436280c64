"""One unit's report as checks, sentences and renderers see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from templates.answers import Answer, Answers
from templates.cover import Cover
from templates.form import ReportForm
from templates.period import Period
from templates.totals import computed
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Report:
    """``form`` is already bound to the period (its parameters are filled in).

    ``version`` is the submission's number, None for a draft; ``reasons`` are the one-line reasons given
    at warnings that were kept, by field id.  Of a unit whose assignment is limited, ``scope`` are the ids of the
    outermost sections and tables that concern it, and ``left_out`` the keys that are không áp dụng for it.
    A consolidated report has in ``within`` the reports it was made from (of its units, its own, its adjustments) and in
    ``answers`` what they come to.  ``part`` tells a unit's report from what a consolidating unit itself did and from
    what was added to its totals by hand.
    """

    form: ReportForm
    unit: Unit
    period: Period
    cover: Cover
    answers: Answers
    version: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    scope: frozenset[str] | None = None
    left_out: frozenset[str] = frozenset()
    within: tuple["Report", ...] = ()
    part: Literal["unit", "own", "adjusted"] = "unit"

    def raw(self) -> Iterator["Report"]:
        """The reports people answered that stand in it: itself, or whatever it was made from, at any depth."""
        if not self.within:
            yield self
        for report in self.within:
            yield from report.raw()

    @property
    def levels(self) -> frozenset[str] | None:
        """The levels of the units whose answers stand in it; None for an adjustment, which has none."""
        if self.part == "adjusted":
            return None
        if not self.within:
            return frozenset((self.unit.level,))
        return frozenset(report.unit.level for report in self.raw() if report.part != "adjusted")

    def is_asked(self, levels: tuple[str, ...]) -> bool:
        """Whether what only ``levels`` are asked (none given: everyone) can stand in it."""
        if not levels or self.part == "adjusted":
            return True
        if not self.within:
            return self.unit.level in levels
        return any(report.is_asked(levels) for report in self.raw())

    def computed(self) -> Mapping[str, Answer]:
        """Its computed cells by key; of a consolidated report they are among its answers."""
        if self.within:
            return self.answers
        return computed(self.form, self.answers, None if self.part == "adjusted" else self.unit.level)

    def concerns(self, part: str) -> bool:
        """Whether an outermost section or a table concerns the unit."""
        return self.scope is None or part in self.scope


@dataclass(frozen=True, slots=True)
class Comparison:
    """Earlier answers a sentence compares with, and how it names them.

    ``wording`` is "cùng kỳ năm 2025" for the same window a year earlier, "kỳ trước" for the latest earlier period.
    """

    answers: Answers
    wording: str
