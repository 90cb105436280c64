"""Commands that work on the database while the bot runs: units, invitations, assignments, exports."""

import argparse
import csv
import io
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from bot import notices
from bot.cli.failure import CommandFailed
from bot.clock import now
from bot.jobs import documents
from bot.loading import code_hash
from bot.outlines import Outlines
from bot.reports import NothingThere
from bot.settings import Settings
from storage import assignments, forms, invitations, periods, units
from storage.database import open_database
from storage.migrate import migrate
from templates.binding import bind
from templates.loader import LoadedForm, load_forms
from templates.period import Letter, Period
from templates.unit import Unit, derived_bodies

T = TypeVar("T")

CODE_LIVES = timedelta(days=14)
CODE_BYTES = 24
"""Random bytes of an invitation code: 192 bits, 32 characters of a deep link."""

COLUMNS = ("code", "name", "level", "parent_code")
OPTIONAL = ("party_body", "party_superior", "state_body", "place")


def on_database(settings: Settings, work: Callable[[Connection], T]) -> T:
    """Create or migrate the database, then run one unit of work on it."""
    migrate(settings.database)
    with open_database(settings.database, workers=1) as database:
        return database.run(work).result()


def import_units(settings: Settings, options: argparse.Namespace) -> None:
    """Take units from a table; all rows or, where anything is wrong, none."""
    rows = read_table(options.file)
    count = on_database(settings, lambda connection: keep_units(connection, rows))
    print(f"Đã nạp {count} đơn vị.")


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a .csv or .xlsx by column name."""
    try:
        if path.suffix.lower() == ".xlsx":
            table = _xlsx(path)
        else:
            table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except OSError as error:
        raise CommandFailed(f"Không đọc được tệp {path}: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise CommandFailed(f"Tệp {path} không phải .csv mã UTF-8. Hãy lưu lại dưới dạng CSV UTF-8.") from error
    if not table:
        raise CommandFailed(f"Tệp {path} trống.")
    header = [cell.strip().lower() for cell in table[0]]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise CommandFailed(f"Tệp {path} thiếu cột {', '.join(missing)}; dòng đầu phải là {','.join(COLUMNS)}.")
    rows = [[cell.strip() for cell in row] for row in table[1:]]
    return [dict(zip(header, row, strict=False)) for row in rows if any(row)]


def _xlsx(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, seldom needed
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except (InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise CommandFailed(f"Tệp {path} không phải Excel .xlsx đọc được.") from error


def keep_units(connection: Connection, rows: list[dict[str, str]]) -> int:
    """Add or change the units of the rows, parents before children; raises ``CommandFailed`` naming every fault."""
    codes = {row.get("code", "") for row in rows}
    known = {unit.code: unit for unit in units.all_units(connection)}
    faults = _faults(rows, codes | set(known))
    if faults:
        raise CommandFailed("Chưa nạp đơn vị nào:\n" + "\n".join(faults))
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if not row["parent_code"] or row["parent_code"] in known]
        ready = [row for row in ready if row["parent_code"] not in {other["code"] for other in waiting}]
        if not ready:
            raise CommandFailed("Chưa nạp đơn vị nào: các đơn vị là cấp trên vòng tròn của nhau.")
        for row in ready:
            known[row["code"]] = _keep_unit(connection, row, known.get(row["parent_code"]))
            waiting.remove(row)
    return len(rows)


def _faults(rows: list[dict[str, str]], codes: set[str]) -> list[str]:
    faults = []
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        empty = [name for name in ("code", "name", "level") if not row.get(name)]
        if empty:
            faults.append(f"  - dòng {number}: thiếu {', '.join(empty)}.")
        if row.get("code") in seen:
            faults.append(f"  - dòng {number}: mã {row['code']} bị lặp.")
        if row.get("parent_code") and row["parent_code"] not in codes:
            faults.append(f"  - dòng {number}: không có đơn vị cấp trên mã {row['parent_code']}.")
        seen.add(row.get("code", ""))
    return faults


def _keep_unit(connection: Connection, row: dict[str, str], parent: Unit | None) -> Unit:
    derived = derived_bodies(row["name"], parent.name if parent else None)
    names = {name: row.get(name) or derived[name] for name in OPTIONAL}
    units.keep(
        connection,
        code=row["code"],
        name=row["name"],
        level=row["level"],
        parent_id=parent.id if parent else None,
        party_body=names["party_body"],
        party_superior=names["party_superior"],
        state_body=names["state_body"],
        place=names["place"],
    )
    unit = units.by_code(connection, row["code"])
    if unit is None:
        raise LookupError(row["code"])
    return unit


def invite(settings: Settings, options: argparse.Namespace) -> None:
    """Make an invitation; its code is the last line printed."""
    if options.unit is None and options.role != "admin":
        raise CommandFailed("Thiếu --unit: chỉ vai trò admin mới không cần đơn vị.")

    def work(connection: Connection) -> tuple[str, str]:
        unit = _unit(connection, options.unit) if options.unit else None
        return new_invitation(connection, unit.id if unit else None, options.role, now()), unit.name if unit else ""

    code, name = on_database(settings, work)
    print(f"Mã mời {options.role}{f' của {name}' if name else ''}, dùng một lần trong 14 ngày:")
    print(code)


def new_invitation(connection: Connection, unit_id: int | None, role: str, at: datetime) -> str:
    """A random code, kept only as its hash."""
    code = secrets.token_urlsafe(CODE_BYTES)
    invitations.create(
        connection, code_hash=code_hash(code), unit_id=unit_id, role=role, at=at, expires_at=at + CODE_LIVES
    )
    return code


def assign(settings: Settings, options: argparse.Namespace) -> None:
    """Give a form to units for a period; the same form and dates add units and move the deadline."""
    loaded = load_forms(settings.forms_dir)
    form = loaded.get(options.form)
    if form is None:
        raise CommandFailed(f"Không có mẫu {options.form}. Các mẫu: {', '.join(sorted(loaded))}.")
    period = read_period(settings, options)

    def work(connection: Connection) -> tuple[int, int]:
        wanted = _wanted_units(connection, options.units)
        added = assign_units(connection, form, period, wanted, settings, now())
        return len(added), len(wanted)

    added, wanted = on_database(settings, work)
    print(f"Đã giao {form.form.id} cho {added} đơn vị mới ({wanted} đơn vị trong lệnh).")


def assign_units(
    connection: Connection, form: LoadedForm, period: Period, wanted: list[Unit], settings: Settings, at: datetime
) -> list[int]:
    """Keep the form's copy, the period and its assignments, and tell the units that are new."""
    version = keep_form(connection, form, at)
    ids = [unit.id for unit in wanted]
    period_id, added = periods.upsert(
        connection, form_id=form.form.id, form_version_id=version, period=period, unit_ids=ids, at=at
    )
    unit_of = {one.id: one.unit.id for one in assignments.of_period(connection, period_id)}
    bound = bind(form.form, period)
    for number in added:
        notices.assigned(
            connection,
            assignment_id=number,
            unit_id=unit_of[number],
            form=bound,
            period=period,
            zone=settings.zone,
            at=at,
        )
    return added


