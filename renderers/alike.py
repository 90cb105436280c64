"""Reports made with other versions of a form, read as one version asks: by field id and kind."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from templates.carrying import Carrying, carried, carrying
from templates.form import ReportForm
from templates.outline import Outline
from templates.report import Report

_Key = tuple[int, str, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Alike:
    """Reads reports as ``form`` asks; forms that were compared are remembered as long as this lives."""

    form: ReportForm
    _same: dict[int, bool] = field(default_factory=dict)
    _known: dict[_Key, tuple[Carrying, Outline]] = field(default_factory=dict)

    def read(self, report: Report) -> Report:
        """The report with those of its answers that carry over; it lacks whatever its own version did not ask."""
        within = tuple(self.read(one) for one in report.within)
        if self._is_same(report.form):
            return report if within == () else replace(report, within=within)
        found, outline = self._compared(report)
        answers = carried(report.answers, found.kept, outline)
        reasons = {key: reason for key, reason in report.reasons.items() if key in found.kept}
        return replace(
            report, form=self.form, answers=answers, reasons=reasons, left_out=outline.left_out, within=within
        )

    def lacking(self, report: Report) -> int:
        """How many keys the form asks that the report's own version does not, or asks in another kind."""
        if self._is_same(report.form):
            return 0
        found, _ = self._compared(report)
        return len(found.new) + len(found.changed)

    def _is_same(self, other: ReportForm) -> bool:
        if other is self.form:
            return True
        known = self._same.get(id(other))
        if known is None:
            known = self._same[id(other)] = other == self.form
        return known

    def _compared(self, report: Report) -> tuple[Carrying, Outline]:
        key = (id(report.form), report.unit.level, report.scope)
        known = self._known.get(key)
        if known is None:
            old, new = (Outline(form, report.unit.level, report.scope) for form in (report.form, self.form))
            known = self._known[key] = carrying(old, new), new
        return known


def older(form: ReportForm, reports: Iterable[Report]) -> list[tuple[Report, int]]:
    """The reports of another version, each with how many of the form's keys it lacks."""
    alike = Alike(form)
    counted = ((report, alike.lacking(report)) for report in reports)
    return [(report, lacks) for report, lacks in counted if lacks]
