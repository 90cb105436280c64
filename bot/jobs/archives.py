"""Every counted unit's own Word report, in as many archives as Telegram's limit of one file asks for."""

import re
from collections.abc import Iterator

from bot.jobs.documents import ZIP, Made, Progress, zipped
from bot.reports import Gathered, NothingThere, Reports
from renderers.file_names import archive_file_name, unit_file_name
from renderers.volumes import volumes
from templates.unit import Unit

LARGEST_ARCHIVE = 45 * 1024 * 1024
"""Bytes; the Bot API takes 50 MB in one document."""

NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]+")


def archives(
    reports: Reports, gathered: Gathered, progress: Progress, *, largest: int = LARGEST_ARCHIVE
) -> Iterator[Made]:
    """The archives, parted by unit where one would be too large; raises ``NothingThere`` where nothing counts."""
    if not gathered.counted:
        raise NothingThere("Chưa đơn vị nào có báo cáo được tính nên không có tệp nào để gửi.")
    files = {unit.id: (unit, name, content) for unit, name, content in _unit_files(reports, gathered, progress)}
    sizes = [(unit, len(content)) for unit, _, content in files.values()]
    for volume in volumes(sizes, largest=largest):
        packed = zipped(files.pop(unit.id)[1:] for unit in volume.units)
        said = f"Báo cáo của {len(volume.units)} đơn vị." + f" {volume.label}." * bool(volume.place)
        name = archive_file_name(gathered.period.form_id, gathered.period.period, volume.place)
        yield Made(name, ZIP, packed, said)


def _unit_files(reports: Reports, gathered: Gathered, progress: Progress) -> Iterator[tuple[Unit, str, bytes]]:
    from renderers.word.unit_report import unit_report  # noqa: PLC0415 - slow to load, not needed to start

    versions = {one.id: one.form_version_id for one in gathered.found}
    used = {versions[number] for number in gathered.counted}
    templates = {version: reports.units.template(version, consolidated=False) for version in used}
    for number, (assignment, report) in enumerate(gathered.counted.items(), 1):
        progress(f"đang soạn Word từng đơn vị ({number}/{len(gathered.counted)})")
        yield (
            report.unit,
            f"{NOT_PLAIN.sub('-', report.unit.code)}_{unit_file_name(report, 'docx')}",
            unit_report(report, templates[versions[assignment]]),
        )
