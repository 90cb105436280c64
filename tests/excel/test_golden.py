"""Whole workbooks as text against approved files; ``UPDATE_GOLDEN=1`` rewrites them for review."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from renderers.excel.consolidated import consolidated_workbook
from renderers.excel.form_book import form_workbook
from renderers.excel.unit import unit_workbook
from templates.form import ReportForm
from tests.consolidation.small_region import REPORTS, small_region
from tests.consolidation.table_region import TABLE_REPORTS, table_region
from tests.excel.demo_region import SHIPPED, demo_consolidation, shipped_form
from tests.excel.dump import dump

GOLDEN = Path(__file__).parent / "golden"


def check_golden(name: str, workbook: bytes) -> None:
    approved, found = GOLDEN / f"{name}.txt", dump(workbook)
    if os.environ.get("UPDATE_GOLDEN"):
        approved.write_text(found, encoding="utf-8")
    assert found == approved.read_text(encoding="utf-8")


def test_small_region() -> None:
    """The consolidated workbook of the small region is the approved one, to every cell, merge and note."""
    check_golden("small-region", consolidated_workbook(small_region()))


def test_small_region_unit() -> None:
    """One unit's workbook is the approved one."""
    check_golden("small-region-unit", unit_workbook(REPORTS[0]))


def test_nobody_in() -> None:
    """With no report in, the workbook says so and has no total to be mistaken for a zero."""
    check_golden("nobody-in", consolidated_workbook(small_region(())))


def test_tables() -> None:
    """Tables of every kind: official merged headers, a row for each unit, formulas, bands, and who has nothing."""
    check_golden("tables", consolidated_workbook(table_region()))


def test_tables_of_one_unit() -> None:
    """One unit's workbook has its own row or records in every table."""
    check_golden("tables-unit", unit_workbook(TABLE_REPORTS[0]))


def test_tables_to_fill_in() -> None:
    """The workbook to fill in has the headers, keys, present answers, formulas and notes of every table."""
    check_golden("tables-form-book", form_workbook(TABLE_REPORTS[0], sensitive=True))


@pytest.mark.parametrize("form_id", SHIPPED)
def test_shipped_forms(form_id: str) -> None:
    """Each shipped form's consolidated workbook of a made-up region is the approved one."""
    check_golden(form_id, consolidated_workbook(demo_consolidation(shipped_form(form_id), units=2, seed=7)))


@pytest.mark.parametrize("form_id", SHIPPED)
def test_shipped_forms_of_one_unit(form_id: str) -> None:
    """Each shipped form's workbook of one made-up unit is the approved one."""
    report = demo_consolidation(shipped_form(form_id), units=1, seed=7).reports[0]
    check_golden(f"{form_id}-unit", unit_workbook(report))


@pytest.mark.parametrize("render", [consolidated_workbook])
def test_equal_consolidations_give_equal_files(render: Callable[..., bytes]) -> None:
    """Rendering twice, or from reports in another order, gives the same bytes."""
    assert render(small_region()) == render(small_region(REPORTS[::-1]))


def test_a_form_without_figures_has_no_sheet_of_figures() -> None:
    """Where nothing is counted there is no empty table."""
    form = ReportForm.model_validate(shipped_form("dan-chu-co-so-6-thang").model_dump())
    text = dump(consolidated_workbook(demo_consolidation(form, units=2, seed=1)))
    assert [line for line in text.splitlines() if line.startswith("===")] == ["=== Bìa ===", "=== Thuyết minh ==="]
