"""LibreOffice recalculates the tables' formulas and finds what we computed, also after figures change."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from renderers.consolidation import Consolidation, consolidate
from renderers.excel import words
from renderers.excel.consolidated import consolidated_workbook
from renderers.excel.table_columns import with_units
from renderers.table_totals import applies
from templates.adjustment import Adjustment
from templates.answers import Figure, amount
from templates.table import Column, ColumnRule, Table
from templates.totals import with_computed
from tests.consolidation.small_region import COVER, PARENT, PERIOD
from tests.consolidation.table_region import TABLE_FORM, TABLE_REPORTS, table_region, table_report

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

FIGURES, RATES = TABLE_FORM.tables[:2]
FIRST_ROWS = {FIGURES.id: 9, RATES.id: 8}
Grid = list[list[object]]
Recalculate = Callable[..., dict[str, Grid]]


@pytest.fixture
def recalculate(tmp_path: Path) -> Recalculate:
    """The units' rows and the three below, as LibreOffice computes them, by table."""

    def run(workbook: bytes, count: int = len(TABLE_REPORTS)) -> dict[str, Grid]:
        source, out = tmp_path / "source.xlsx", tmp_path / "out"
        source.write_bytes(workbook)
        home = f"-env:UserInstallation={(tmp_path.parent / 'profile').as_uri()}"
        command = ["soffice", "--headless", home, "--convert-to", "xlsx", "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        book = openpyxl.load_workbook(out / "source.xlsx", data_only=True)
        return {table.id: rows(book[table.number], table, count) for table in (FIGURES, RATES)}

    return run


def rows(sheet: openpyxl.worksheet.worksheet.Worksheet, table: Table, count: int) -> Grid:
    first, columns = FIRST_ROWS[table.id], with_units(table).columns
    last = first + count + 2
    read = sheet.iter_rows(min_row=first, max_row=last, max_col=len(columns), values_only=True)
    numeric = [place for place, column in enumerate(columns) if is_numeric(column)]
    return [[row[place] if row[place] != "" else None for place in numeric] for row in read]


def is_numeric(column: Column) -> bool:
    return column.is_computed or column.type.value in ("integer", "decimal", "percent")


def expected(consolidation: Consolidation, table: Table) -> Grid:
    """What the answers and our totals say of the same cells; words stand where "không phát sinh" was answered."""
    columns = [column for column in with_units(table).columns if is_numeric(column)]
    grid: Grid = [
        [unit_cell(consolidation, number, table, column) for column in columns]
        for number in range(len(consolidation.rows))
    ]
    totals = [consolidation.totals[table.key(column)] for column in columns]
    asked = [[applies(table, column, one.levels) for one in consolidation.rows] for column in columns]
    grid.append([None if one.total is None else pytest.approx(float(one.total)) for one in totals])
    grid.append([one.answered if any(units) else None for one, units in zip(totals, asked, strict=True)])
    marks = [words.COMPLETE if one.complete else words.INCOMPLETE for one in totals]
    shown = [
        column.consolidate is not ColumnRule.none and any(units) for column, units in zip(columns, asked, strict=True)
    ]
    grid.append([mark if yes else None for mark, yes in zip(marks, shown, strict=True)])
    return grid


def unit_cell(consolidation: Consolidation, number: int, table: Table, column: Column) -> object:
    report = consolidation.rows[number]
    if not applies(table, column, report.levels):
        return None
    answers = with_computed(report.form, report.answers, report.unit.level)
    answer = answers.get(table.key(column))
    if answer is None:
        return None
    if isinstance(answer, Figure):
        return pytest.approx(float(answer.value))
    return words.NOTHING_FIGURE if amount(answer) is not None else words.REPORTED_APART


def without_results(workbook: bytes, changed: Mapping[tuple[str, str], object] | None = None) -> bytes:
    """The workbook with the stored results of its formulas thrown away, and cells ``changed``."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    for (sheet, cell), value in (changed or {}).items():
        book[sheet][cell] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_formulas_equal_our_totals(recalculate: Recalculate) -> None:
    """Every computed cell, total, count and mark, recalculated from the typed cells, equals the consolidation."""
    consolidation = table_region()
    found = recalculate(without_results(consolidated_workbook(consolidation)))
    assert found == {table.id: expected(consolidation, table) for table in (FIGURES, RATES)}


def test_formulas_follow_corrected_figures(recalculate: Recalculate) -> None:
    """Figures typed into the sheets change everything exactly as the same answers would have."""
    filled = {
        **TABLE_REPORTS[1].answers,
        "bieu_1a.gs": Figure(Decimal(11)),
        "bieu_1b.so_ho_ngheo": Figure(Decimal(50)),
    }
    changed = {("Biểu 1A", "L10"): 11, ("Biểu 1B", "I9"): 50}
    reports = [replace(one, answers=filled) if one is TABLE_REPORTS[1] else one for one in TABLE_REPORTS]
    found = recalculate(without_results(consolidated_workbook(table_region()), changed))
    assert found == {table.id: expected(table_region(reports), table) for table in (FIGURES, RATES)}


def test_both_layers_recalculated(recalculate: Recalculate) -> None:
    """With the parent's own row first and an adjustment's last, the totals are those of both, and the count of units
    with figures is that of the units alone."""
    own = table_report(PARENT, {"bieu_1a.gs": Figure(Decimal(4)), "bieu_1b.so_ho": Figure(Decimal(10))})
    adjusted = (
        Adjustment(1, "bieu_1a.kt", Decimal(-1), "tính trùng", 1),
        Adjustment(2, "bieu_1b.so_ho", Decimal(5), "sót năm hộ", 1),
    )
    made = consolidate(TABLE_FORM, PARENT, PERIOD, COVER, "Đã nộp", TABLE_REPORTS, (), None, own, adjusted)
    found = recalculate(without_results(consolidated_workbook(made)), len(TABLE_REPORTS) + 2)
    assert found == {table.id: expected(made, table) for table in (FIGURES, RATES)}


def test_nobody_answered_is_no_zero(recalculate: Recalculate) -> None:
    """Where no unit answered, totals and computed cells are empty and nothing is divided by zero."""
    consolidation = table_region([replace(one, answers={}) for one in TABLE_REPORTS])
    found = recalculate(without_results(consolidated_workbook(consolidation)))
    assert found == {table.id: expected(consolidation, table) for table in (FIGURES, RATES)}
