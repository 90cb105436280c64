"""What was said by the clock or by a person about a deadline, once each."""

from sqlalchemy import Column, Date, Index, Table, UniqueConstraint

from storage.tables.columns import (
    flag,
    id_column,
    instant,
    key_reference,
    loose_reference,
    metadata,
    reference,
    text_column,
)

reminders = Table(
    "reminders",
    metadata,
    id_column(),
    reference("assignment_id", "assignments"),
    reference("person_id", "people"),
    text_column("kind"),
    Column("due_on", Date, nullable=False),
    loose_reference("outbox_id", "outbox"),
    instant("created_at"),
    UniqueConstraint("assignment_id", "person_id", "kind", "due_on"),
)

# Until when a person put a report's reminders off.
snoozes = Table(
    "snoozes",
    metadata,
    key_reference("assignment_id", "assignments"),
    key_reference("person_id", "people"),
    instant("until"),
)

# A row for each person and working day, whether or not there was anything to say.
digests = Table(
    "digests",
    metadata,
    key_reference("person_id", "people"),
    Column("day", Date, primary_key=True),
    loose_reference("outbox_id", "outbox"),
    instant("created_at"),
)

# A reminder somebody of the parent's staff sent by hand.
nudges = Table(
    "nudges",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    reference("person_id", "people"),
    instant("at"),
    text_column("line"),
    reference("desk_id", "units", nullable=True),
    # Its message still has to be queued.
    flag("waiting"),
    Index(None, "waiting"),
)
