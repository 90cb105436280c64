"""What a job makes: Word, Excel and archive files from reports; heavy libraries load on first use."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.outlines import Outlines
from bot.reports import NothingThere, Reports
from renderers.file_names import consolidated_file_name, unit_file_name
from storage import assignments, periods, units

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file and the line sent with it."""

    name: str
    mime: str
    content: bytes
    caption: str = ""


def unit_word(connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False) -> Made:
    """The unit's report in Word: the submitted version, or the draft as it stands."""
    from renderers.word.unit_report import unit_report  # noqa: PLC0415 - slow to load, not needed to start

    reports = Reports(connection, outlines, sensitive)
    report = reports.of_assignment(assignment_id)
    template = reports.template(reports.form_version(assignment_id), consolidated=False)
    caption = "Bản nháp, chỗ chưa trả lời in dòng chấm." if report.version is None else f"Bản nộp số {report.version}."
    return Made(unit_file_name(report, "docx"), WORD, unit_report(report, template), caption)


def unit_excel(connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False) -> Made:
    """The unit's figures and texts as a workbook."""
    from renderers.excel.unit import unit_workbook  # noqa: PLC0415 - slow to load, not needed to start

    report = Reports(connection, outlines, sensitive).of_assignment(assignment_id)
    return Made(unit_file_name(report, "xlsx"), EXCEL, unit_workbook(report))


def consolidated(
    connection: Connection,
    outlines: Outlines,
    params: dict[str, int | str],
    progress: Progress,
    *,
    sensitive: bool = False,
) -> Iterator[Made]:
    """The files of one /tonghop; the units counted are noted as opened by their parent."""
    period_id, unit_id, basis = int(params["period"]), int(params["unit"]), str(params["basis"])
    output = str(params["output"])
    if output == "zip":
        yield _archive(Reports(connection, outlines, sensitive), period_id, unit_id, basis, progress)
        return
    progress("đang gom số liệu")
    reports = Reports(connection, outlines, sensitive)
    consolidation = reports.consolidation(period_id, unit_id, basis)
    counts = f"{len(consolidation.reports)}/{len(consolidation.reports) + len(consolidation.missing)} đơn vị"
    if output in {"docx", "both"}:
        progress(f"đang soạn Word ({counts})")
        from renderers.word.consolidated import consolidated_report  # noqa: PLC0415 - slow to load

        template = reports.template(_form_version(connection, period_id), consolidated=True)
        content = consolidated_report(consolidation, template)
        yield Made(consolidated_file_name(consolidation, "docx"), WORD, content, f"Báo cáo tổng hợp, {counts}.")
    if output in {"xlsx", "both"}:
        progress(f"đang soạn Excel ({counts})")
        from renderers.excel.consolidated import consolidated_workbook  # noqa: PLC0415 - slow to load

        content = consolidated_workbook(consolidation)
        yield Made(consolidated_file_name(consolidation, "xlsx"), EXCEL, content, f"Số liệu tổng hợp, {counts}.")


def _archive(reports: Reports, period_id: int, unit_id: int, basis: str, progress: Progress) -> Made:
    """Every counted unit's own Word report in one archive."""
    from renderers.word.unit_report import unit_report  # noqa: PLC0415 - slow to load, not needed to start

    period, parent = periods.get(reports.connection, period_id), units.get(reports.connection, unit_id)
    if period is None or parent is None:
        raise NothingThere("Không có kỳ báo cáo này.")
    counted = reports.counted(reports.below(period, parent), basis)
    template = reports.template(period.form_version_id, consolidated=False)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, report in enumerate(counted.values(), 1):
            progress(f"đang soạn Word từng đơn vị ({number}/{len(counted)})")
            archive.writestr(f"{report.unit.code}_{unit_file_name(report, 'docx')}", unit_report(report, template))
    name = f"TH-{period.form_id}-{period.period.end.year}_tung-don-vi.zip"
    return Made(name, ZIP, buffer.getvalue(), f"Báo cáo của {len(counted)} đơn vị.")


def _form_version(connection: Connection, period_id: int) -> int:
    period = periods.get(connection, period_id)
    if period is None:
        raise NothingThere("Không có kỳ báo cáo này.")
    return period.form_version_id


def counted_assignments(connection: Connection, period_id: int, unit_id: int) -> list[int]:
    """Submitted assignments of the units directly below: those a consolidation opens."""
    found = assignments.of_period(connection, period_id)
    return [one.id for one in found if one.unit.parent_id == unit_id and one.state == "submitted"]
