"""Many units' reports as one: totals with their spread, texts grouped, and who is missing."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from renderers.adjusted_report import adjusted_report
from renderers.alike import Alike
from renderers.field_totals import FieldTotal, field_total
from renderers.gathering import Gathered, Record, gathered
from renderers.narrative_texts import NarrativeTexts, narrative_texts
from renderers.sum_totals import sum_totals
from renderers.table_totals import table_totals
from renderers.unit_order import unit_order
from templates.adjustment import Adjustment
from templates.answers import Rows
from templates.cover import Cover
from templates.form import Narrative, ReportForm
from templates.period import Period
from templates.pick import Pick
from templates.report import Comparison, Report
from templates.rows import RowList
from templates.standing import StandingText
from templates.table import ColumnRule, ColumnType, Table
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit whose answers do not count, and its state in words ("đang làm (40 %)")."""

    unit: Unit
    state: str


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The consolidated report of ``unit`` (the parent) for one period.

    ``form`` is bound to the period; ``reports`` are the counted units' reports in unit order; ``basis`` says whose
    answers count ("Đã nộp"); ``totals`` by field id, a table's by ``table.key(column)``; ``texts`` by narrative
    question id, a table's by their key, those that replace a paragraph of a standing text by its id; ``records`` by
    the id of a list of rows or of a table of records.

    Two layers never mix: ``reports`` are the units', ``own`` is what the parent itself answered, None before it has
    answered anything.  ``adjusted`` holds what was added to totals by hand, as a row of its own.  ``picks`` are the
    passages and models the parent chose.  Totals are made from both layers; who reported is told of the units alone.
    """

    form: ReportForm
    unit: Unit
    period: Period
    cover: Cover
    basis: str
    reports: tuple[Report, ...]
    missing: tuple[Missing, ...]
    totals: Mapping[str, FieldTotal]
    texts: Mapping[str, NarrativeTexts]
    comparison: Comparison | None = None
    records: Mapping[str, Gathered] = field(default_factory=dict)
    own: Report | None = None
    adjusted: Report | None = None
    picks: tuple[Pick, ...] = ()
    between: tuple[Report, ...] = ()
    """Shown by leaf: what the units between themselves did, and ``adjustments_between`` what they adjusted."""
    adjustments_between: tuple[Report, ...] = ()

    @property
    def layers(self) -> tuple[Report, ...]:
        """Everything the totals are made from: the parent's own report first, then the units', then adjustments."""
        return _layers(self.own, self.reports, self.adjusted)

    def by_leaf(self) -> "Consolidation":
        """The same with a row for every unit at the bottom instead of one for each directly below."""
        if not any(report.within for report in self.reports):
            return self
        raw = [one for report in self.reports for one in report.raw()]
        units = tuple(one for one in raw if one.part == "unit")
        between = tuple(one for one in raw if one.part == "own")
        rows = tuple(one for one in (self.own, *between) if one is not None)
        return replace(
            self,
            reports=units,
            between=between,
            adjustments_between=tuple(one for one in raw if one.part == "adjusted"),
            totals=_totals(self.form, units, [one for layer in self.layers for one in layer.raw()]),
            records={key: gathered(key, (*rows, *units)) for key in self.records},
        )

    def of_units(self, units: Collection[Unit], *, alone: bool) -> "Consolidation":
        """The same with the reports and texts of these units only; ``alone`` without the parent's own."""
        chosen = {unit.id for unit in units}
        reports = tuple(report for report in self.reports if report.unit.id in chosen)
        texts = {key: narrative_texts(key, _asked(reports, levels)) for key, levels in _texts(self.form)}
        return replace(self, reports=reports, texts=texts, missing=(), own=None if alone else self.own)

    @property
    def rows(self) -> tuple[Report, ...]:
        """Every row of its tables: own reports, the units', adjustments."""
        return (*self.before, *self.reports, *self.after)

    @property
    def before(self) -> tuple[Report, ...]:
        """The rows that stand before the units'."""
        return (*((self.own,) if self.own else ()), *self.between)

    @property
    def after(self) -> tuple[Report, ...]:
        """The rows that stand behind the units'."""
        return (*self.adjustments_between, *((self.adjusted,) if self.adjusted else ()))

    def chosen(self, table: Table) -> list[tuple[Unit, Record]] | None:
        """The rows of a table of which the parent selects: its own, then those it picked; None before it has."""
        picks = self.picks_of(table.id)
        if not picks or all(column.consolidate is not ColumnRule.select for column in table.columns):
            return None
        own = self.own.answers.get(table.id) if self.own is not None else None
        mine = [(self.unit, row) for row in own.rows] if isinstance(own, Rows) else []
        return [*mine, *((pick.unit, json.loads(pick.text)) for pick in picks)]

    def picks_of(self, key: str) -> tuple[Pick, ...]:
        """What was chosen under ``key``, in unit order."""
        mine = (pick for pick in self.picks if pick.key == key)
        return tuple(sorted(mine, key=lambda pick: (unit_order(pick.unit), pick.paragraph)))


