"""LibreOffice recalculates the totals' formulas and finds what we computed, also after figures change."""

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
from renderers.excel.header import figure_columns
from templates.answers import Answer, Figure, NothingToReport, ReportedApart
from templates.filling import blanks_of
from templates.form import Consolidate, FigureField
from tests.consolidation.small_region import REPORTS, small_region
from tests.excel.demo_region import demo_consolidation, shipped_form

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

FIRST_UNIT_ROW, FIRST_COLUMN = 9, 3
Row = list[object]
Recalculate = Callable[[bytes], tuple[Row, Row, Row]]


@pytest.fixture
def recalculate(tmp_path: Path) -> Recalculate:
    """The three rows below the units as LibreOffice computes them."""

    def run(workbook: bytes) -> tuple[Row, Row, Row]:
        source, out = tmp_path / "source.xlsx", tmp_path / "out"
        source.write_bytes(workbook)
        home = f"-env:UserInstallation=file://{tmp_path.parent}/profile"
        command = ["soffice", "--headless", home, "--convert-to", "xlsx", "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        sheet = openpyxl.load_workbook(out / "source.xlsx", data_only=True)[words.FIGURES_SHEET]
        below: list[Row] = [[cell.value for cell in row[2:]] for row in sheet.iter_rows(min_row=FIRST_UNIT_ROW)]
        start = next(
            at for at, row in enumerate(sheet.iter_rows(min_row=FIRST_UNIT_ROW)) if row[0].value == words.TOTAL
        )
        return below[start], below[start + 1], below[start + 2]

    return run


def without_results(workbook: bytes, changed: Mapping[str, int] | None = None) -> bytes:
    """The workbook with the stored results of its formulas thrown away, and figures ``changed``."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    for reference, value in (changed or {}).items():
        book[words.FIGURES_SHEET][reference] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def expected(consolidation: Consolidation) -> tuple[Row, Row, Row]:
    fields = list(consolidation.form.fields())
    totals = [consolidation.totals[field.id] for field in fields]
    marks: Row = [words.COMPLETE if one.complete else words.INCOMPLETE for one in totals]
    return (
        [None if one.total is None else float(one.total) for one in totals],
        [one.answered for one in totals],
        [None if field.consolidate is Consolidate.none else mark for field, mark in zip(fields, marks, strict=True)],
    )


def test_formulas_equal_our_totals(recalculate: Recalculate) -> None:
    """Totals, counts of units and the marks, recalculated from the units' cells, equal the consolidation."""
    consolidation = small_region()
    assert recalculate(without_results(consolidated_workbook(consolidation))) == expected(consolidation)


def test_formulas_follow_a_corrected_figure(recalculate: Recalculate) -> None:
    """Figures typed into the sheet change the totals exactly as the same answers would have."""
    filled: dict[str, Answer] = {"hoi_nghi.nguoi": Figure(Decimal(750)), "kinh_phi.dat": NothingToReport()}
    reports = [replace(one, answers={**filled, **one.answers}) for one in REPORTS]
    typed = {"D12": 750}
    assert reports[3].answers["hoi_nghi.nguoi"] == Figure(Decimal(750))
    workbook = without_results(consolidated_workbook(small_region()), typed)
    assert recalculate(workbook) == expected(small_region(reports))


def test_nobody_answered_is_no_zero(recalculate: Recalculate) -> None:
    """Where no unit answered, the total's cell is empty and the average divides by nothing without a fault."""
    consolidation = small_region([replace(one, answers={}) for one in REPORTS])
    totals, answered, marks = recalculate(without_results(consolidated_workbook(consolidation)))
    assert [total or None for total in totals] == [None] * 6
    assert answered == [0] * 6
    assert marks == [words.INCOMPLETE] * 5 + [None]


def test_an_average_leaves_out_who_gave_only_its_weight(recalculate: Recalculate) -> None:
    """A unit without the rate, or that reported it apart, adds nothing to the divisor either."""
    left = {key: answer for key, answer in REPORTS[0].answers.items() if key != "hoi_nghi.hai_long"}
    apart = {**REPORTS[4].answers, "hoi_nghi.hai_long": ReportedApart()}
    consolidation = small_region([replace(REPORTS[0], answers=left), REPORTS[2], replace(REPORTS[4], answers=apart)])
    assert consolidation.totals["hoi_nghi.hai_long"].total == Decimal("93.6")
    assert recalculate(without_results(consolidated_workbook(consolidation))) == expected(consolidation)


def test_blanks_of_a_standing_text(recalculate: Recalculate) -> None:
    """The term summary has a column for every blank: sums of blanks, averages by helper blanks and totals equal the
    consolidation's; texts and days have no total."""
    made = demo_consolidation(shipped_form("tong-ket-dan-van-nhiem-ky"), units=4, seed=7)
    helper = {key: one for key, one in made.reports[0].answers.items() if key != "so_vu_hoa_giai"}
    reports = [replace(made.reports[0], answers=helper), *made.reports[1:]]
    made = consolidate(made.form, made.unit, made.period, made.cover, made.basis, reports)
    totals, answered, marks = recalculate(without_results(consolidated_workbook(made)))
    columns = figure_columns(made.form)
    found = {one.field.id: row for one, *row in zip(columns, totals, answered, marks, strict=False)}
    assert len(found) == len(columns) == len(blanks_of(made.form))
    for column in columns:
        if isinstance(column.field, FigureField):
            total = made.totals[column.field.id]
            ruled = column.of or column.field.consolidate is not Consolidate.none
            mark = words.COMPLETE if total.complete else words.INCOMPLETE
            expected_total = None if total.total is None else float(total.total)
            assert found[column.field.id] == [expected_total, total.answered, mark if ruled else None], column
        else:
            assert found[column.field.id] == [None, None, None], column
    assert found["ty_le_hoa_giai_thanh"][1:] == [4, words.INCOMPLETE]
    assert found["so_chi_bo"][2] == words.COMPLETE
