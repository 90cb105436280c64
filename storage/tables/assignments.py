"""What is asked of which unit for which days, and how far it is."""

from sqlalchemy import Column, Date, Integer, Table, Text, UniqueConstraint, text

from storage.tables.columns import flag, id_column, instant, key_reference, metadata, reference, text_column, whole

periods = Table(
    "periods",
    metadata,
    id_column(),
    text_column("form_id"),
    reference("form_version_id", "form_versions"),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    instant("deadline"),
    text_column("letter_number", nullable=True),
    Column("letter_day", Date),
    text_column("letter_issuer", nullable=True),
    text_column("letter_subject", nullable=True),
    instant("created_at"),
    instant("lock_at", nullable=True),
    reference("letter_file_id", "files", nullable=True, index=True),
    # The unit whose desk opened it; none for the command line, which acts for the whole system.
    reference("opened_by", "units", nullable=True),
    flag("opens_next"),
    # Whose try-out it is; none for a period that was given.
    reference("tried_by", "people", nullable=True),
    UniqueConstraint("form_id", "start", "end"),
)

assignments = Table(
    "assignments",
    metadata,
    id_column(),
    reference("period_id", "periods"),
    reference("unit_id", "units", index=True),
    instant("deadline", nullable=True),
    text_column("state"),
    instant("first_seen_at", nullable=True),
    instant("touched_at", nullable=True),
    Column("submitted_version", Integer),
    instant("submitted_at", nullable=True),
    whole("revision"),
    instant("opened_by_parent_at", nullable=True),
    # Number and day of issue belong to this one document and are never remembered for the next.
    Column("document_number", Text, nullable=False, server_default=text("''")),
    Column("document_day", Date),
    instant("created_at"),
    instant("lock_at", nullable=True),
    # JSON list of section and table ids; none: the whole form.
    text_column("scope", nullable=True),
    # The unit whose desk gave it; none for the command line.
    reference("given_by", "units", nullable=True),
    # What was handed in before the period moved to another version keeps its own.
    reference("form_version_id", "form_versions", nullable=True),
    UniqueConstraint("period_id", "unit_id"),
)

# How far a report is: worked out from its answers as of ``revision`` and kept, so that a list of thousands reads none.
progress = Table(
    "progress",
    metadata,
    key_reference("assignment_id", "assignments"),
    whole("revision"),
    reference("form_version_id", "form_versions"),
    whole("asked"),
    whole("done"),
)

covers = Table(
    "covers",
    metadata,
    key_reference("unit_id", "units"),
    Column("form_id", Text, primary_key=True),
    text_column("body"),
)

# When a unit's people were told that somebody above enters its report in its place.
stand_ins = Table(
    "stand_ins",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    reference("person_id", "people"),
    instant("at"),
)
