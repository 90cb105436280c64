"""What a unit handed in before, as a comparison and as "kỳ trước"; frozen submissions are remembered."""

from collections import OrderedDict
from collections.abc import Mapping

from sqlalchemy import Connection

from storage import submissions
from storage.assignments import Assignment
from storage.submissions import Submission
from templates.answers import Answer
from templates.report import Comparison

REMEMBERED = 500
"""Reports whose earlier answers are kept in memory."""

Known = tuple[Mapping[str, Answer], Comparison | None]


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
    """The latest earlier period's answers, and what sentences compare with (product: the same window a year earlier,
    without one the latest earlier period, with neither nothing)."""
    window = assignment.period
    found = submissions.earlier(connection, assignment.unit.id, assignment.form_id, start=window.start, end=window.end)
    latest = _answers(found.latest)
    if found.year_before is not None:
        return latest, Comparison(_answers(found.year_before), f"cùng kỳ năm {window.end.year - 1}")
    return latest, Comparison(latest, "kỳ trước") if found.latest is not None else None


def _answers(submission: Submission | None) -> Mapping[str, Answer]:
    return {key: stored.answer for key, stored in submission.answers.items()} if submission else {}
