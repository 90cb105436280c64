"""What the units reported that a merged or split unit came of, as its own earlier windows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from dialogs.report.open_report import Past
from renderers.merging import merged_history
from renderers.unit_order import unit_order
from storage import loaded_reports, submissions, units
from storage.assignments import Assignment
from templates.answers import Answer
from templates.binding import cover_defaults
from templates.form import ReportForm
from templates.lineage import Lineage
from templates.report import Report
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class EarlierWindow:
    """An earlier window by its first day; its last is that of ``past``."""

    start: date
    past: Past


@dataclass(slots=True)
class _Window:
    """What single units reported for one window; ``files``: those that did not hand it in to the bot."""

    given: dict[int, Mapping[str, Answer]] = field(default_factory=dict)
    files: set[int] = field(default_factory=set)


def merged_windows(
    connection: Connection, assignment: Assignment, form: ReportForm, came_of: Lineage
) -> list[EarlierWindow]:
    """Every earlier window of the unit and of those it came of, the latest first, merged by the rules of ``form``.

    A window of which nothing can be told is left out.
    """
    line = came_of.everybody(assignment.unit.id)
    known = {unit.id: unit for unit in units.all_units(connection) if unit.id in line}
    found = []
    for (start, end), window in sorted(_windows(connection, assignment, line).items(), reverse=True):
        before = came_of.forebears(assignment.unit.id, end)
        ordered = sorted((known[number] for number in before.units), key=unit_order)
        reports = [_report(form, assignment, unit, window.given.get(unit.id, {})) for unit in ordered]
        answers = merged_history(form, reports, divided=before.divided)
        if answers:
            found.append(EarlierWindow(start, Past(end, answers, loaded=not before.units.isdisjoint(window.files))))
    return sorted(found, key=lambda one: one.past.end, reverse=True)


def _windows(connection: Connection, assignment: Assignment, line: frozenset[int]) -> dict[tuple[date, date], _Window]:
    found: dict[tuple[date, date], _Window] = {}
    handed_in = submissions.windows_of(connection, line, assignment.form_id, before=assignment.period.end)
    latest = submissions.latest_of(connection, [row[0] for row in handed_in])
    for number, unit_id, start, end in handed_in:
        found.setdefault((start, end), _Window()).given[unit_id] = latest[number].given
    for unit_id in line:
        for one in loaded_reports.before(connection, unit_id, assignment.form_id, assignment.period.end):
            window = found.setdefault((one.start, one.end), _Window())
            if unit_id not in window.given:
                window.given[unit_id] = one.answers
                window.files.add(unit_id)
    return found


def _report(form: ReportForm, assignment: Assignment, unit: Unit, answers: Mapping[str, Answer]) -> Report:
    return Report(form, unit, assignment.period, cover_defaults(form, unit, None), answers)
