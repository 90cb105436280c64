"""Messages to and about colleagues: asked again, finished, no longer asked, a post taken over."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.notices.audience import tell_officers
from bot.notices.queueing import queue
from dialogs.person import Author, Person
from dialogs.report.sharing.contributing import part_of
from dialogs.report.sharing.filled_by import called
from dialogs.report.sharing.portions import in_short
from dialogs.screen import Draft, button
from dialogs.task import Task
from storage import people
from storage.contributors import Contributor
from templates.dates import moment


def finished(connection: Connection, task: Task, person: Person, *, at: datetime) -> None:
    """The unit's officers are told that a colleague has finished their part."""
    named = called(Author(person.name, person.title))
    who = named[0].upper() + named[1:]
    line = f"✅ {who} đã xong phần được nhờ của {task.outline.form.title}: {part_of(task)}."
    draft = Draft().line(line).line(f"Đã trả lời {task.done}/{task.asked} câu.")
    draft.row(button("📄 Mở báo cáo", "open", str(task.id)))
    tell_officers(connection, task.unit, draft.screen(), at=at)


def asked_again(
    connection: Connection, one: Contributor, task: Task, questions: frozenset[str], *, zone: ZoneInfo, at: datetime
) -> None:
    """Somebody who helped before is asked for the same sections of the new report."""
    draft = Draft().line(f"🤝 {task.unit.name} nhờ anh/chị phối hợp như kỳ trước", "bold")
    draft.line(task.outline.form.title).line(f"Phần nhờ anh/chị: {in_short(task.outline, questions)}.")
    draft.line(f"Hạn nộp báo cáo: {moment(task.period.deadline, zone)}.")
    _tell(connection, one, draft.row(button("▶ Tiếp tục", "resume", str(task.id))), at)


def asked_to_look_again(connection: Connection, one: Contributor, task: Task, *, at: datetime) -> None:
    """A colleague who had finished is asked to look at their part again."""
    parts = in_short(task.outline, one.questions)
    line = f"{task.unit.name} nhờ anh/chị xem lại phần mình trong {task.outline.form.title}: {parts}."
    _tell(connection, one, Draft().line(line).row(button("📄 Mở phần của tôi", "open", str(task.id))), at)


def stopped(connection: Connection, one: Contributor, task: Task, *, at: datetime) -> None:
    """A colleague is told that their part is not asked of them any more."""
    line = f"{task.unit.name} không nhờ anh/chị phối hợp {task.outline.form.title} nữa."
    _tell(connection, one, Draft().line(line).line("Các câu anh/chị đã trả lời vẫn còn nguyên. Cảm ơn anh/chị."), at)


def replaced(connection: Connection, person_id: int, unit_name: str, *, at: datetime) -> None:
    """Who handed a post over is told that somebody has taken it."""
    person = people.get(connection, person_id)
    if person is not None:
        line = f"Người mới đã nhận bàn giao việc báo cáo của {unit_name}. Các báo cáo đang làm giữ nguyên cho người đó."
        draft = Draft().line(line).line("Cảm ơn anh/chị. Cần gì, anh/chị liên hệ cán bộ của đơn vị.")
        queue(connection, person.telegram_id, draft.screen(), at=at)


def _tell(connection: Connection, one: Contributor, draft: Draft, at: datetime) -> None:
    if one.telegram_id is not None:
        queue(connection, one.telegram_id, draft.screen(), at=at)
