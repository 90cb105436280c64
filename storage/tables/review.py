"""What passes between a unit and the one above it about a report."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table

from storage.tables.columns import flag, id_column, instant, metadata, reference, text_column, whole

# Every change of an assignment's state; the states themselves are in storage/assignments.py.
transitions = Table(
    "transitions",
    metadata,
    id_column(),
    reference("assignment_id", "assignments"),
    text_column("before"),
    text_column("after"),
    reference("person_id", "people"),
    instant("at"),
    Column("version", Integer),
    text_column("note"),
    # Decided by staff above in the unit's place (Nhập thay).
    flag("on_behalf"),
    Index(None, "assignment_id", "id"),
)

remarks = Table(
    "remarks",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    whole("version", default=None),
    text_column("key"),
    text_column("body"),
    reference("person_id", "people"),
    instant("at"),
    instant("sent_at", nullable=True),
    instant("fixed_at", nullable=True),
    reference("fixed_by", "people", nullable=True),
)

edit_requests = Table(
    "edit_requests",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    whole("version", default=None),
    reference("person_id", "people"),
    text_column("reason"),
    instant("at"),
    instant("answered_at", nullable=True),
    reference("answered_by", "people", nullable=True),
    Column("granted", Boolean),
    text_column("reply"),
)

inquiries = Table(
    "inquiries",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    text_column("question"),
    text_column("subject"),
    text_column("present"),
    text_column("body"),
    reference("person_id", "people"),
    instant("at"),
    text_column("reply"),
    reference("replied_by", "people", nullable=True),
    instant("replied_at", nullable=True),
    flag("general"),
    reference("general_by", "people", nullable=True),
    instant("general_at", nullable=True),
    # Looked up at every question of every unit; few are general.
    Index(None, "general"),
)

extensions = Table(
    "extensions",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    text_column("subject"),
    instant("deadline"),
    instant("wished"),
    text_column("reason"),
    reference("person_id", "people"),
    instant("at"),
    Column("granted", Boolean),
    instant("until", nullable=True),
    reference("answered_by", "people", nullable=True),
    instant("answered_at", nullable=True),
)

# Photographed pages wait here until they are joined into a signed copy.
signed_pages = Table(
    "signed_pages",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    reference("person_id", "people"),
    Column("message_id", BigInteger, nullable=False),
    reference("file_id", "files", index=True),
    instant("at"),
)

signed_copies = Table(
    "signed_copies",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    whole("version", default=None),
    reference("file_id", "files", index=True),
    reference("person_id", "people"),
    instant("at"),
)

# Another deadline somebody of the staff above gave a report, otherwise than by granting a request.
deadline_moves = Table(
    "deadline_moves",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    reference("person_id", "people"),
    instant("at"),
    instant("before"),
    instant("after"),
)
