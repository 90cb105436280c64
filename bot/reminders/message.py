"""What a reminder says: what is left and about how long it takes, the next question, Tiếp tục and Nhắc sau."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.report.one_line import one_line
from dialogs.report.sharing.portions import in_short
from dialogs.report.snoozing import snooze_button
from dialogs.screen import Draft, Screen, button
from dialogs.words import CONTINUE, YOUR_PART
from storage.assignments import Assignment
from templates.dates import deadline_in_words, moment
from templates.form import Group
from templates.outline import Item, Outline

MINUTES = {"figures": 0.5, "text": 1.0, "rows": 2.0, "blanks": 1.0, "standing": 1.0}
"""Minutes an answer takes, by the kind of question."""


def reminder_screen(
    assignment: Assignment, outline: Outline, stored: set[str], now: datetime, zone: ZoneInfo, *, remarks: int = 0
) -> Screen:
    """``outline`` is a colleague's part, or all of it for an officer; ``remarks`` how many it was sent back with."""
    draft = Draft()
    draft.line(f"⏰ {outline.form.title}", "bold").line(assignment.unit.name)
    if outline.only is not None:
        draft.line(f"{YOUR_PART}: {in_short(outline, outline.by_question)}.")
    deadline = assignment.period.deadline
    draft.line(f"Hạn nộp: {moment(deadline, zone)} ({deadline_in_words(now, deadline, zone)}).")
    if remarks:
        draft.line(f"Cấp trên đã trả lại kèm {remarks} góp ý. Bấm Tiếp tục để đi lần lượt các chỗ được góp ý.")
    still = [item for item in outline.items if not item.is_answered(stored)]
    if still:
        _left(draft, still)
    elif remarks:
        draft.line("Sửa xong anh/chị nộp lại. Gõ /nop để nộp.")
    else:
        draft.line("Đã trả lời đủ, chỉ còn nộp. Gõ /nop để nộp.")
    number = str(assignment.id)
    return draft.row(button(f"▶ {CONTINUE}", "resume", number), snooze_button(number)).screen()


def minutes(items: Iterable[Item]) -> int:
    """About how long the questions take, in whole minutes, at least one."""
    return max(1, round(sum(MINUTES[item.question.ask] for item in items)))


def _left(draft: Draft, still: list[Item]) -> None:
    draft.line(f"Còn {len(still)} câu, khoảng {minutes(still)} phút.").line()
    question = still[0].question
    if question.sensitive:
        # What is sensitive is answered where the rules for it are shown, never from under a notice.
        draft.line("Câu tiếp theo:").line(one_line(question.question), "bold")
        return
    draft.line("Câu tiếp theo (trả lời ngay tin nhắn này cũng được):")
    draft.line(one_line(question.question), "bold")
    if isinstance(question, Group):
        for number, field in enumerate(question.fields, 1):
            draft.line(f"{number}) {field.label}")
