"""Computed columns: sums and shares of a table's typed ones, always made anew, never kept."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from templates.answers import Answer, Answers, Figure, NothingToReport
from templates.form import ReportForm
from templates.table import Column, ColumnType, Table


def computed(form: ReportForm, answers: Answers, level: str) -> dict[str, Answer]:
    """Every computed cell that can be told from the answers of a unit of ``level``, by key.

    Parts that are không áp dụng for the level do not count; a part without an answer leaves the total unknown.
    """
    found: dict[str, Answer] = {}
    for table in form.tables:
        columns = {column.id: column for column in table.columns}
        for column in table.columns:
            value = _value(table, column, columns, answers, level) if column.is_computed else None
            if value is not None:
                found[table.key(column)] = Figure(value)
    return found


def with_computed(form: ReportForm, answers: Answers, level: str) -> dict[str, Answer]:
    """The answers together with every computed cell."""
    return {**answers, **computed(form, answers, level)}


def _value(table: Table, column: Column, columns: Mapping[str, Column], answers: Answers, level: str) -> Decimal | None:
    parts = [columns[name] for name in column.of]
    if column.type is ColumnType.total:
        parts = [part for part in parts if part.applies_to(level)]
    known = [_known(answers.get(table.key(part))) for part in parts]
    if not known or any(value is None for value in known):
        return None
    values = [value for value in known if value is not None]
    return share(*values) if column.type is ColumnType.share else sum(values, Decimal(0))


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """``part`` in percent of ``whole`` to two decimals; None of nothing."""
    return (100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP) if whole else None


def _known(answer: Answer | None) -> Decimal | None:
    match answer:
        case Figure(value):
            return value
        case NothingToReport():
            return Decimal(0)
        case _:
            return None
