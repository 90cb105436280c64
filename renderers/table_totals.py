"""Totals of a table's columns: typed ones by their rule, computed ones made anew from the typed ones' totals."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from renderers.field_totals import FieldTotal, Known, exact_sum, field_total, to_hundredths, total_of
from templates.answers import amount
from templates.form import Consolidate, FigureField, FigureKind, ReportForm
from templates.report import Report
from templates.table import Column, ColumnRule, ColumnType, Table

KINDS: Mapping[ColumnType, FigureKind] = {
    ColumnType.integer: FigureKind.integer,
    ColumnType.decimal: FigureKind.decimal,
    ColumnType.percent: FigureKind.percent,
}
"""Types of columns whose cells are typed figures."""

_RULES = {ColumnRule.sum: Consolidate.sum, ColumnRule.weighted: Consolidate.weighted}


def table_totals(
    form: ReportForm, reports: Sequence[Report], raw: Sequence[Report] | None = None
) -> dict[str, FieldTotal]:
    """A total for every numeric column of every table with one row for a unit, by ``table.key(column)``; ``raw`` as in
    ``field_total``."""
    found: dict[str, FieldTotal] = {}
    tables = [table for table in form.tables if table.rows == "one"]
    for table in tables:
        fields = [table_field(table, column) for column in table.columns if column.type in KINDS]
        found |= {field.id: field_total(field, reports, raw) for field in fields}
    if not any(column.is_computed for table in tables for column in table.columns):
        return found
    own = [(report, report.computed()) for report in reports]
    for table in tables:
        for column in table.columns:
            if column.is_computed:
                key = table.key(column)
                known = [(one, value) for one, cells in own if (value := amount(cells.get(key))) is not None]
                found[key] = _computed_total(table, column, reports if raw is None else raw, known, found)
    return found


def table_field(table: Table, column: Column) -> FigureField:
    """A typed figure of a table as a field of its own."""
    return FigureField(
        id=table.key(column),
        label=column.label or " – ".join(header.text for header in column.path),
        kind=KINDS.get(column.type, FigureKind.decimal),
        required=column.required,
        levels=column.levels,
        consolidate=_RULES.get(column.consolidate, Consolidate.none),
        weight=f"{table.id}.{column.weight}" if column.weight else None,
    )


def parts(table: Table, column: Column) -> tuple[Column, ...]:
    """The typed columns a computed one is made of."""
    columns = {one.id: one for one in table.columns}
    return tuple(columns[name] for name in column.of)


def applies(table: Table, column: Column, levels: frozenset[str] | None) -> bool:
    """Whether the row of a report with units of ``levels`` (None: no matter which) has the column.

    One level has a sum as soon as it has one of its parts, a share only with both.
    """
    return levels is None or any(_applies(table, column, level) for level in levels)


def _applies(table: Table, column: Column, level: str) -> bool:
    if not column.is_computed:
        return column.applies_to(level)
    has = [part.applies_to(level) for part in parts(table, column)]
    return column.applies_to(level) and (any(has) if column.type is ColumnType.total else all(has))


def _computed_total(
    table: Table, column: Column, reports: Sequence[Report], known: Known, totals: Mapping[str, FieldTotal]
) -> FieldTotal:
    if column.type is ColumnType.share:
        return _share_total(table, column, reports, known)
    of = [totals[table.key(part)] for part in parts(table, column)]
    values = [one.total for one in of if one.total is not None]
    return total_of(exact_sum(values) if values else None, known, complete=all(one.complete for one in of))


def _share_total(table: Table, column: Column, reports: Sequence[Report], known: Known) -> FieldTotal:
    """The share of what the parts come to in the units that gave both."""
    part, whole = (table.key(one) for one in parts(table, column))
    having = [
        report
        for report in reports
        if applies(table, column, report.levels) and report.left_out.isdisjoint((part, whole))
    ]
    both = [pair for report in having if (pair := _pair(report, part, whole))]
    wholes = exact_sum(pair[1] for pair in both)
    share = to_hundredths(100 * Fraction(exact_sum(pair[0] for pair in both)) / Fraction(wholes)) if wholes else None
    return total_of(share, known, complete=len(both) == len(having))


def _pair(report: Report, part: str, whole: str) -> tuple[Decimal, Decimal] | None:
    first, second = amount(report.answers.get(part)), amount(report.answers.get(whole))
    return None if first is None or second is None else (first, second)
