"""What is heard of a report that staff above enter in its unit's place: by the unit, and by the other staff."""

from sqlalchemy import Connection

from bot.notices.audience import parent_staff, tell_officers
from bot.notices.queueing import queue
from dialogs.person import Author
from dialogs.report.sharing.filled_by import called
from dialogs.screen import Button, Draft, Screen, button
from dialogs.task import Task
from dialogs.world import World


def begun(connection: Connection, world: World) -> None:
    """The unit's officers hear who enters what for them, and that they can look at it and change it."""
    task = _task(world)
    draft = Draft().line(f"✍ {_who(world)} đang nhập thay {task.unit.name}", "bold")
    draft.line(task.outline.form.title)
    draft.line("Câu nào nhập thay đều ghi rõ người nhập. Anh/chị xem và sửa lại được; muốn tự làm thì báo người nhập.")
    tell_officers(connection, task.unit, draft.row(_open(task)).screen(), at=world.now)


def submitted(connection: Connection, world: World, version: int) -> None:
    """The unit's officers hear that it was handed in for them; so do the other staff of the unit above."""
    task = _task(world)
    title = task.outline.form.title
    line = f"✍ {_who(world)} đã nộp thay {task.unit.name}: {title} (bản {version})."
    own = Draft().line(line).line("Có gì chưa đúng, anh/chị mở ra xem và báo lại người nộp thay.")
    tell_officers(connection, task.unit, own.row(_open(task)).screen(), at=world.now)
    above = Draft().line(f"📥 {line.removeprefix('✍ ')}").row(button("Xem báo cáo", "review", str(task.id)))
    above.row(button("Tiến độ", "following"), button("Tổng hợp", "consolidating"))
    _tell_others_above(connection, world, task, above.screen())


def withdrawn(connection: Connection, world: World) -> None:
    """The same of a version taken back for them."""
    task = _task(world)
    line = f"↩ {_who(world)} đã thu hồi thay {task.unit.name} để sửa: {task.outline.form.title}."
    tell_officers(connection, task.unit, Draft().line(line).row(_open(task)).screen(), at=world.now)
    screen = Draft().line(line).row(button("Tiến độ", "following")).screen()
    _tell_others_above(connection, world, task, screen)


def _tell_others_above(connection: Connection, world: World, task: Task, screen: Screen) -> None:
    for member in parent_staff(connection, task.unit):
        if member.telegram_id != world.chat:
            queue(connection, member.telegram_id, screen, at=world.now)


def _task(world: World) -> Task:
    if world.report is None:
        raise LookupError("nobody stands in without a report")
    return world.report.task


def _who(world: World) -> str:
    person = world.person
    if person is None or not person.name:
        return "Cán bộ cấp trên"
    named = called(Author(person.name, person.title))
    return named[0].upper() + named[1:]


def _open(task: Task) -> Button:
    return button("Xem báo cáo", "open", str(task.id))
