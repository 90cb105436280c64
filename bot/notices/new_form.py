"""What officers and their colleagues hear when a report moves to another version of its form."""

from datetime import datetime

from sqlalchemy import Connection

from bot.notices.audience import tell_officers
from bot.notices.queueing import queue
from dialogs.desk.forms.difference import difference, put_difference
from dialogs.screen import Draft, button
from storage.assignments import Assignment
from templates.outline import Outline

HANDED_IN = "Báo cáo đã nộp giữ theo mẫu cũ; nếu được sửa lại thì làm tiếp theo mẫu mới."
PART_CHANGED = "🔄 {unit}: mẫu báo cáo đã đổi trong phần anh/chị phối hợp"
PART_GONE = "Mẫu mới không còn phần nhờ anh/chị phối hợp, anh/chị không phải làm nữa. Cảm ơn anh/chị."
KEPT = "Các câu trả lời khác giữ nguyên."


def moved(connection: Connection, one: Assignment, old: Outline, new: Outline, *, at: datetime) -> None:
    """The unit's officers get one message with nothing but what is new or gone; ``one`` as it was before."""
    found = difference(old, new)
    if found.is_none:
        return
    draft = Draft().line(f"🔄 {one.unit.name}: mẫu báo cáo đã đổi", "bold").line(new.form.title)
    put_difference(draft, found).line(KEPT if one.is_open else HANDED_IN)
    if one.is_open:
        draft.row(button("▶ Tiếp tục", "resume", str(one.id)))
        if found.gone:
            draft.row(button("Xem bản theo mẫu cũ", "old_form", str(one.id), str(one.form_version_id)))
    tell_officers(connection, one.unit, draft.screen(), at=at)


def part_moved(
    connection: Connection, chat_id: int, one: Assignment, old: Outline, new: Outline, *, at: datetime
) -> bool:
    """A colleague gets one message with what is new or gone in their part; whether something is to be answered anew."""
    found = difference(old, new)
    if found.is_none:
        return False
    draft = Draft().line(PART_CHANGED.format(unit=one.unit.name), "bold").line(new.form.title)
    put_difference(draft, found)
    if new.items:
        draft.line(KEPT).row(button("▶ Tiếp tục", "resume", str(one.id)))
    else:
        draft.line(PART_GONE)
    queue(connection, chat_id, draft.screen(), at=at)
    return bool(found.new or found.changed)
