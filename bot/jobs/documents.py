"""What a job makes: Word, Excel and archive files from reports; heavy libraries load on first use."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.jobs import pdf
from bot.loading.colleagues import keys_of
from bot.reports import Gathered, NothingThere, Reports
from renderers.file_names import consolidated_file_name, signed_file_name, unit_file_name
from storage import assignments, signed_copies
from storage.assignments import Assignment
from templates.form import ReportForm
from templates.outline import Outline
from templates.report import Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
PDF = "application/pdf"

NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]+")

NAMED = 5
"""Units with an older version that a line names."""

OLD_FORM = "Theo mẫu cũ, để xem lại; bản để ký theo mẫu mới."

Progress = Callable[[str], None]


def _silent(_line: str) -> None:
    """Nobody waits to be told."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file and the line sent with it."""

    name: str
    mime: str
    content: bytes
    caption: str = ""
    title: str = ""
    """The form's, where somebody is told of the file."""


def unit_word(
    connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False, version: int = 0
) -> Made:
    """The unit's report in Word: the submitted version, or the draft as it stands.

    ``version`` is another version of the form to write the draft by, 0 for its own.
    """
    from renderers.word.unit_report import unit_report  # noqa: PLC0415 - slow to load, not needed to start

    reports = Reports(connection, outlines, sensitive)
    held = assignments.get_full(connection, assignment_id)
    if held is not None and not version and reports.consolidates(held):
        return whole_word(reports, held, to_sign=not held.is_open)
    report = reports.of_version(assignment_id, version) if version else reports.of_assignment(assignment_id)
    template = reports.template(version or reports.form_version(assignment_id), consolidated=False)
    caption = OLD_FORM if version else _state(report)
    return Made(unit_file_name(report, "docx"), WORD, unit_report(report, template), caption)


def _state(report: Report) -> str:
    return "Bản nháp, chỗ chưa trả lời in dòng chấm." if report.version is None else f"Bản nộp số {report.version}."


def to_sign(connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False) -> Made:
    """Bản để ký: a consolidated report without its editing material."""
    held = assignments.get_full(connection, assignment_id)
    if held is None:
        raise NothingThere("Không có báo cáo này.")
    return whole_word(Reports(connection, outlines, sensitive), held, to_sign=True)


def whole_word(reports: Reports, held: Assignment, *, to_sign: bool) -> Made:
    """A consolidating unit's own report in Word: both layers; ``to_sign`` without the editing material."""
    from renderers.word.consolidated import consolidated_report  # noqa: PLC0415 - slow to load

    whole = reports.whole(held)
    template = reports.template(reports.form_version(held.id), consolidated=True)
    name = consolidated_file_name(whole, "docx")
    counts = f"{len(whole.reports)}/{len(whole.reports) + len(whole.missing)} đơn vị"
    version = f"Bản số {held.submitted_version}" if not held.is_open else "Bản đang làm"
    caption = f"Báo cáo tổng hợp, {counts}. {version}." + (" Bản để ký." if to_sign else "")
    return Made(name, WORD, consolidated_report(whole, template, to_sign=to_sign), caption)


def as_pdf(word: Made, office: str | None) -> Made:
    """The same file as PDF; raises ``pdf.NotConverted``."""
    return replace(
        word, name=f"{word.name.removesuffix('.docx')}.pdf", mime=PDF, content=pdf.as_pdf(word.content, office)
    )


def signed_copy(connection: Connection, outlines: Outlines, assignment_id: int, person_id: int) -> Made:
    """The pages a person has photographed of the signed report, as one PDF."""
    from renderers.pictures import NotAPicture, joined  # noqa: PLC0415 - slow to load, not needed to start

    held = assignments.get_full(connection, assignment_id)
    pages = signed_copies.pages(connection, assignment_id, person_id)
    if held is None or held.is_open or held.submitted_version is None or not pages:
        raise NothingThere("Báo cáo đang mở, hoặc chưa có trang nào, nên Trợ lý chưa ghép được bản đã ký.")
    form = of_assignment(outlines, connection, held).form
    name = signed_file_name(form, held.unit, held.period, held.submitted_version)
    try:
        content = joined([page.content for page in pages])
    except NotAPicture as fault:
        line = f"Trợ lý không đọc được trang {fault.page}. Anh/chị bấm Bỏ các trang đã gửi rồi chụp và gửi lại."
        raise NothingThere(line) from fault
    return Made(name, PDF, content, f"Bản đã ký, {len(pages)} trang. Cấp trên đã được báo.", form.title)


