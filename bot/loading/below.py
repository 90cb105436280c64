"""What the units below put into a report, loaded for the dialogue; frozen versions are remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.keeping.layering import newest, present_layer
from bot.loading.opened_unit import answered_by, opened_unit
from bot.loading.remembered import Remembered
from bot.loading.units_layer import CountedUnits
from bot.reports import Gathered, Reports
from dialogs.below import Below, Newer
from renderers.consolidation import Consolidation, Missing
from storage import assignments, layers, people, periods
from storage.assignments import Assignment
from storage.layers import Sources
from templates.report import Comparison, Report

REMEMBERED = 4
"""Layers kept in memory: a layer holds every answer of its units."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was loaded for one list of sources, and who else there was."""

    sources: Sources
    others: frozenset[int]
    reports: Mapping[int, Report]
    missing: tuple[Missing, ...]
    comparison: Comparison | None
    names: Mapping[int, Mapping[str, str]]
    worked_out: dict[str, Consolidation | Mapping[int, frozenset[str]]] = field(default_factory=dict)


class Belows:
    """Loads the units' layer of consolidating reports; what a list of sources comes to never changes."""

    def __init__(self, outlines: Outlines, *, sensitive: bool) -> None:
        self._outlines = outlines
        self._sensitive = sensitive
        self._known: Remembered[int, _Counted] = Remembered(REMEMBERED)

    def of(self, connection: Connection, assignment: Assignment, path: tuple[int, ...] = ()) -> Below | None:
        """The layer of the assignment's report; None where its unit has no units below it in this period.

        ``path`` leads to the unit whose part of a total is followed.
        """
        if not assignments.has_below(connection, assignment.period_id, assignment.unit.id):
            return None
        reports = Reports(connection, self._outlines, self._sensitive)
        layer = present_layer(connection, assignment)
        found = assignments.below(connection, assignment.period_id, assignment.unit.id)
        counted = self._counted(reports, assignment, layer.sources, found)
        outline = of_assignment(self._outlines, connection, assignment)
        hidden = frozenset() if self._sensitive else outline.sensitive_keys
        own = reports.units.own_layer(assignment)
        known = CountedUnits(
            own,
            outline,
            counted.reports,
            counted.missing,
            counted.comparison,
            counted.names,
            hidden,
            counted.worked_out,
        )
        kept = layers.get(connection, assignment.id)
        names = people.names(connection, {one.person for one in layer.adjustments}) if layer.adjustments else {}
        return Below(
            known,
            len(found),
            len(counted.reports),
            kept.at if kept is not None else None,
            _newer(found, layer.sources, newest(connection, assignment)),
            layer.picks,
            layer.adjustments,
            {number: name for number, (name, _) in names.items()},
            opened_unit(reports, layer.sources, path) if path else None,
        )

    def _counted(self, reports: Reports, assignment: Assignment, sources: Sources, found: list[Assignment]) -> _Counted:
        others = frozenset(one.id for one in found)
        known = self._known.get(assignment.id)
        if known is not None and (known.sources, known.others) == (sources, others):
            return known
        return self._known.put(assignment.id, _load(reports, assignment, sources, found))


def _load(reports: Reports, assignment: Assignment, sources: Sources, found: list[Assignment]) -> _Counted:
    counted = reports.of_sources(assignment, sources)
    period = periods.get(reports.connection, assignment.period_id)
    if period is None:
        raise LookupError(assignment.period_id)
    gathered = Gathered(period, assignment.unit, "submitted", found, counted)
    form = of_assignment(reports.outlines, reports.connection, assignment).form
    return _Counted(
        sources,
        frozenset(one.id for one in found),
        counted,
        tuple(reports.missing([one for one in found if one.id not in counted])),
        reports.comparison(gathered, form),
        answered_by(reports, sources),
    )


def _newer(found: list[Assignment], sources: Sources, now: Sources) -> tuple[Newer, ...]:
    """Units whose version in hand is another than the one that counts, or that have taken theirs back."""
    counted, present = dict(sources), dict(now)
    return tuple(
        Newer(one.unit.name, counted.get(one.id), present.get(one.id))
        for one in found
        if counted.get(one.id) != present.get(one.id)
    )
