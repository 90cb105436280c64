"""What the unit above hears of a report: submitted, taken back, signed, to be edited."""

from datetime import datetime

from sqlalchemy import Connection

from bot.notices.audience import tell_parent_staff
from dialogs.screen import Draft, button
from dialogs.world import World
from storage.assignments import Assignment


def submitted(connection: Connection, world: World, version: int) -> None:
    """The parent's staff are told that a unit has submitted."""
    report = world.report
    if report is None:
        return
    again = f" (bản {version}, nộp lại)" if version > 1 else ""
    line = f"📥 {report.task.unit.name} đã nộp {report.task.outline.form.title}{again}."
    draft = Draft().line(line).row(button("Xem báo cáo", "review", str(report.task.id)))
    screen = draft.row(button("Tiến độ", "following"), button("Tổng hợp", "consolidating")).screen()
    tell_parent_staff(connection, report.task.unit, screen, at=world.now)


def withdrawn(connection: Connection, world: World) -> None:
    """The parent's staff are told that a submission was taken back."""
    report = world.report
    if report is None:
        return
    line = f"↩ {report.task.unit.name} đã thu hồi {report.task.outline.form.title} để sửa."
    screen = Draft().line(line).row(button("Tiến độ", "following")).screen()
    tell_parent_staff(connection, report.task.unit, screen, at=world.now)


def edit_requested(connection: Connection, world: World, reason: str) -> None:
    """The parent's staff get the unit's Xin sửa lại, to be answered with one tap."""
    if world.report is None:
        return
    task = world.report.task
    draft = Draft().line(f"✋ {task.unit.name} xin sửa lại {task.outline.form.title}: “{reason}”")
    number = str(task.id)
    draft.row(button("Cho sửa", "grant", number), button("Không cho sửa", "refuse", number))
    draft.row(button("Xem báo cáo", "review", number))
    tell_parent_staff(connection, task.unit, draft.screen(), at=world.now)


def signed(connection: Connection, assignment: Assignment, title: str, *, at: datetime) -> None:
    """The parent's staff are told that a signed copy has come."""
    unit, number = assignment.unit, str(assignment.id)
    draft = Draft().line(f"🖊 {unit.name} đã gửi bản đã ký của {title} (bản {assignment.submitted_version}).")
    draft.row(button("Tải bản đã ký", "signed_copy", number), button("Xem báo cáo", "review", number))
    tell_parent_staff(connection, unit, draft.screen(), at=at)
