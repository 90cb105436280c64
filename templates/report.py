"""One unit's report as checks, sentences and renderers see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from templates.answers import Answers
from templates.cover import Cover
from templates.form import ReportForm
from templates.period import Period
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Report:
    """``form`` is already bound to the period (its parameters are filled in).

    ``version`` is the submission's number, None for a draft; ``reasons`` are the one-line reasons given
    at warnings that were kept, by field id.  Of a unit whose assignment is limited, ``scope`` are the ids of the
    outermost sections and tables that concern it, and ``left_out`` the keys that are không áp dụng for it.
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
