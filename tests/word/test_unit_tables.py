"""The tables of a unit's report: what each cell says in every state of an answer."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from renderers.word.annex.grid import Row, Wide
from renderers.word.annex.unit_tables import unit_tables
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart, Rows
from tests.word.table_samples import TABLES, apart, filled, form, nothing, partly_apart, report

DOTS = "…"


def rows(name: str, answers: Mapping[str, Answer], version: int | None = 1) -> list[tuple[str | Wide, ...]]:
    """The rows of one table in a unit's report."""
    (annex,) = unit_tables(report(form(name), answers, version=version))
    assert annex.notes == ()
    assert not any(row.is_total for row in annex.rows)
    return [row.cells for row in annex.rows]


def figures(name: str, values: Mapping[str, Answer | int]) -> dict[str, Answer]:
    """Some cells of a table by their column."""
    return {
        f"{name}.{column}": Figure(Decimal(value)) if isinstance(value, int) else value
        for column, value in values.items()
    }


def test_a_commune_fills_its_own_columns_and_totals_are_computed() -> None:
    """Columns of another level stay empty, totals add up what applies, an unanswered cell is dotted in a draft only."""
    given = figures("bieu_1a", {"hn_co_so_so_hoi_nghi": 3, "hn_co_so_so_nguoi": 1250, "vb_co_so": NothingToReport()})
    (draft,) = rows("bieu_1a", given, None)
    assert draft[:12] == ("3", "1.250", "", "", "3", "1.250", "0", "", "0", "", "", "")
    assert draft[12:18] == ("", "", "", DOTS, DOTS, DOTS)
    (sent,) = rows("bieu_1a", given)
    assert sent == tuple(cell.replace(DOTS, "") for cell in draft if isinstance(cell, str))


def test_the_row_that_names_the_unit() -> None:
    """1B numbers and names its row; the poverty rate is computed from columns that are not printed."""
    given = figures("bieu_1b", {"so_ho": 800, "so_ho_ngheo": 33, "kq_ban_chi_dao": Prose("Tốt.\nĐều.")})
    (cells,) = rows("bieu_1b", given)
    assert len(cells) == 18
    assert cells[:8] == ("1", "Xã Sông Vàng", "Tốt.\nĐều.", "", "", "", "4,13", "")


@pytest.mark.parametrize("name", [table.id for table in TABLES])
def test_a_whole_table_with_nothing_or_reported_apart(name: str) -> None:
    """A table answered with "không có" throughout is one row of words, and so is one reported apart."""
    columns = next(len(table.printed) for table in TABLES if table.id == name)
    assert rows(name, nothing()) == [(Wide("Không phát sinh", columns),)]
    assert rows(name, apart()) == [(Wide("(Có báo cáo riêng)", columns),)]


def test_sensitive_columns_reported_apart_are_one_cell() -> None:
    """Neighbouring cells reported apart are merged; the rest of the row stays as it is."""
    (cells,) = rows("bieu_1b", partly_apart())
    assert cells[-1] == Wide("(Có báo cáo riêng)", 4)
    assert len(cells) == 15
    assert not any(isinstance(cell, Wide) for cell in cells[:-1])


def test_one_text_with_nothing_to_report() -> None:
    """A text column says so in words while the figures beside it stay figures."""
    given = {**filled(), "bieu_1c.mo_hinh_tieu_bieu": NothingToReport(), "bieu_1c.so_tin_bai": NothingToReport()}
    (cells,) = rows("bieu_1c", given)
    assert cells[-2:] == ("0", "Không phát sinh")


CASES = (
    {"linh_vuc": "dan_toc", "noi_dung": "A", "dia_diem": "Thôn 1", "thanh_phan": "B", "trang_thai": "da_xong"},
    {
        "linh_vuc": "dan_toc",
        "noi_dung": "C",
        "dia_diem": "Thôn 2",
        "thanh_phan": "D",
        "trang_thai": "chua_giai_quyet",
        "ly_do": "E",
        "kho_khan": "F",
    },
)


def test_records_stand_under_their_bands() -> None:
    """Each case is a row under its band, its result in one of four columns; an empty band says there was nothing."""
    assert rows("bieu_2b", {"bieu_2b": Rows(CASES)}) == [
        (Wide("I. Về công tác dân tộc", 8, heading=True),),
        ("A", "Thôn 1", "B", "x", "", "", "", ""),
        ("C", "Thôn 2", "D", "", "", "", "E", "F"),
        (Wide("II. Về công tác tôn giáo", 8, heading=True),),
        (Wide("Không phát sinh", 8),),
    ]


def test_a_record_fills_the_columns_of_its_field() -> None:
    """A model stands in the pair of columns of its field; more rows than the paper has make the table longer."""
    record = {"linh_vuc": "quoc_phong_an_ninh", "ten_mo_hinh": "M", "ket_qua_nhan_rong": "K", "ghi_chu": "G"}
    assert rows("bieu_1d", {"bieu_1d": Rows((record,) * 6)}) == [("", "", "", "", "M", "K", "", "", "G")] * 6


def test_gathered_records_are_lists_in_one_row() -> None:
    """2C is one row; a theme with several issues lists them, one alone stands without a dash."""
    issues = [("kinh_te", "A"), ("kinh_te", "B"), ("trat_tu_an_toan_xa_hoi", "C")]
    given = Rows(tuple({"chu_de": topic, "noi_dung": words} for topic, words in issues))
    assert rows("bieu_2c", {"bieu_2c": given}) == [("1", "", "- A\n- B", "", "", "C")]


def test_a_table_of_records_nobody_answered() -> None:
    """A draft has dots, a submitted version empty rows; rows typed so far already stand in a draft."""
    band = [(Wide("I. Về công tác dân tộc", 8, heading=True),), (Wide("II. Về công tác tôn giáo", 8, heading=True),)]
    assert rows("bieu_2b", {}, None) == [band[0], (DOTS,) * 8, band[1], (DOTS,) * 8]
    assert rows("bieu_2b", {}) == [band[0], ("",) * 8, band[1], ("",) * 8]
    typed = {"bieu_2c.dang_nhap": Rows(({"chu_de": "kinh_te", "noi_dung": "A"},))}
    assert rows("bieu_2c", typed, None) == [("1", "", "A", "", "", "")]
    assert rows("bieu_2c", typed) == [("", "", "", "", "", "")]


def test_rows_cover_every_column() -> None:
    """Whatever the answers, the cells of a row together are as wide as the table."""
    for given in (filled(), nothing(), apart(), partly_apart(), {}, {"bieu_2b": ReportedApart()}):
        for annex in unit_tables(report(form(), given, version=None)):
            assert {_width(row) for row in annex.rows} == {len(annex.table.printed)}


def _width(row: Row) -> int:
    return sum(cell.span if isinstance(cell, Wide) else 1 for cell in row.cells)
