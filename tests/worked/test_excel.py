"""The province's consolidated workbooks as they are made."""

import os

import pytest

from renderers.excel import words
from renderers.excel.consolidated import consolidated_workbook
from tests.excel.dump import dump
from tests.worked.region import SHIPPED, region
from tests.worked.table import HERE
from tests.worked.test_word import TABLES_FORM


@pytest.mark.parametrize("form_id", SHIPPED)
def test_the_workbook_is_the_approved_one(form_id: str) -> None:
    """All of it, to every formula, merge and note, is what was read and approved."""
    approved, found = HERE / "golden" / f"{form_id}.excel.txt", dump(consolidated_workbook(region(form_id)))
    if os.environ.get("UPDATE_GOLDEN"):
        approved.write_text(found, "utf-8")
    assert found == approved.read_text("utf-8")


def test_models_not_chosen_are_kept_but_not_printed() -> None:
    """Biểu 1D prints the four chosen models; what else the units put forward stands below the printed part."""
    text = dump(consolidated_workbook(region(TABLES_FORM)))
    sheet = text.partition("=== Biểu 1D ===")[2].partition("=== Biểu 2A ===")[0]
    printed, _, rest = sheet.partition(words.NOT_CHOSEN)
    for model in ("Chợ phiên số", "Vườn rau sạch", "Bến đò an toàn", "Chi bộ bốn tốt"):
        assert model in printed
        assert model not in rest
    for model in ("Thư viện thôn", "Tổ tàu đoàn kết"):
        assert model in rest
        assert model not in printed
