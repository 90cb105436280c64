"""Names of the Word files."""

from dataclasses import replace

from renderers.file_names import consolidated_file_name, unit_file_name
from tests.word.samples import PARTY, consolidation, report


def test_word_file_names() -> None:
    """A name tells form, year, unit and version in ASCII; a draft says so."""
    made = report(PARTY, version=2)
    assert unit_file_name(made, "docx") == "BC-dan-van-kheo-nam-2026_xa-song-vang_v2.docx"
    assert unit_file_name(replace(made, version=None), "docx") == "BC-dan-van-kheo-nam-2026_xa-song-vang_nhap.docx"
    assert consolidated_file_name(consolidation(PARTY), "docx") == "TH-dan-van-kheo-nam-2026_tinh-may-ngan.docx"