def consolidate(
    form: ReportForm,
    unit: Unit,
    period: Period,
    cover: Cover,
    basis: str,
    reports: Iterable[Report],
    missing: Iterable[Missing] = (),
    comparison: Comparison | None = None,
    own: Report | None = None,
    adjustments: Iterable[Adjustment] = (),
    picks: Iterable[Pick] = (),
) -> Consolidation:
    """The consolidated report of ``unit``, the same whatever order the reports come in.

    A report of another version of the form counts by field id and kind.
    Units stand in the order of their codes ("X9" before "X10").  Raises ValueError when a unit has two reports.
    """
    alike = Alike(form)
    ordered = tuple(alike.read(one) for one in sorted(reports, key=lambda report: unit_order(report.unit)))
    own = alike.read(own) if own is not None else None
    _refuse_doubles(ordered)
    own = replace(own, part="own") if own is not None and own.answers else None
    adjusted = adjusted_report(form, unit, period, cover, adjustments)
    layers = _layers(own, ordered, adjusted)
    return Consolidation(
        form=form,
        unit=unit,
        period=period,
        cover=cover,
        basis=basis,
        reports=ordered,
        missing=tuple(sorted(missing, key=lambda one: unit_order(one.unit))),
        totals=_totals(form, ordered, [one for layer in layers for one in layer.raw()]),
        texts={key: narrative_texts(key, _asked(ordered, levels)) for key, levels in _texts(form)},
        comparison=comparison,
        records={key: gathered(key, _layers(own, ordered, None)) for key in _lists(form)},
        own=own,
        adjusted=adjusted,
        picks=tuple(picks),
    )


def _layers(own: Report | None, reports: tuple[Report, ...], adjusted: Report | None) -> tuple[Report, ...]:
    return tuple(one for one in (own, *reports, adjusted) if one is not None)


def _totals(form: ReportForm, reports: Sequence[Report], raw: Sequence[Report]) -> dict[str, FieldTotal]:
    found = table_totals(form, reports, raw) | {one.id: field_total(one, reports, raw) for one in form.fields()}
    return found | sum_totals(form, reports, found)


def _texts(form: ReportForm) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every question answered by a text, those inside tables too, with the levels that are asked it."""
    for _, question in form.questions():
        if isinstance(question, Narrative):
            yield question.id, ()
        elif isinstance(question, StandingText):
            yield from ((key, ()) for key in question.paragraph_ids)
    for table in form.tables:
        for column in table.columns:
            if table.rows == "one" and column.type is ColumnType.text:
                yield table.key(column), column.levels


def _lists(form: ReportForm) -> Iterator[str]:
    yield from (question.id for _, question in form.questions() if isinstance(question, RowList))
    yield from (table.id for table in form.tables if table.rows != "one")


def _asked(reports: Sequence[Report], levels: tuple[str, ...]) -> Sequence[Report]:
    return [report for report in reports if report.is_asked(levels)]


def _refuse_doubles(reports: Sequence[Report]) -> None:
    for before, after in pairwise(reports):
        if before.unit.id == after.unit.id:
            raise ValueError(f"unit {after.unit.code} has two reports in one consolidation")
