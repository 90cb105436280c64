"""What a unit hears of the one above about its report: sent back, accepted, looked at again, free to edit."""

from datetime import datetime

from sqlalchemy import Connection

from bot.notices.audience import tell_officers
from bot.notices.queueing import queue
from dialogs.desk.review.open_review import OpenReview
from dialogs.report.naming import item_name
from dialogs.report.one_line import excerpt
from dialogs.review_changes import AnswerRequest
from dialogs.reviewed import item_of
from dialogs.screen import Draft, button
from dialogs.task import Task
from dialogs.world import World
from storage import contributors
from templates.dates import moment
from templates.unit import Unit
from templates.utf16 import cut

REMARKS = 10
"""Remarks listed in the news of a report sent back."""


def returned(connection: Connection, world: World, review: OpenReview, deadline: datetime | None) -> None:
    """The unit's officers are told that a report was sent back, with the remarks and the button that opens it."""
    task = review.task
    draft = Draft().line(f"↩ {task.unit.name}: {task.outline.form.title} bị trả lại", "bold")
    for remark in review.collected[:REMARKS]:
        draft.line(f"– {_about(task, remark.key)}: “{excerpt(remark.text)}”")
    if len(review.collected) > REMARKS:
        draft.line(f"và {len(review.collected) - REMARKS} góp ý khác.")
    if deadline is not None:
        draft.line(f"Hạn nộp mới: {moment(deadline, world.zone)}.")
    draft.line("Bấm Tiếp tục để đi lần lượt các chỗ được góp ý.")
    draft.row(button("▶ Tiếp tục", "resume", str(task.id)))
    tell_officers(connection, task.unit, draft.screen(), at=world.now)
    _tell_colleagues(connection, world, review)


def _tell_colleagues(connection: Connection, world: World, review: OpenReview) -> None:
    """Colleagues get the remarks on their part, and nothing of the others."""
    task = review.task
    asked: dict[int, set[str]] = {}
    for one in contributors.of_assignment(connection, task.id):
        if one.telegram_id is not None:
            asked.setdefault(one.telegram_id, set()).update(one.questions)
    for chat_id, questions in asked.items():
        own = [
            remark
            for remark in review.collected
            if (item := item_of(task.outline, remark.key)) is not None and item.question.id in questions
        ]
        if not own:
            continue
        draft = Draft().line(f"↩ {task.unit.name}: cấp trên góp ý phần anh/chị đã phối hợp", "bold")
        draft.line(task.outline.form.title)
        for remark in own[:REMARKS]:
            draft.line(f"– {_about(task, remark.key)}: “{excerpt(remark.text)}”")
        draft.row(button("▶ Tiếp tục", "resume", str(task.id)))
        queue(connection, chat_id, draft.screen(), at=world.now)


def accepted(connection: Connection, world: World, unit: Unit, assignment_id: int, title: str) -> None:
    """The unit's officers are told that their report was accepted."""
    draft = Draft().line(f"✅ Cấp trên đã tiếp nhận {title} của {unit.name}.")
    draft.row(button("Xem báo cáo", "open", str(assignment_id)))
    tell_officers(connection, unit, draft.screen(), at=world.now)


def reopened(connection: Connection, world: World, review: OpenReview) -> None:
    """The unit's officers are told that an accepted report is looked at again."""
    task = review.task
    draft = Draft().line(f"🔄 Cấp trên đã mở lại {task.outline.form.title} của {task.unit.name} để xem lại.")
    draft.row(button("Xem báo cáo", "open", str(task.id)))
    tell_officers(connection, task.unit, draft.screen(), at=world.now)


def answered(connection: Connection, world: World, review: OpenReview, answer: AnswerRequest) -> None:
    """The unit's officers are told what became of their Xin sửa lại."""
    task = review.task
    if answer.granted:
        draft = Draft().line(f"✅ Cấp trên đồng ý cho {task.unit.name} sửa {task.outline.form.title}.")
        if answer.deadline is not None:
            draft.line(f"Hạn nộp mới: {moment(answer.deadline, world.zone)}.")
        draft.line("Sửa xong anh/chị nộp lại.").row(button("▶ Tiếp tục", "resume", str(task.id)))
    else:
        draft = Draft().line(
            f"✋ Cấp trên chưa đồng ý cho {task.unit.name} sửa {task.outline.form.title}: “{answer.reply}”"
        )
        draft.row(button("Xem báo cáo", "open", str(task.id)))
    tell_officers(connection, task.unit, draft.screen(), at=world.now)


def _about(task: Task, key: str) -> str:
    """What a remark is about, in short."""
    field, item = task.outline.asked.get(key), item_of(task.outline, key)
    if field is not None and key not in task.outline.by_question:
        return field.label
    return cut(item_name(item), 80) if item is not None else "Cả báo cáo"
