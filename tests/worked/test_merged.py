"""The history of a unit merged of two of the province's: each figure by its rule, worked out by hand."""

from decimal import Decimal

import pytest

from renderers.merging import merged_history
from templates.answers import Answer, Figure, Prose, Rows
from templates.totals import with_computed
from tests.worked.region import region

TERM = "tong-ket-dan-van-nhiem-ky"
TABLES = "so-ket-dan-van-6-thang"


def merged(form_id: str) -> dict[str, Answer]:
    """What A (Xã Đồi Mây) and D (Xã Suối Trăng) reported, as the history of the unit they became."""
    made = region(form_id)
    first, _, _, last = made.reports
    return merged_history(made.form, (first, last))


@pytest.mark.parametrize(
    ("form_id", "key", "value"),
    [
        (TERM, "so_ho", "2850"),  # 1800 + 1050
        (TERM, "dien_tich_tu_nhien", "10478.75"),  # 3412,5 + 7066,25
        (TERM, "don.khieu_nai", "3"),  # 3 + không phát sinh
        (TERM, "ty_le_ho_van_hoa", "89.29"),  # (91,5 . 1800 + 85,5 . 1050) / 2850
        (TERM, "ty_le_thon_van_hoa", "80.00"),  # (90 . 12 + 66,67 . 9) / 21 = 80,001…
        (TABLES, "bieu_1a.hn_co_so_so_hoi_nghi", "12"),  # 12 + không phát sinh
        (TABLES, "bieu_1b.so_ho_ngheo", "189"),  # 63 + 126
        (TABLES, "bieu_1b.ty_le_ho_ngheo", "6.63"),  # 100 . 189 / 2850
        (TABLES, "bieu_1b.dv_dtts_tong_so", "217"),  # 120 + 97
    ],
)
def test_each_figure_follows_its_rule(form_id: str, key: str, value: str) -> None:
    """Counts are summed, rates weighted by what they are rates of, shares made anew from the summed figures."""
    answers = with_computed(region(form_id).form, merged(form_id), "xa")
    assert answers[key] == Figure(Decimal(value))


@pytest.mark.parametrize("key", ["gtsx_bq_dau_nguoi", "toc_do_tang_gtsx_bq", "ty_le_nguoi_kinh", "tiep_dan.tong_vu"])
def test_what_cannot_be_told_is_left_out(key: str) -> None:
    """A figure that no rule carries, and one that either of the two has not given, have no history."""
    assert key not in merged(TERM)


def test_texts_are_not_merged_and_rows_follow_one_another() -> None:
    """No text of either stands in the history; the rows of a list do."""
    found = merged(TABLES)
    assert not any(isinstance(answer, Prose) for answer in found.values())
    assert isinstance(annex := found["muc_ii_1_2.phu_luc"], Rows)
    assert [row["so_ky_hieu"] for row in annex.rows] == ["05-KH/ĐU", "11-CV/ĐU"]
