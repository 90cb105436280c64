"""``baocao export``: the files of /tonghop and of one unit's report, written on the server."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from bot.cli.desk import unit_of_code
from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.forms.outlines import Outlines
from bot.jobs import documents
from bot.jobs.consolidated import consolidated
from bot.jobs.documents import Made
from bot.reports import NothingThere, Reports
from bot.settings import Settings
from renderers.file_names import volume_part
from storage import assignments, periods
from storage.assignments import Assignment
from storage.periods import StoredPeriod
from templates.unit import Unit


def export(settings: Settings, options: argparse.Namespace) -> None:
    """Write a unit's report, or a parent's consolidated one, of the newest period it has; volumes beside each other."""
    made = on_database(settings, lambda connection: _made(connection, options))
    for number, one in enumerate(made, 1):
        _write(options.out if len(made) == 1 else _beside(options.out, number), one)


def _beside(out: Path, number: int) -> Path:
    return out.with_name(f"{out.stem}{volume_part(number)}{out.suffix}")


def _write(out: Path, made: Made) -> None:
    try:
        out.write_bytes(made.content)
    except OSError as error:
        raise CommandFailed(f"Không ghi được {out}: {error.strerror}.") from error
    print(f"Đã ghi {out}.")


def _made(connection: Connection, options: argparse.Namespace) -> list[Made]:
    stored = periods.of_form(connection, options.form)
    if not stored:
        raise CommandFailed(f"Chưa giao kỳ nào của mẫu {options.form}.")
    try:
        if options.unit is None:
            own = assignments.of_period(connection, stored[0].id)
            return _consolidated(connection, options, stored[0], _only_parent(own))
        return _of_unit(connection, options, stored, unit_of_code(connection, options.unit))
    except NothingThere as nothing:
        raise CommandFailed(str(nothing)) from nothing


def _of_unit(connection: Connection, options: argparse.Namespace, stored: list[StoredPeriod], unit: Unit) -> list[Made]:
    """The consolidated report of a unit whose units below have the form, the unit's own report of any other."""
    for period in stored:
        found = assignments.of_period(connection, period.id)
        if any(one.unit.parent_id == unit.id for one in found):
            return _consolidated(connection, options, period, unit.id)
        own = next((one for one in found if one.unit.id == unit.id), None)
        if own is not None:
            return _own(connection, options, own)
    raise CommandFailed(f"{unit.name} và các đơn vị cấp dưới chưa được giao mẫu {options.form}.")


def _own(connection: Connection, options: argparse.Namespace, assignment: Assignment) -> list[Made]:
    if options.format == "docx":
        return documents.unit_words(connection, Outlines(), assignment.id, sensitive=options.with_sensitive)
    make = {"xlsx": documents.unit_excel, "zip": documents.unit_archive}
    return [make[options.format](connection, Outlines(), assignment.id, sensitive=options.with_sensitive)]


def _consolidated(
    connection: Connection, options: argparse.Namespace, period: StoredPeriod, unit_id: int
) -> list[Made]:
    reports = Reports(connection, Outlines(), options.with_sensitive)
    return list(consolidated(reports, reports.gathered(period.id, unit_id, "submitted"), options.format))


def _only_parent(given: list[Assignment]) -> int:
    """The unit above all that report for themselves; the reports of those that consolidate are in the period too."""
    above = {one.unit.parent_id for one in given}
    parents = {one.unit.parent_id for one in given if one.unit.id not in above}
    if len(parents) != 1 or None in parents:
        raise CommandFailed("Các đơn vị không có chung một cấp trên; ghi rõ --unit của cấp tổng hợp.")
    return next(number for number in parents if number is not None)
