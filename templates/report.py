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
    at warnings that were kept, by field id.
    """

    form: ReportForm
    unit: Unit
    period: Period
    cover: Cover
    answers: Answers
    version: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Earlier answers a sentence compares with, and how it names them.

    ``wording`` is "cùng kỳ năm 2025" for the same window a year earlier, "kỳ trước" for the latest earlier period.
    """

    answers: Answers
    wording: str
