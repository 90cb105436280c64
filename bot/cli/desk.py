"""Commands that work on the database while the bot runs: invitations and assignments."""

import argparse
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.cli.server_person import server_person
from bot.clock import now
from bot.forms.published import published
from bot.forms.shelf import Shelf
from bot.invitations.codes import new_invitation
from bot.keeping.assigning import Order, give
from bot.keeping.deadlines import deadlines_of, note_changed
from bot.settings import Settings
from storage import lineage, periods, units
from storage.periods import StoredPeriod
from templates.dates import short_day
from templates.loader import LoadedForm
from templates.period import Letter, Period
from templates.unit import Unit


def invite(settings: Settings, options: argparse.Namespace) -> None:
    """Make an invitation; its code is the last line printed."""
    if options.unit is None and options.role != "admin":
        raise CommandFailed("Thiếu --unit: chỉ vai trò admin mới không cần đơn vị.")

    def work(connection: Connection) -> tuple[str, str]:
        unit = unit_of_code(connection, options.unit) if options.unit else None
        return new_invitation(connection, unit.id if unit else None, options.role, now()), unit.name if unit else ""

    code, name = on_database(settings, work)
    print(f"Mã mời {options.role}{f' của {name}' if name else ''}, dùng một lần trong 14 ngày:")
    print(code)


def assign(settings: Settings, options: argparse.Namespace) -> None:
    """Give a form to units for a period; the same form and dates add units and move the deadline."""
    shelf, period = Shelf(settings.forms_dir), read_period(settings, options)

    def work(connection: Connection) -> str:
        loaded = published(connection, shelf)
        form = loaded.get(options.form)
        if form is None:
            raise CommandFailed(f"Không có mẫu {options.form}. Các mẫu: {', '.join(loaded)}.")
        return _assigned(connection, form, period, options.units, settings)

    print(on_database(settings, work))


def _assigned(connection: Connection, form: LoadedForm, period: Period, codes: str | None, settings: Settings) -> str:
    """Assign, and say what that changed."""
    wanted = _wanted_units(connection, codes, period.end)
    known = next((one for one in periods.of_form(connection, form.form.id) if _same(one.period, period)), None)
    added = _give(connection, Order(form, period, tuple(unit.id for unit in wanted)), known, settings)
    said = f"Đã giao {form.form.id} cho {added} đơn vị mới ({len(wanted)} đơn vị trong lệnh)."
    due = _moment(period.deadline, settings)
    if known is not None and known.period.deadline != period.deadline:
        return f"{said} Hạn nộp của kỳ này chuyển từ {_moment(known.period.deadline, settings)} sang {due}."
    return f"{said} Hạn nộp: {due}."


def _give(connection: Connection, order: Order, known: StoredPeriod | None, settings: Settings) -> int:
    """Give it, and note under the server which deadlines that moved; how many units are new."""
    at = now()
    before = deadlines_of(connection, known.id) if known is not None else {}
    given = give(connection, order, zone=settings.zone, at=at)
    if before:
        note_changed(connection, given.period_id, before, person_id=server_person(connection, at), at=at)
    return len(given.added)


def _moment(instant: datetime, settings: Settings) -> str:
    """ "17:00 ngày 25/11/2026": with the year, where a slip of the hand shows."""
    local = instant.astimezone(settings.zone)
    return f"{local:%H:%M} ngày {short_day(local.date())}"


def _same(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


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


def _wanted_units(connection: Connection, codes: str | None, end: date) -> list[Unit]:
    """The units named; unnamed, those without others below them that report for windows ending on ``end``."""
    came_of = lineage.get(connection)
    if codes is None:
        found = [unit for unit in units.leaves(connection) if came_of.reports(unit.id, end)]
        if not found:
            raise CommandFailed("Chưa có đơn vị nào. Nạp trước bằng: baocao units import FILE.")
        return found
    named = [code.strip() for code in codes.split(",") if code.strip()]
    if not named:
        raise CommandFailed("--units không có mã đơn vị nào.")
    known = {unit.code: unit for unit in units.all_units(connection)}
    if unknown := [code for code in named if code not in known]:
        raise CommandFailed(f"Không có đơn vị mã {', '.join(unknown)}.")
    if others := [code for code in named if not came_of.reports(known[code].id, end)]:
        raise CommandFailed(
            f"Thời gian số liệu này không do đơn vị mã {', '.join(others)} báo cáo (sáp nhập, chia tách)."
        )
    return [known[code] for code in dict.fromkeys(named)]


def unit_of_code(connection: Connection, code: str) -> Unit:
    unit = units.by_code(connection, code)
    if unit is None:
        raise CommandFailed(f"Không có đơn vị mã {code}.")
    return unit
