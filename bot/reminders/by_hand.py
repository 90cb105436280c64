"""Reminders sent by hand on their way to everybody: the first at once, of many the others a few at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.reminders.message import reminder_screen
from bot.reminders.recipients import Recipient, recipients
from bot.telegram.wire import dump_screen
from dialogs.desk.telling import words
from dialogs.screen import below
from storage import assignments, nudges, outbox
from storage.nudges import StoredNudge

AT_ONCE = 30
"""Reports whose reminders are queued in one transaction: what others write meanwhile waits no longer than for that."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Queues reminders; ``outlines`` tell what is left of each report."""

    outlines: Outlines
    zone: ZoneInfo

    def queue(self, connection: Connection, meant: Iterable[StoredNudge], now: datetime) -> None:
        """A message to everybody of these reports that are still open."""
        by_report = {one.assignment_id: one for one in meant}
        still = assignments.open_of(connection, list(by_report))
        keys = assignments.answered_keys(connection, [one.id for one in still])
        for one in recipients(connection, still):
            body = self._body(connection, one, keys[one.assignment.id], by_report[one.assignment.id], now)
            outbox.add(connection, chat_id=one.telegram_id, lane="notice", kind="reminder", body=body, at=now)

    def queue_waiting(self, connection: Connection, now: datetime) -> int:
        """The next of those that wait, each taken once on any number of replicas; how many reports that were."""
        taken = nudges.take_waiting(connection, AT_ONCE)
        self.queue(connection, taken, now)
        return len(taken)

    def _body(self, connection: Connection, one: Recipient, keys: set[str], nudge: StoredNudge, now: datetime) -> str:
        outline = of_assignment(self.outlines, connection, one.assignment, one.only)
        following = outline.next_open(0, keys)
        about = {"assignment": one.assignment.id, "question": following.question.id if following else ""}
        head = words.NUDGE_FROM_WITH if nudge.line else words.NUDGE_FROM
        line = head.format(desk=nudge.desk, line=nudge.line)
        return dump_screen(below(line, reminder_screen(one.assignment, outline, keys, now, self.zone)), about=about)
