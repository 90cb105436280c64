"""The files of one /tonghop: the consolidated report in Word and Excel, or all units' own reports."""

from collections.abc import Iterator

from bot.jobs.archives import archives
from bot.jobs.documents import EXCEL, Made, Progress, silent, word_files
from bot.reports import Gathered, Reports
from renderers.file_names import consolidated_file_name
from templates.form import ReportForm

NAMED = 5
"""Units with an older version that a line names."""


def consolidated(reports: Reports, gathered: Gathered, output: str, progress: Progress = silent) -> Iterator[Made]:
    """The files; ``output`` is "docx", "sign" (part 1 alone), "xlsx", "both" or "zip"."""
    if output == "zip":
        yield from archives(reports, gathered, progress)
        return
    progress("đang gom số liệu")
    consolidation = reports.consolidation(gathered)
    counts = f"{len(gathered.counted)}/{len(gathered.found)} đơn vị"
    mixed = _mixed(consolidation.form, gathered)
    if output in {"docx", "sign", "both"}:
        progress(f"đang soạn Word ({counts})")
        template = reports.units.template(gathered.period.form_version_id, consolidated=True)
        to_sign = output == "sign"
        said = f"Báo cáo tổng hợp{', bản để ký' * to_sign}, {counts}.{mixed}"
        yield from word_files(consolidation, template, said, progress, to_sign=to_sign)
    if output in {"xlsx", "both"}:
        progress(f"đang soạn Excel ({counts})")
        from renderers.excel.consolidated import consolidated_workbook  # noqa: PLC0415 - slow to load

        content = consolidated_workbook(consolidation)
        yield Made(consolidated_file_name(consolidation, "xlsx"), EXCEL, content, f"Số liệu tổng hợp, {counts}.{mixed}")


def _mixed(form: ReportForm, gathered: Gathered) -> str:
    """Which units sent another version of the form, and how much of the present one they lack; "" if none."""
    from renderers.alike import older  # noqa: PLC0415 - what else the renderers need loads on first use

    found = older(form, gathered.counted.values())
    if not found:
        return ""
    names = "; ".join(f"{report.unit.name} thiếu {lacks} chỉ tiêu" for report, lacks in found[:NAMED])
    more = f"; và {len(found) - NAMED} đơn vị khác" if len(found) > NAMED else ""
    return f" {len(found):02d} đơn vị báo cáo theo mẫu cũ: {names}{more}."
