"""What a job makes: Word, Excel and archive files from reports; heavy libraries load on first use."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.jobs import pdf
from bot.loading.colleagues import keys_of
from bot.reports import NothingThere, Reports, UnitReports
from renderers.consolidation import Consolidation
from renderers.file_names import consolidated_file_name, signed_file_name, unit_file_name
from storage import assignments, signed_copies
from storage.assignments import Assignment
from templates.outline import Outline
from templates.report import Report

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
PDF = "application/pdf"

OLD_FORM = "Theo mẫu cũ, để xem lại; bản để ký theo mẫu mới."

Progress = Callable[[str], None]


def silent(_line: str) -> None:
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


def unit_words(
    connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False, version: int = 0
) -> list[Made]:
    """The unit's report in Word: the submitted version, or the draft as it stands; a long one in volumes.

    ``version`` is another version of the form to write the draft by, 0 for its own.
    """
    from renderers.word.unit_report import unit_report  # noqa: PLC0415 - slow to load, not needed to start

    reports = Reports(connection, outlines, sensitive)
    held = assignments.get_full(connection, assignment_id)
    if held is not None and not version and reports.consolidates(held):
        return whole_words(reports, held, to_sign=not held.is_open)
    report = reports.units.of_version(assignment_id, version) if version else reports.units.of_assignment(assignment_id)
    template = reports.units.template(version or reports.units.form_version(assignment_id), consolidated=False)
    caption = OLD_FORM if version else _state(report)
    return [Made(unit_file_name(report, "docx"), WORD, unit_report(report, template), caption)]


def _state(report: Report) -> str:
    return "Bản nháp, chỗ chưa trả lời in dòng chấm." if report.version is None else f"Bản nộp số {report.version}."


def to_sign(connection: Connection, outlines: Outlines, assignment_id: int, *, sensitive: bool = False) -> list[Made]:
    """Bản để ký: a consolidated report without its editing material."""
    held = assignments.get_full(connection, assignment_id)
    if held is None:
        raise NothingThere("Không có báo cáo này.")
    return whole_words(Reports(connection, outlines, sensitive), held, to_sign=True)


def whole_words(reports: Reports, held: Assignment, *, to_sign: bool) -> list[Made]:
    """A consolidating unit's own report in Word, in volumes where it is long; ``to_sign`` without editing material."""
    whole = reports.whole(held)
    template = reports.units.template(reports.units.form_version(held.id), consolidated=True)
    counts = f"{len(whole.reports)}/{len(whole.reports) + len(whole.missing)} đơn vị"
    version = f"Bản số {held.submitted_version}" if not held.is_open else "Bản đang làm"
    return list(
        word_files(
            whole, template, f"Báo cáo tổng hợp, {counts}. {version}." + " Bản để ký." * to_sign, to_sign=to_sign
        )
    )


def word_files(
    whole: Consolidation, template: bytes, caption: str, progress: Progress = silent, *, to_sign: bool
) -> Iterator[Made]:
    """A consolidated report in Word, each volume saying in its caption which units stand in it."""
    from renderers.word.consolidated import consolidated_report  # noqa: PLC0415 - slow to load
    from renderers.word.volumes import consolidated_volumes  # noqa: PLC0415 - slow to load

    if to_sign:
        content = consolidated_report(whole, template, to_sign=True)
        yield Made(consolidated_file_name(whole, "docx"), WORD, content, caption)
        return
    for volume, content in consolidated_volumes(whole, template):
        name = consolidated_file_name(whole, "docx", volume.place)
        yield Made(name, WORD, content, " ".join(filter(None, (caption, f"{volume.label}." * bool(volume.place)))))
        if volume.number < volume.count:
            progress(f"đang soạn Word (tập {volume.number + 1}/{volume.count})")


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

    report = UnitReports(connection, outlines, sensitive).of_assignment(assignment_id)
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

    report = UnitReports(connection, outlines, sensitive).of_assignment(assignment_id)
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
    words = unit_words(connection, outlines, assignment_id, sensitive=sensitive)
    name = words[0].name.removesuffix(".docx")
    return Made(f"{name}.zip", ZIP, zipped([(one.name, one.content) for one in words]), words[0].caption)


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()
