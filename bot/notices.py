"""Messages that come unasked: a report was assigned, submitted, taken back; all queued in the caller's transaction."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.telegram.wire import dump_screen
from dialogs.screen import Draft, Screen, button
from dialogs.world import Role, World
from storage import outbox, roles, units
from storage.roles import Member
from templates.dates import moment, short_day
from templates.form import ReportForm
from templates.period import Period
from templates.unit import Unit


def queue(connection: Connection, chat_id: int, screen: Screen, *, at: datetime, dedupe: str | None = None) -> None:
    """A notice to one person; its buttons stay pressable."""
    outbox.add(
        connection,
        chat_id=chat_id,
        lane="notice",
        kind="message",
        body=dump_screen(screen),
        at=at,
        dedupe=dedupe,
    )


def parent_staff(connection: Connection, unit: Unit) -> list[Member]:
    """Consolidating staff of the unit directly above, each person once."""
    return roles.people_of_unit(connection, unit.parent_id, Role.district) if unit.parent_id else []


def submitted(connection: Connection, world: World, version: int) -> None:
    """The parent's staff are told that a unit has submitted."""
    report = world.report
    if report is None:
        return
    again = f" (bản {version}, nộp lại)" if version > 1 else ""
    line = f"📥 {report.task.unit.name} đã nộp {report.task.outline.form.title}{again}."
    screen = Draft().line(line).row(button("Tiến độ", "following"), button("Tổng hợp", "consolidating")).screen()
    _tell_parent(connection, world, screen)


def withdrawn(connection: Connection, world: World) -> None:
    """The parent's staff are told that a submission was taken back."""
    report = world.report
    if report is None:
        return
    line = f"↩ {report.task.unit.name} đã thu hồi {report.task.outline.form.title} để sửa."
    _tell_parent(connection, world, Draft().line(line).row(button("Tiến độ", "following")).screen())


def _tell_parent(connection: Connection, world: World, screen: Screen) -> None:
    if world.report is not None:
        for member in parent_staff(connection, world.report.task.unit):
            queue(connection, member.telegram_id, screen, at=world.now)


def assigned(
    connection: Connection,
    *,
    assignment_id: int,
    unit_id: int,
    form: ReportForm,
    period: Period,
    zone: ZoneInfo,
    at: datetime,
) -> None:
    """The unit's officers are told of a new report, with the button that opens it."""
    unit = units.get(connection, unit_id)
    window = f"Số liệu từ {short_day(period.start)} đến {short_day(period.end)}."
    draft = Draft().line(f"📝 {unit.name if unit else ''} được giao báo cáo mới", "bold").line(form.title).line(window)
    draft.line(f"Hạn nộp: {moment(period.deadline, zone)}.")
    draft.row(button("▶ Tiếp tục", "resume", str(assignment_id)))
    for member in roles.people_of_unit(connection, unit_id, Role.officer):
        queue(
            connection, member.telegram_id, draft.screen(), at=at, dedupe=f"assigned:{assignment_id}:{member.person_id}"
        )
