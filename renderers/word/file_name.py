"""Names of the Word files people receive: "BC-so-ket-dan-van-6-thang-2026_xa-song-vang_v2.docx"."""

from renderers import file_names
from renderers.consolidation import Consolidation
from templates.report import Report


def unit_file_name(report: Report) -> str:
    """The name of one unit's Word report; a draft says ``_nhap`` in place of its version."""
    return file_names.unit_file_name(report, "docx")


def consolidated_file_name(consolidation: Consolidation) -> str:
    """The name of a parent's consolidated Word report."""
    return file_names.consolidated_file_name(consolidation, "docx")
