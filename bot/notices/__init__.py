"""Messages that come unasked; all queued in the caller's transaction."""

from bot.notices.audience import parent_staff, tell_officers, tell_parent_staff
from bot.notices.given import assigned, deadline_moved, opened_by_itself, recalled
from bot.notices.handed_in import edit_requested, signed, submitted, withdrawn
from bot.notices.posts import calendar_read, codes_guessed, regrouped, revoked
from bot.notices.queueing import Enclosure, confide, queue
from bot.notices.reviewed import accepted, answered, reopened, returned

__all__ = [
    "Enclosure",
    "accepted",
    "answered",
    "assigned",
    "calendar_read",
    "codes_guessed",
    "confide",
    "deadline_moved",
    "edit_requested",
    "opened_by_itself",
    "parent_staff",
    "queue",
    "recalled",
    "regrouped",
    "reopened",
    "returned",
    "revoked",
    "signed",
    "submitted",
    "tell_officers",
    "tell_parent_staff",
    "withdrawn",
]
