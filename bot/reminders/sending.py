"""Reminders on their way: for every open report and person, what is due is claimed and queued, once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.reminders.due import Due, Sent, due, is_active
from bot.reminders.message import reminder_screen
from bot.reminders.recipients import Recipient, recipients
from bot.telegram.wire import dump_screen
from storage import assignments, chats, remarks, reminders, snoozes
from storage.assignments import Assignment
from storage.reminders import SentReminder
from templates.office_hours import OfficeHours

LOOK_AHEAD = timedelta(days=60)
"""Reports whose deadline is nearer than this are looked at: the first reminder comes seven days before, moved back
over whatever days off there are."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """Claims and queues reminders; ``outlines`` tell what is left of each report, ``hours`` are the office's."""

    outlines: Outlines
    hours: OfficeHours

    def waiting(self, connection: Connection, now: datetime) -> list[int]:
        """Reports somebody is owed a reminder of, nothing written: ``queue_due`` takes them, some at a time."""
        if not self.hours.may_disturb(now):
            return []
        found = assignments.open_before(connection, now + LOOK_AHEAD)
        owed = {one.assignment.id: one.assignment for one, _ in self._owed(connection, found, now)}
        for assignment in owed.values():
            # Forms are read and laid out here, where nobody waits, and not among the claims.
            of_assignment(self.outlines, connection, assignment)
        return list(owed)

    def queue_due(self, connection: Connection, now: datetime, only: Collection[int] | None = None) -> int:
        """Queue everything due at ``now``, or of that what concerns these assignments; how many reminders that were."""
        if not self.hours.may_disturb(now):
            return 0
        if only is None:
            found = assignments.open_before(connection, now + LOOK_AHEAD)
        else:
            found = assignments.open_of(connection, only)
        return self._claim(connection, self._owed(connection, found, now), now)

    def _owed(self, connection: Connection, found: list[Assignment], now: datetime) -> list[tuple[Recipient, Due]]:
        """Everybody who is owed a reminder and is not busy with the bot just now."""
        reports = [one for one in found if not one.period.is_locked(now)]
        numbers = [one.id for one in reports]
        sent: dict[tuple[int, int], list[Sent]] = {}
        for claimed in reminders.sent_for(connection, numbers):
            sent.setdefault((claimed.assignment_id, claimed.person_id), []).append(Sent(claimed.kind, claimed.due_on))
        put_off, hours = snoozes.of_assignments(connection, numbers), self.hours
        made: list[tuple[Recipient, Due]] = []
        for one in recipients(connection, reports):
            key = (one.assignment.id, one.person_id)
            deadline, before = one.assignment.period.deadline, sent.get(key, [])
            owed = due(deadline, now, before, hours, opened=one.since, snoozed=put_off.get(key))
            if owed is not None and not _is_busy(connection, one, now):
                made.append((one, owed))
        return made

    def _claim(self, connection: Connection, owed: list[tuple[Recipient, Due]], now: datetime) -> int:
        """Officers of one unit get the same message, which is written once."""
        written: dict[tuple[int, frozenset[str] | None], str | None] = {}
        count = 0
        for one, slot in owed:
            part = one.assignment.id, one.only
            if part not in written:
                written[part] = self._body(connection, one, now)
            body = written[part]
            if body is not None:
                reminder = SentReminder(one.assignment.id, one.person_id, slot.kind, slot.due_on)
                count += reminders.claim(connection, reminder, chat_id=one.telegram_id, body=body, at=now)
        return count

    def _body(self, connection: Connection, one: Recipient, now: datetime) -> str | None:
        """The message as it is stored; None for a colleague with nothing left to answer."""
        assignment = one.assignment
        outline = of_assignment(self.outlines, connection, assignment, one.only)
        stored = assignments.answered_keys(connection, [assignment.id])[assignment.id]
        following = outline.next_open(0, stored)
        if following is None and one.only is not None:
            return None
        about = {"assignment": assignment.id, "question": following.question.id if following else ""}
        remarked = _remarked(connection, one)
        return dump_screen(
            reminder_screen(assignment, outline, stored, now, self.hours.zone, remarks=remarked), about=about
        )


def _is_busy(connection: Connection, one: Recipient, now: datetime) -> bool:
    chat = chats.get(connection, one.telegram_id)
    return is_active(now, chat.touched_at if chat else None)


def _remarked(connection: Connection, one: Recipient) -> int:
    """How many remarks a returned report came back with; a colleague is told of theirs elsewhere."""
    if one.assignment.state != "returned" or one.only is not None:
        return 0
    return remarks.sent_counts(connection, [one.assignment.id]).get(one.assignment.id, 0)
