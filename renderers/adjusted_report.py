"""Adjustments as a row of their own: rows then add up to the total that is printed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from templates.adjustment import Adjustment
from templates.answers import Figure
from templates.cover import Cover
from templates.form import ReportForm
from templates.period import Period
from templates.report import Report
from templates.table import ColumnType
from templates.unit import Unit, in_running_text

NAME = "Điều chỉnh"


def adjusted_report(
    form: ReportForm, unit: Unit, period: Period, cover: Cover, adjustments: Iterable[Adjustment]
) -> Report | None:
    """What was added to the totals of ``unit`` by hand, as a report that has nothing else; None where nothing was.

    Its unit bears the adjustment's name, and every other question is không áp dụng for it, so that it makes no total
    incomplete.
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    reasons: dict[str, str] = {}
    for one in adjustments:
        sums[one.key] += one.amount
        reasons[one.key] = "; ".join(filter(None, (reasons.get(one.key), one.reason)))
    if not sums:
        return None
    for key in _beside(form, sums):
        sums.setdefault(key, Decimal(0))
    row = replace(unit, id=-unit.id, name=f"{NAME} ({in_running_text(unit.name)})")
    left_out = frozenset(_keys(form)) - frozenset(sums)
    answers = {key: Figure(value) for key, value in sums.items()}
    return Report(form, row, period, cover, answers, reasons=reasons, left_out=left_out, part="adjusted")


def _beside(form: ReportForm, adjusted: Iterable[str]) -> list[str]:
    """The other half of every share one of whose halves was adjusted: a share counts only whom it knows both of."""
    keys = set(adjusted)
    pairs = (
        {f"{table.id}.{name}" for name in column.of}
        for table in form.tables
        for column in table.columns
        if column.type is ColumnType.share
    )
    return [key for pair in pairs if not pair.isdisjoint(keys) for key in pair - keys]


def _keys(form: ReportForm) -> Iterator[str]:
    yield from (field.id for field in form.fields())
    yield from (question.id for _, question in form.questions())
    for table in form.tables:
        yield table.id
        yield from (table.key(column) for column in table.columns)
