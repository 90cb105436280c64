"""Consolidated reports: those of the units below, put together, and compared with a year before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.keeping.layering import present_layer
from bot.reports.gathered import Gathered, NothingThere
from bot.reports.unit_reports import UnitReports
from dialogs.desk.consolidating import BASES
from dialogs.desk.following.board import status_in_words
from renderers.consolidation import Consolidation, Missing, consolidate
from renderers.field_totals import field_total
from renderers.rolled_up import rolled_up
from renderers.table_totals import table_totals
from storage import assignments, layers, periods, submissions, units
from storage.assignments import Assignment
from storage.layers import FrozenLayer, Sources
from storage.periods import StoredPeriod
from storage.submissions import Submission, a_year_before
from templates.answers import Answer, Figure, Prose
from templates.binding import cover_defaults
from templates.cover import Cover
from templates.form import ReportForm
from templates.report import Comparison, Report
from templates.unit import Unit

T = TypeVar("T")

AT_ONCE = 200
"""Reports whose stored form is in memory at a time: it takes twice the room of what is made of it."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Puts reports together within one connection; sensitive answers only where they are wanted."""

    connection: Connection
    outlines: Outlines
    sensitive: bool = False

    @property
    def units(self) -> UnitReports:
        """The single reports, each of one unit."""
        return UnitReports(self.connection, self.outlines, self.sensitive)

    def consolidates(self, assignment: Assignment) -> bool:
        """Whether the report is made of those of the units below."""
        return assignments.has_below(self.connection, assignment.period_id, assignment.unit.id)

    def of_sources(self, assignment: Assignment, sources: Sources) -> dict[int, Report]:
        """The reports a layer counts, by assignment."""
        found = {one.id: one for one in assignments.below(self.connection, assignment.period_id, assignment.unit.id)}
        wanted = [source for source in sources if source[0] in found]
        return {
            number: report
            for some in _some_at_once(wanted)
            for number, report in self._frozen(found, self.versions(some))
        }

    def _frozen(
        self, known: Mapping[int, Assignment], versions: Mapping[int, Submission]
    ) -> Iterator[tuple[int, Report]]:
        """The reports these versions are, by assignment."""
        made = layers.frozen_of(self.connection, list(versions))
        for number, one in versions.items():
            yield number, self.with_layer(known[number], one, made.get((number, one.version)))

    def versions(self, sources: Iterable[tuple[int, int]]) -> dict[int, Submission]:
        """The submitted versions, by assignment."""
        wanted = dict(sources)
        found = submissions.latest_of(self.connection, list(wanted))
        older = [number for number, one in found.items() if one.version != wanted[number]]
        exact = {number: submissions.get(self.connection, number, wanted[number]) for number in older}
        return found | {number: one for number, one in exact.items() if one is not None}

    def whole(self, assignment: Assignment) -> Consolidation:
        """The consolidated report that is this assignment's own: both layers, and what people chose and adjusted."""
        return self._whole(assignment, self.units.own_layer(assignment), present_layer(self.connection, assignment))

    def _whole(self, assignment: Assignment, own: Report, layer: FrozenLayer) -> Consolidation:
        counted = self.of_sources(assignment, layer.sources)
        found = assignments.below(self.connection, assignment.period_id, assignment.unit.id)
        period = periods.get(self.connection, assignment.period_id)
        if period is None:
            raise NothingThere("Không có kỳ báo cáo này.")
        gathered = Gathered(period, assignment.unit, "submitted", found, counted)
        return consolidate(
            own.form,
            assignment.unit,
            assignment.period,
            own.cover,
            BASES["submitted"],
            counted.values(),
            self.missing([one for one in found if one.id not in counted]),
            self.comparison(gathered, own.form),
            own,
            layer.adjustments,
            layer.picks,
        )

    def gathered(self, period_id: int, unit_id: int, basis: str) -> Gathered:
        """What the units directly below ``unit_id`` have sent for the period; ``basis`` as in ``BASES``."""
        period, parent = periods.get(self.connection, period_id), units.get(self.connection, unit_id)
        if period is None or parent is None:
            raise NothingThere("Không có kỳ báo cáo này.")
        found = self.below(period, parent)
        return Gathered(period, parent, basis, found, self.counted(found, basis))

    def consolidation(self, gathered: Gathered) -> Consolidation:
        """The consolidated report of the parent."""
        period, parent, counted = gathered.period, gathered.parent, gathered.counted
        form = self.outlines.of(self.connection, period.form_version_id, period.period).form
        mine = assignments.of_unit(self.connection, period.id, parent.id)
        own = self.units.own_layer(mine) if mine is not None and not mine.is_recalled else None
        layer = (
            present_layer(self.connection, mine) if mine is not None and own is not None else FrozenLayer((), (), ())
        )
        return consolidate(
            form,
            parent,
            period.period,
            own.cover if own is not None else self._parent_cover(form, parent),
            next(label for basis, label in BASES.items() if basis == gathered.basis),
            counted.values(),
            self.missing([one for one in gathered.found if one.id not in counted]),
            self.comparison(gathered, form),
            own,
            layer.adjustments,
            layer.picks,
        )

    def _parent_cover(self, form: ReportForm, parent: Unit) -> Cover:
        return cover_defaults(form, parent, self._parent(parent), consolidated=True)

    def below(self, period: StoredPeriod, parent: Unit) -> list[Assignment]:
        """The assignments of the period to the units directly below ``parent``."""
        return assignments.below(self.connection, period.id, parent.id)

    def counted(self, found: Iterable[Assignment], basis: str, *, texts: bool = True) -> dict[int, Report]:
        """The reports whose answers count, by assignment; without ``texts`` their figures and lists alone.

        A report that is in counts with its latest version.  One that is open (never handed in, withdrawn, sent back)
        counts only among drafts, and then as it stands now: the version it once had is not in the parent's hands.
        """
        own = [one for one in found if basis != "accepted" or one.state == "accepted"]
        closed = {one.id: one for one in own if not one.is_open}
        reports = {
            number: report if texts else without_texts(report)
            for some in _some_at_once(list(closed))
            for number, report in self._frozen(closed, submissions.latest_of(self.connection, some))
        }
        drafts = [one for one in own if basis == "drafts" and one.state in {"working", "returned"}]
        return reports | {one.id: self._as_it_stands(one) for one in drafts}

    def _as_it_stands(self, assignment: Assignment) -> Report:
        return (
            rolled_up(self.whole(assignment), None) if self.consolidates(assignment) else self.units.draft(assignment)
        )

    def with_layer(self, assignment: Assignment, frozen: Submission, layer: FrozenLayer | None) -> Report:
        """A version with whatever it counts of the units below."""
        own = self.units.of_submission(assignment, frozen)
        return own if layer is None else rolled_up(self._whole(assignment, own, layer), frozen.version)

    def missing(self, found: list[Assignment]) -> list[Missing]:
        keys = assignments.answered_keys(self.connection, [one.id for one in found])
        return [Missing(one.unit, self._state(one, keys[one.id])) for one in found]

    def _state(self, one: Assignment, answered: set[str]) -> str:
        outline = of_assignment(self.outlines, self.connection, one)
        return status_in_words(one.state, outline.answered(answered), len(outline.items))

    def comparison(self, gathered: Gathered, form: ReportForm) -> Comparison | None:
        """Totals of the same units for the same window a year earlier, else for their latest earlier period.

        A figure is compared only where every unit that counts now had handed it in then: a sum over other units
        would show a change that never was.
        """
        earlier = self._earlier(gathered)
        if earlier is None:
            return None
        period, wording = earlier
        before = self.counted(self.below(period, gathered.parent), "submitted", texts=False).values()
        units_now = {report.unit.id for report in gathered.counted.values()}
        same = [report for report in before if report.unit.id in units_now]
        own = assignments.of_unit(self.connection, period.id, gathered.parent.id)
        mine = [replace(self.units.own_layer(own), part="own")] if own is not None and not own.is_recalled else []
        raw = [*(one for one in mine if one.answers), *(one for report in same for one in report.raw())]
        totals = {field.id: field_total(field, same, raw) for field in form.fields()} | table_totals(form, same, raw)
        known: dict[str, Answer] = {
            key: Figure(total.total)
            for key, total in totals.items()
            if total.total is not None and total.answered == len(units_now)
        }
        return Comparison(known, wording) if known else None

    def _earlier(self, gathered: Gathered) -> tuple[StoredPeriod, str] | None:
        """The period to compare with, and how sentences name it."""
        now = gathered.period.period
        before = [one for one in periods.of_form(self.connection, gathered.period.form_id) if one.period.end < now.end]
        before = [one for one in before if self.below(one, gathered.parent)]
        wanted = a_year_before(now.start), a_year_before(now.end)
        year_ago = next((one for one in before if (one.period.start, one.period.end) == wanted), None)
        if year_ago is not None:
            return year_ago, f"cùng kỳ năm {now.end.year - 1}"
        return (before[0], "kỳ trước") if before else None

    def _parent(self, unit: Unit) -> Unit | None:
        return units.get(self.connection, unit.parent_id) if unit.parent_id else None


def without_texts(report: Report) -> Report:
    """The report with its figures and lists alone, for totals."""
    answers = {key: one for key, one in report.answers.items() if not isinstance(one, Prose)}
    return replace(report, answers=answers, within=tuple(map(without_texts, report.within)))


def _some_at_once(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(whole), AT_ONCE):
        yield whole[start : start + AT_ONCE]
