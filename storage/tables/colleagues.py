"""What officers ask of colleagues."""

from sqlalchemy import Table

from storage.tables.columns import id_column, instant, metadata, reference, text_column

# One request to a colleague: ``questions`` are ids as a JSON list; without a person it is still an invitation.
contributors = Table(
    "contributors",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    text_column("questions"),
    reference("invitation_id", "invitations", nullable=True, index=True),
    reference("person_id", "people", nullable=True, index=True),
    reference("created_by", "people"),
    instant("created_at"),
    instant("joined_at", nullable=True),
    instant("done_at", nullable=True),
    instant("revoked_at", nullable=True),
)
