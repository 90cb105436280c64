"""Reminders on their way: for every open report and officer, what is due is claimed and queued, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.outlines import Outlines, of_assignment
from bot.reminders.due import Due, Sent, due
from bot.reminders.recipients import Recipient, recipients
from bot.telegram.wire import dump_screen
from dialogs.report.one_line import one_line
from dialogs.report.portions import in_short
from dialogs.screen import Draft, Screen, button
from dialogs.words import YOUR_PART
from storage import assignments, chats, reminders
from storage.assignments import Assignment
from storage.reminders import SentReminder
from templates.dates import deadline_in_words, moment
from templates.form import Group
from templates.outline import Item, Outline

LOOK_AHEAD = timedelta(days=12)
"""Reports whose deadline is nearer than this are looked at: the first reminder comes seven days before, moved back
over a weekend."""

MINUTES = {"figures": 0.5, "text": 1.0, "rows": 2.0, "blanks": 1.0, "standing": 1.0}
"""Minutes an answer takes, by the kind of question."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """Claims and queues reminders; ``outlines`` tell what is left of each report."""

    outlines: Outlines
    zone: ZoneInfo

    def queue_due(self, connection: Connection, now: datetime) -> int:
        """Queue everything due at ``now``; how many reminders that were."""
        found = [one for one in assignments.open_before(connection, now + LOOK_AHEAD) if not one.period.is_locked(now)]
        sent: dict[tuple[int, int], list[Sent]] = {}
        for one in reminders.sent_for(connection, [assignment.id for assignment in found]):
            sent.setdefault((one.assignment_id, one.person_id), []).append(Sent(one.kind, one.due_on))
        return sum(
            self._remind(connection, one, sent.get((one.assignment.id, one.person_id), []), now)
            for one in recipients(connection, found)
        )

    def _remind(self, connection: Connection, one: Recipient, sent: list[Sent], now: datetime) -> bool:
        deadline = one.assignment.period.deadline
        chat = chats.get(connection, one.telegram_id)
        owed = due(
            deadline,
            now,
            sent,
            self.zone,
            last_active=chat.touched_at if chat else None,
            opened=one.since,
        )
        return owed is not None and self._claim(connection, one, owed, now)

    def _claim(self, connection: Connection, one: Recipient, owed: Due, now: datetime) -> bool:
        assignment = one.assignment
        outline = of_assignment(self.outlines, connection, assignment, one.only)
        stored = assignments.answered_keys(connection, [assignment.id])[assignment.id]
        following = outline.next_open(0, stored)
        if following is None and one.only is not None:
            return False
        about = {"assignment": assignment.id, "question": following.question.id if following else ""}
        screen = reminder(assignment, outline, stored, now, self.zone)
        return reminders.claim(
            connection,
            SentReminder(assignment.id, one.person_id, owed.kind, owed.due_on),
            chat_id=one.telegram_id,
            body=dump_screen(screen, about=about),
            at=now,
        )


def reminder(assignment: Assignment, outline: Outline, stored: set[str], now: datetime, zone: ZoneInfo) -> Screen:
    """What is left and about how long it takes, the next question to answer by a reply, and Tiếp tục.

    ``outline`` is a colleague's part, or all of it for an officer.
    """
    draft = Draft()
    draft.line(f"⏰ {outline.form.title}", "bold").line(assignment.unit.name)
    if outline.only is not None:
        draft.line(f"{YOUR_PART}: {in_short(outline, outline.by_question)}.")
    deadline = assignment.period.deadline
    draft.line(f"Hạn nộp: {moment(deadline, zone)} ({deadline_in_words(now, deadline, zone)}).")
    still = [item for item in outline.items if not item.is_answered(stored)]
    if still:
        draft.line(f"Còn {len(still)} câu, khoảng {minutes(still)} phút.").line()
        draft.line("Câu tiếp theo (trả lời ngay tin nhắn này cũng được):")
        draft.line(one_line(still[0].question.question), "bold")
        if isinstance(still[0].question, Group):
            for number, field in enumerate(still[0].question.fields, 1):
                draft.line(f"{number}) {field.label}")
    else:
        draft.line("Đã trả lời đủ, chỉ còn nộp. Gõ /nop để nộp.")
    return draft.row(button("▶ Tiếp tục", "resume", str(assignment.id))).screen()


def minutes(items: list[Item]) -> int:
    """About how long the questions take, in whole minutes, at least one."""
    return max(1, round(sum(MINUTES[item.question.ask] for item in items)))