def keep_form(connection: Connection, form: LoadedForm, at: datetime) -> int:
    return forms.keep(
        connection,
        form_id=form.form.id,
        sha256=form.sha256,
        definition=form.definition,
        unit_template=form.unit_template,
        consolidated_template=form.consolidated_template,
        at=at,
    )


def read_period(settings: Settings, options: argparse.Namespace) -> Period:
    """The window, deadline and letter of an ``assign`` command."""
    start, end = _day(options.start, "--from"), _day(options.end, "--to")
    if end < start:
        raise CommandFailed("Ngày cuối số liệu (--to) đứng trước ngày đầu (--from).")
    try:
        local = datetime.strptime(options.deadline, "%Y-%m-%d %H:%M").replace(tzinfo=settings.zone)
    except ValueError as error:
        raise CommandFailed('Hạn nộp (--deadline) phải có dạng "2026-05-31 17:00".') from error
    return Period(start, end, local.astimezone(UTC), _letter(options))


def _letter(options: argparse.Namespace) -> Letter | None:
    given = (options.letter_number, options.letter_date, options.letter_issuer, options.letter_subject)
    if not any(given):
        return None
    if not all(given):
        raise CommandFailed("Công văn chỉ đạo cần đủ bốn mục: --letter-number, -date, -issuer và -subject.")
    return Letter(given[0], _day(given[1], "--letter-date"), given[2], given[3])


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandFailed(f"{option} phải là ngày dạng 2026-01-31, không phải “{text}”.") from error


def _wanted_units(connection: Connection, codes: str | None) -> list[Unit]:
    if codes is None:
        found = units.leaves(connection)
        if not found:
            raise CommandFailed("Chưa có đơn vị nào. Nạp trước bằng: baocao units import FILE.")
        return found
    return [_unit(connection, code.strip()) for code in codes.split(",") if code.strip()]


def _unit(connection: Connection, code: str) -> Unit:
    unit = units.by_code(connection, code)
    if unit is None:
        raise CommandFailed(f"Không có đơn vị mã {code}.")
    return unit


def export(settings: Settings, options: argparse.Namespace) -> None:
    """Write a unit's report, or a parent's consolidated one, of the form's newest period."""
    made = on_database(settings, lambda connection: _made(connection, options))
    try:
        options.out.write_bytes(made.content)
    except OSError as error:
        raise CommandFailed(f"Không ghi được {options.out}: {error.strerror}.") from error
    print(f"Đã ghi {options.out}.")


def _made(connection: Connection, options: argparse.Namespace) -> documents.Made:
    period = periods.newest(connection, options.form)
    if period is None:
        raise CommandFailed(f"Chưa giao kỳ nào của mẫu {options.form}.")
    outlines = Outlines()
    own = assignments.of_period(connection, period.id)
    unit = _unit(connection, options.unit) if options.unit else None
    assignment = next((one for one in own if unit and one.unit.id == unit.id), None)
    try:
        if assignment is not None and options.format != "zip":
            make = documents.unit_word if options.format == "docx" else documents.unit_excel
            return make(connection, outlines, assignment.id, sensitive=options.with_sensitive)
        parent = unit.id if unit else _only_parent(own)
        params: dict[str, int | str] = {
            "period": period.id,
            "unit": parent,
            "basis": "submitted",
            "output": options.format,
        }
        return next(
            documents.consolidated(connection, outlines, params, lambda _: None, sensitive=options.with_sensitive)
        )
    except NothingThere as nothing:
        raise CommandFailed(str(nothing)) from nothing


def _only_parent(own: list[assignments.Assignment]) -> int:
    parents = {one.unit.parent_id for one in own if one.unit.parent_id}
    if len(parents) != 1:
        raise CommandFailed("Các đơn vị có nhiều cấp trên khác nhau; ghi rõ --unit của cấp tổng hợp.")
    return next(iter(parents))
