"""Number, date, issuing body and recipients as a document prints them."""

from dataclasses import replace
from datetime import date

import pytest

from renderers.word.cover_context import issuer_lines, number_and_symbol, place_and_date, recipient_lines
from templates.cover import Cover
from templates.form import Layout

COVER = Cover(
    "", "ỦY BAN NHÂN DÂN XÃ SÔNG VÀNG", "Ủy ban nhân dân xã Sông Vàng", "BC-UBND", "Sông Vàng", "", (), "", ()
)


@pytest.mark.parametrize(
    ("layout", "number", "symbol", "printed"),
    [
        (Layout.state, "5", "BC-UBND", "Số: 05/BC-UBND"),
        (Layout.state, "", "BC-UBND", "Số:       /BC-UBND"),
        (Layout.state, "123", "/BC-UBND", "Số: 123/BC-UBND"),
        (Layout.party, "5", "BC/BCĐ", "Số 05-BC/BCĐ"),
        (Layout.party, " ", "-BC/ĐU", "Số       -BC/ĐU"),
        (Layout.party, "15a", "BC/ĐU", "Số 15a-BC/ĐU"),
    ],
)
def test_number_and_symbol(layout: Layout, number: str, symbol: str, printed: str) -> None:
    """Each layout writes number and symbol its own way; a missing number is a gap."""
    assert number_and_symbol(layout, replace(COVER, number=number, symbol=symbol)) == printed


def test_place_and_date() -> None:
    """A known day is written in full, an unknown one is a gap in the month of the deadline."""
    month = date(2026, 6, 30)
    assert place_and_date(replace(COVER, day=date(2026, 2, 3)), month) == "Sông Vàng, ngày 03 tháng 02 năm 2026"
    assert place_and_date(COVER, month) == "Sông Vàng, ngày      tháng 6 năm 2026"


def test_issuer_lines() -> None:
    """A People's Committee stands on two lines in the state layout; line breaks in the cover are kept."""
    assert issuer_lines(Layout.state, COVER) == ("ỦY BAN NHÂN DÂN", "XÃ SÔNG VÀNG")
    assert issuer_lines(Layout.state, replace(COVER, superior="TỈNH MÂY NGÀN", issuer="SỞ THỬ")) == ("SỞ THỬ",)
    assert issuer_lines(Layout.party, replace(COVER, issuer="BAN CHỈ ĐẠO\nPHONG TRÀO")) == ("BAN CHỈ ĐẠO", "PHONG TRÀO")


def test_recipient_lines() -> None:
    """Recipients get their dash and marks whatever marks were typed; empty lines go."""
    assert recipient_lines(("Như trên;", "- Thường trực Đảng ủy", " ", "Lưu: VT.")) == (
        "- Như trên;",
        "- Thường trực Đảng ủy;",
        "- Lưu: VT.",
    )
