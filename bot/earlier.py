"""What a unit handed in before, as a comparison and as "kỳ trước"; frozen submissions are remembered."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from dialogs.world import Past
from storage import submissions
from storage.assignments import Assignment
from storage.submissions import Submission
from templates.answers import Answer, Figure
from templates.report import Comparison
from templates.trust import PERIODS, History

REMEMBERED = 500
"""Reports whose earlier answers are kept in memory."""


@dataclass(frozen=True, slots=True)
class Known:
    """``past`` are up to five earlier periods, the latest first; ``comparison`` is what sentences compare with."""

    past: tuple[Past, ...]
    history: History
    comparison: Comparison | None


class EarlierAnswers:
    """Last period's answers by assignment.  They are frozen, but an earlier period may be handed in (again) late:
    ``forget`` is called whenever anything is submitted."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, Known] = OrderedDict()

    def of(self, connection: Connection, assignment: Assignment) -> Known:
        known = self._known.get(assignment.id)
        if known is None:
            known = self._known[assignment.id] = load_earlier(connection, assignment)
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known

    def forget(self) -> None:
        self._known.clear()


def load_earlier(connection: Connection, assignment: Assignment) -> Known:
    """Earlier periods, and what sentences compare with (product: the same window a year earlier, without one the
    latest earlier period, with neither nothing)."""
    window = assignment.period
    unit, form = assignment.unit.id, assignment.form_id
    found = submissions.past(connection, unit, form, before=window.end, most=PERIODS)
    past = tuple(Past(end, _answers(submission)) for end, submission in found)
    year_before = submissions.earlier(connection, unit, form, start=window.start, end=window.end).year_before
    if year_before is not None:
        return Known(past, _history(past), Comparison(_answers(year_before), f"cùng kỳ năm {window.end.year - 1}"))
    return Known(past, _history(past), Comparison(past[0].answers, "kỳ trước") if past else None)


def _history(past: Iterable[Past]) -> History:
    found: dict[str, list[Decimal]] = {}
    for period in past:
        for key, answer in period.answers.items():
            if isinstance(answer, Figure):
                found.setdefault(key, []).append(answer.value)
    return found


def _answers(submission: Submission) -> Mapping[str, Answer]:
    return {key: stored.answer for key, stored in submission.answers.items()}
