"""The units' layer of a consolidated report as the dialogue asks about it: totals, sentences, texts, sources."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from dialogs.below import Failure, Source, UnitText
from renderers.adjusted_report import adjusted_report
from renderers.consolidation import Consolidation, Missing, consolidate
from renderers.field_totals import field_total
from renderers.record_cells import record_words
from renderers.unit_order import unit_order
from renderers.word.totals_sentence import totals_sentence
from templates.adjustment import Adjustment
from templates.answers import Answer, Answers, Figure, Prose, ReportedApart, Rows, amount
from templates.checks import failing
from templates.form import AnyQuestion, FigureGroup, Group, ReportForm, Section
from templates.outline import Outline
from templates.report import Comparison, Report
from templates.table import ColumnRule, Table


@dataclass(frozen=True, slots=True)
class CountedUnits:
    """``reports`` by assignment, with their versions; ``missing`` are the units that do not count.

    ``people`` are the names of those who answered, by assignment and key.  ``hidden`` keys stay out of the chat.
    """

    own: Report
    outline: Outline
    reports: Mapping[int, Report]
    missing: tuple[Missing, ...]
    comparison: Comparison | None
    people: Mapping[int, Mapping[str, str]]
    hidden: frozenset[str]
    worked_out: dict[str, Consolidation | Mapping[int, frozenset[str]]] = field(default_factory=dict)
    """What was worked out before from the same reports: the units' own failures, and the last whole consolidation."""

    def consolidation(self, own: Answers, adjustments: Sequence[Adjustment]) -> Consolidation:
        """The whole, with the parent's present answers; the last one is remembered."""
        name = f"whole {sorted(own.items(), key=lambda one: one[0])!r} {tuple(adjustments)!r}"
        known = self.worked_out.get(name)
        if isinstance(known, Consolidation):
            return known
        for old in [key for key in self.worked_out if key.startswith("whole ")]:
            del self.worked_out[old]
        made = self._consolidation(own, adjustments)
        self.worked_out[name] = made
        return made

    def _mine(self, own: Answers) -> Report:
        mine = {key: ReportedApart() if key in self.hidden else answer for key, answer in own.items()}
        return replace(self.own, answers=mine, part="own")

    def _of_figures(self, names: frozenset[str], own: Answers, adjustments: Sequence[Adjustment]) -> Consolidation:
        """The totals of these figures alone: a sentence needs no more, and all of them take a while."""
        form, unit, cover = self.outline.form, self.own.unit, self.own.cover
        reports = tuple(sorted(self.reports.values(), key=lambda one: unit_order(one.unit)))
        adjusted = adjusted_report(form, unit, self.own.period, cover, adjustments)
        layers = (*((self._mine(own),) if own else ()), *reports, *((adjusted,) if adjusted else ()))
        raw = [one for layer in layers for one in layer.raw()]
        totals = {one.id: field_total(one, reports, raw) for one in form.fields() if one.id in names}
        return Consolidation(form, unit, self.own.period, cover, "", reports, self.missing, totals, {}, self.comparison)

    def _consolidation(self, own: Answers, adjustments: Sequence[Adjustment]) -> Consolidation:
        return consolidate(
            self.outline.form,
            self.own.unit,
            self.own.period,
            self.own.cover,
            "",
            self.reports.values(),
            self.missing,
            self.comparison,
            self._mine(own),
            adjustments,
        )

    def sentences(self, question: str, own: Answers, adjustments: Sequence[Adjustment]) -> tuple[str, ...]:
        groups = list(_groups(self.outline.form, question))
        if not groups:
            return ()
        names = frozenset(name for group in groups for name in _named(group))
        plain = names <= {one.id for one in self.outline.form.fields()}
        made = self._of_figures(names, own, adjustments) if plain else self.consolidation(own, adjustments)
        return tuple(said for group in groups if (said := totals_sentence(made, group)))

    def total(self, key: str, own: Answers, adjustments: Sequence[Adjustment]) -> Decimal | None:
        found = self.consolidation(own, adjustments).totals.get(key)
        return found.total if found is not None else None

    def sources(self, key: str) -> tuple[Source, ...]:
        ordered = sorted(self.reports.items(), key=lambda one: unit_order(one[1].unit))
        return tuple(self._source(number, report, key) for number, report in ordered)

    def _source(self, number: int, report: Report, key: str) -> Source:
        """Who answered is told of a unit's own figure; of a total, where it is followed down."""
        made = bool(report.within)
        person = "" if made else self.people.get(number, {}).get(key, "")
        return Source(report.unit.name, amount(_cell(report, key)), report.version, person, number, made)

    def texts(self, key: str) -> tuple[UnitText, ...]:
        if key in self.hidden:
            return ()
        tables = {table.id: table for table in self.outline.form.tables}
        found = ((number, report, report.answers.get(key)) for number, report in self.reports.items())
        return tuple(
            UnitText(number, report.unit, report.version or 0, *_paragraphs(answer, tables.get(key)))
            for number, report, answer in found
            if isinstance(answer, Prose | Rows)
        )

    def _units_failures(self) -> Mapping[int, frozenset[str]]:
        """The checks each unit's own figures fail, by assignment."""
        known = self.worked_out.get("units")
        if known is None or isinstance(known, Consolidation):
            form = self.outline.form
            known = {
                number: frozenset(one.values["check"] for one in failing(form, {**report.answers, **report.computed()}))
                for number, report in self.reports.items()
            }
            self.worked_out["units"] = known
        return known

    def failures(self, own: Answers, adjustments: Sequence[Adjustment]) -> tuple[Failure, ...]:
        form = self.outline.form
        if not form.checks:
            return ()
        found = failing(form, _whole(self.consolidation(own, adjustments)))
        if not found:
            return ()
        behind = self._units_failures()
        return tuple(
            Failure(
                one.sentence,
                one.blocks,
                tuple(
                    (number, self.reports[number].unit.name)
                    for number, broken in behind.items()
                    if one.values["check"] in broken
                ),
            )
            for one in found
        )