def unit_excel(connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False) -> Made:
    """The unit's figures and texts as a workbook."""
    from renderers.excel.unit import unit_workbook  # noqa: PLC0415 - slow to load, not needed to start

    report = Reports(connection, outlines, sensitive).of_assignment(assignment_id)
    return Made(unit_file_name(report, "xlsx"), EXCEL, unit_workbook(report))


def entry_workbook(
    connection: Connection,
    outlines: Outlines,
    assignment_id: int,
    *,
    sensitive: bool = False,
    only: frozenset[str] | None = None,
) -> Made:
    """The report's tables as a workbook to fill in and send back; without ``sensitive`` no such answer stands in it.

    ``only`` are the questions of a contributor's part: nothing of the others stands in their workbook.
    """
    from renderers.excel.form_book import form_workbook  # noqa: PLC0415 - slow to load, not needed to start

    report = Reports(connection, outlines, sensitive).of_assignment(assignment_id)
    if only is not None:
        report = _part(report, Outline(report.form, report.unit.level, only=only))
    name = unit_file_name(report, "xlsx").replace("BC-", "BIEU-", 1)
    return Made(
        name, EXCEL, form_workbook(_own_tables(report), sensitive=True), "Điền xong, anh/chị gửi lại tệp này vào đây."
    )


def _own_tables(report: Report) -> Report:
    """The report with those tables only that concern its unit."""
    tables = tuple(table for table in report.form.tables if report.concerns(table.id))
    return replace(report, form=report.form.model_copy(update={"tables": tables}))


def _part(report: Report, part: Outline) -> Report:
    """The report with the tables and answers of a part alone."""
    own = keys_of(part)
    tables = tuple(table for table in report.form.tables if part.filling(table))
    answers = {key: answer for key, answer in report.answers.items() if key in own}
    reasons = {key: reason for key, reason in report.reasons.items() if key in own}
    return replace(report, form=report.form.model_copy(update={"tables": tables}), answers=answers, reasons=reasons)


def unit_archive(connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False) -> Made:
    """The unit's report in Word inside an archive, as /tonghop packs those of many units."""
    word = unit_word(connection, outlines, assignment_id, sensitive=sensitive)
    return Made(f"{word.name.removesuffix('.docx')}.zip", ZIP, _zipped([(word.name, word.content)]), word.caption)


def consolidated(reports: Reports, gathered: Gathered, output: str, progress: Progress = _silent) -> Iterator[Made]:
    """The files of one /tonghop; ``output`` is "docx", "sign" (part 1 alone), "xlsx", "both" or "zip"."""
    if output == "zip":
        yield _archive(reports, gathered, progress)
        return
    progress("đang gom số liệu")
    consolidation = reports.consolidation(gathered)
    counts = f"{len(gathered.counted)}/{len(gathered.found)} đơn vị"
    mixed = _mixed(consolidation.form, gathered)
    if output in {"docx", "sign", "both"}:
        progress(f"đang soạn Word ({counts})")
        from renderers.word.consolidated import consolidated_report  # noqa: PLC0415 - slow to load

        template = reports.template(gathered.period.form_version_id, consolidated=True)
        content = consolidated_report(consolidation, template, to_sign=output == "sign")
        said = "Báo cáo tổng hợp, bản để ký" if output == "sign" else "Báo cáo tổng hợp"
        yield Made(consolidated_file_name(consolidation, "docx"), WORD, content, f"{said}, {counts}.{mixed}")
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


def _archive(reports: Reports, gathered: Gathered, progress: Progress) -> Made:
    """Every counted unit's own Word report in one archive."""
    if not gathered.counted:
        raise NothingThere("Chưa đơn vị nào có báo cáo được tính nên không có tệp nào để gửi.")
    packed = _zipped(_unit_files(reports, gathered, progress))
    name = f"TH-{gathered.period.form_id}-{gathered.period.period.end.year}_tung-don-vi.zip"
    return Made(name, ZIP, packed, f"Báo cáo của {len(gathered.counted)} đơn vị.")


def _unit_files(reports: Reports, gathered: Gathered, progress: Progress) -> Iterator[tuple[str, bytes]]:
    from renderers.word.unit_report import unit_report  # noqa: PLC0415 - slow to load, not needed to start

    versions = {one.id: one.form_version_id for one in gathered.found}
    used = {versions[number] for number in gathered.counted}
    templates = {version: reports.template(version, consolidated=False) for version in used}
    for number, (assignment, report) in enumerate(gathered.counted.items(), 1):
        progress(f"đang soạn Word từng đơn vị ({number}/{len(gathered.counted)})")
        yield (
            f"{NOT_PLAIN.sub('-', report.unit.code)}_{unit_file_name(report, 'docx')}",
            unit_report(report, templates[versions[assignment]]),
        )


def _zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()
