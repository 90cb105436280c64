"""Names of the files people receive."""

from dataclasses import replace

import pytest

from renderers.file_names import consolidated_file_name, unit_file_name
from tests.consolidation.small_region import REPORTS, small_region, unit


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("Xã Sông Vàng", 2, "BC-mau-thu-nam-2026_xa-song-vang_v2.docx"),
        ("Đặc khu Đảo Sương", None, "BC-mau-thu-nam-2026_dac-khu-dao-suong_nhap.docx"),
        ("../../etc/passwd", 1, "BC-mau-thu-nam-2026_etc-passwd_v1.docx"),
        ("👍", 1, "BC-mau-thu-nam-2026_don-vi_v1.docx"),
    ],
)
def test_unit_file_name(name: str, version: int | None, expected: str) -> None:
    """Form, year, unit and version in ASCII; a draft says so; no name can leave its folder."""
    assert unit_file_name(replace(REPORTS[0], unit=unit(2, name), version=version), "docx") == expected


def test_long_unit_name_is_cut() -> None:
    """A name of any length makes a file name every system accepts."""
    name = unit_file_name(replace(REPORTS[0], unit=unit(2, "Xã " + "Dài " * 100)), "xlsx")
    assert len(name) < 120
    assert name.endswith("_v1.xlsx")


def test_consolidated_file_name() -> None:
    """The consolidated report names form, year and parent."""
    assert consolidated_file_name(small_region(), "xlsx") == "TH-mau-thu-nam-2026_tinh-may-ngan.xlsx"
