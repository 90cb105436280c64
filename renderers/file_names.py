"""Names of the files people receive: ASCII, so that no phone, mail or zip program breaks them.

"BC-so-ket-dan-van-6-thang-2026_xa-song-vang_v2.docx" is a unit's report in its second submitted version,
"TH-dan-van-kheo-nam-2026_tinh-may-ngan.xlsx" the consolidated one of a parent.
"""

from renderers.consolidation import Consolidation
from templates.form import ReportForm
from templates.period import Period
from templates.report import Report
from templates.text import ascii_slug
from templates.unit import Unit

LONGEST_UNIT_PART = 60


def unit_file_name(report: Report, extension: str) -> str:
    """The file name of one unit's report; a draft says "nhap" in place of its version.  ``extension`` has no dot."""
    version = "nhap" if report.version is None else f"v{report.version}"
    return f"BC-{_form_part(report.form, report.period)}_{_unit_part(report.unit.name)}_{version}.{extension}"


def signed_file_name(form: ReportForm, unit: Unit, period: Period, version: int) -> str:
    """The file name of a signed copy: the report's own with "da-ky"."""
    return f"BC-{_form_part(form, period)}_{_unit_part(unit.name)}_v{version}_da-ky.pdf"


def consolidated_file_name(consolidation: Consolidation, extension: str, volume: int = 0) -> str:
    """The file name of a parent's consolidated report, or of one volume of it.  ``extension`` has no dot."""
    form_part = _form_part(consolidation.form, consolidation.period)
    return f"TH-{form_part}_{_unit_part(consolidation.unit.name)}{volume_part(volume)}.{extension}"


def archive_file_name(form_id: str, period: Period, volume: int = 0) -> str:
    """The file name of all units' own reports, or of one volume of them."""
    return f"TH-{form_id}-{period.end.year}_tung-don-vi{volume_part(volume)}.zip"


def volume_part(volume: int) -> str:
    """ "-tap-2"; "" for 0, where there is one file alone."""
    return f"-tap-{volume}" if volume else ""


def _form_part(form: ReportForm, period: Period) -> str:
    return f"{form.id}-{period.end.year}"


def _unit_part(name: str) -> str:
    return ascii_slug(name)[:LONGEST_UNIT_PART].strip("-") or "don-vi"
