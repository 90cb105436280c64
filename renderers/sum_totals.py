"""Totals of the figures a standing text computes from its blanks: made anew from the blanks' totals, never added."""

from collections.abc import Mapping, Sequence

from renderers.field_totals import FieldTotal, Known, exact_sum, total_of
from templates.answers import amount
from templates.blanks import Sum
from templates.form import ReportForm
from templates.form_figures import form_sums
from templates.report import Report


def sum_totals(form: ReportForm, reports: Sequence[Report], totals: Mapping[str, FieldTotal]) -> dict[str, FieldTotal]:
    """A total for every sum by its id; ``totals`` are those of the blanks."""
    sums = list(form_sums(form))
    own = [(report, report.computed()) for report in reports] if sums else []
    found = {}
    for one in sums:
        known = [(report, value) for report, results in own if (value := amount(results.get(one.id))) is not None]
        found[one.id] = _total(one, known, totals)
    return found


def _total(one: Sum, known: Known, totals: Mapping[str, FieldTotal]) -> FieldTotal:
    parts = [totals[name] for name in one.of]
    values = [part.total for part in parts if part.total is not None]
    return total_of(exact_sum(values) if values else None, known, complete=all(part.complete for part in parts))