def _whole(made: Consolidation) -> dict[str, Answer]:
    """What the checks look at: the totals, and lists that every unit gave; what a person selects is no total."""
    totals: dict[str, Answer] = {key: Figure(one.total) for key, one in made.totals.items() if one.total is not None}
    selected = {
        table.id for table in made.form.tables if any(one.consolidate is ColumnRule.select for one in table.columns)
    }
    lists = {
        key: Rows(tuple(row for _, row in one.records()))
        for key, one in made.records.items()
        if key not in selected and not (one.unanswered or one.apart)
    }
    return {**totals, **lists}


def _named(group: Group) -> Iterator[str]:
    """The figures a group's sentence counts or names."""
    yield from (one.id for one in group.fields)
    if isinstance(group, FigureGroup):
        yield from re.findall(r"\{([\w.]+)", group.sentence)
    else:
        yield from (one.id for one in group.sums)


def _cell(report: Report, key: str) -> Answer | None:
    return report.answers.get(key) or report.computed().get(key)


def _groups(form: ReportForm, question: str) -> Iterator[Group]:
    """The group itself, or those of the section a text stands in."""
    for section, _ in form.walk():
        for one in section.questions:
            if one.id == question:
                yield from _beside(section, one)


def _beside(section: Section, question: AnyQuestion) -> Iterator[Group]:
    if isinstance(question, Group):
        yield question
        return
    yield from (one for one in section.questions if isinstance(one, Group))


def _paragraphs(answer: Answer | None, table: Table | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words to read, and what is kept of each."""
    if isinstance(answer, Prose):
        return answer.paragraphs, answer.paragraphs
    rows = answer.rows if isinstance(answer, Rows) else ()
    columns = table.record if table is not None else ()
    said = tuple("; ".join(filter(None, (record_words(one, row.get(one.id, "")) for one in columns))) for row in rows)
    return said, tuple(json.dumps(dict(row), ensure_ascii=False, sort_keys=True) for row in rows)
