"""The tables: what is kept, on SQLite and PostgreSQL alike.

Ids are 64-bit integers, instants are aware UTC datetimes, JSON stands as text made by whoever writes
it.  States and kinds are short words; their meaning is documented where they are queried.
"""

from storage.tables.answers import answer_messages, answers, changes, loaded_reports, submissions
from storage.tables.assignments import assignments, covers, periods, progress, stand_ins
from storage.tables.broadcasts import broadcast_readers, broadcasts
from storage.tables.chats import chats, files, inbox, jobs, outbox
from storage.tables.colleagues import contributors
from storage.tables.columns import BigId, metadata
from storage.tables.consolidation import adjustments, frozen_layers, layers, picks
from storage.tables.forms import form_versions
from storage.tables.instant import Instant
from storage.tables.people import handovers, invitations, join_attempts, people, roles
from storage.tables.reminders import digests, nudges, reminders, snoozes
from storage.tables.review import (
    deadline_moves,
    edit_requests,
    extensions,
    inquiries,
    remarks,
    signed_copies,
    signed_pages,
    transitions,
)
from storage.tables.units import lineage, units

__all__ = [
    "BigId",
    "Instant",
    "adjustments",
    "answer_messages",
    "answers",
    "assignments",
    "broadcast_readers",
    "broadcasts",
    "changes",
    "chats",
    "contributors",
    "covers",
    "deadline_moves",
    "digests",
    "edit_requests",
    "extensions",
    "files",
    "form_versions",
    "frozen_layers",
    "handovers",
    "inbox",
    "inquiries",
    "invitations",
    "jobs",
    "join_attempts",
    "layers",
    "lineage",
    "loaded_reports",
    "metadata",
    "nudges",
    "outbox",
    "people",
    "periods",
    "picks",
    "progress",
    "remarks",
    "reminders",
    "roles",
    "signed_copies",
    "signed_pages",
    "snoozes",
    "stand_ins",
    "submissions",
    "transitions",
    "units",
]
