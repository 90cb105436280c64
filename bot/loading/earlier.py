"""What a unit handed in before, as a comparison and as "kỳ trước"; frozen submissions are remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from bot.loading.forebears import merged_windows
from bot.loading.remembered import Remembered
from dialogs.report.open_report import Past
from storage import lineage, loaded_reports, newest, submissions
from storage.assignments import Assignment
from storage.loaded_reports import StoredReport
from storage.newest import Newest
from templates.answers import Answer, Figure
from templates.form import ReportForm
from templates.lineage import Lineage
from templates.period import Period
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
    """Last period's answers by assignment.  They are frozen, but an earlier period may be handed in (again) late or
    loaded from a file, and units merged or split, by this process or another: what is remembered holds as long as
    nothing of that is newer."""

    def __init__(self) -> None:
        self._known: Remembered[int, tuple[tuple[Newest, ...], Known]] = Remembered(REMEMBERED)

    def of(self, connection: Connection, assignment: Assignment, form: ReportForm) -> Known:
        """``form`` is the assignment's, whose rules merge what several predecessors reported."""
        own = newest.of_unit(connection, assignment.unit.id, assignment.form_id)
        came_of = lineage.get(connection) if own.descents else Lineage()
        standing = _standing(connection, assignment, came_of, own)
        kept = self._known.get(assignment.id)
        if kept is not None and kept[0] == standing:
            return kept[1]
        known = load_earlier(connection, assignment, form, came_of)
        self._known.put(assignment.id, (standing, known))
        return known


def _standing(connection: Connection, assignment: Assignment, came_of: Lineage, own: Newest) -> tuple[Newest, ...]:
    """The unit's own, then those of the units it came of."""
    others = sorted(came_of.everybody(assignment.unit.id) - {assignment.unit.id})
    return (own, *(newest.of_unit(connection, unit, assignment.form_id) for unit in others))


def load_earlier(connection: Connection, assignment: Assignment, form: ReportForm, came_of: Lineage) -> Known:
    """Earlier periods, and what sentences compare with (product: the same window a year earlier, without one the
    latest earlier period, with neither nothing).  What was loaded from a file counts where nothing was handed in."""
    if came_of.before(assignment.unit.id):
        return _of_forebears(connection, assignment, form, came_of)
    window = assignment.period
    unit, form_id = assignment.unit.id, assignment.form_id
    found = submissions.past(connection, unit, form_id, before=window.end, most=PERIODS)
    handed_in = [Past(end, submission.given) for end, submission in found]
    loaded = loaded_reports.before(connection, unit, form_id, window.end)
    past = _together(handed_in, loaded)
    year_before = submissions.earlier(connection, unit, form_id, start=window.start, end=window.end).year_before
    return _known(past, window, year_before.given if year_before is not None else _of_year_before(loaded, window))


def _known(past: tuple[Past, ...], window: Period, same: Mapping[str, Answer] | None) -> Known:
    if same is not None:
        return Known(past, _history(past), Comparison(same, f"cùng kỳ năm {window.end.year - 1}"))
    return Known(past, _history(past), Comparison(past[0].answers, "kỳ trước") if past else None)


def _of_forebears(connection: Connection, assignment: Assignment, form: ReportForm, came_of: Lineage) -> Known:
    """The same of a unit that came of others, or of a larger one."""
    window = assignment.period
    found = merged_windows(connection, assignment, form, came_of)
    wanted = (submissions.a_year_before(window.start), submissions.a_year_before(window.end))
    same = next((one.past.answers for one in found if (one.start, one.past.end) == wanted), None)
    return _known(tuple(one.past for one in found[:PERIODS]), window, same)


def _together(handed_in: list[Past], loaded: list[StoredReport]) -> tuple[Past, ...]:
    """Both kinds, the latest first; a window that was handed in is never shown from a file."""
    ends = {past.end for past in handed_in}
    files = [Past(one.end, one.answers, loaded=True) for one in loaded if one.end not in ends]
    return tuple(sorted([*handed_in, *files], key=lambda past: past.end, reverse=True)[:PERIODS])


def _of_year_before(loaded: list[StoredReport], window: Period) -> Mapping[str, Answer] | None:
    wanted = (submissions.a_year_before(window.start), submissions.a_year_before(window.end))
    return next((one.answers for one in loaded if (one.start, one.end) == wanted), None)


def _history(past: Iterable[Past]) -> History:
    found: dict[str, list[Decimal]] = {}
    for period in past:
        for key, answer in period.answers.items():
            if isinstance(answer, Figure):
                found.setdefault(key, []).append(answer.value)
    return found
