"""Who uses the bot, what they may do, and the codes by which they came."""

from sqlalchemy import BigInteger, Column, Index, Table, Text, UniqueConstraint, text

from storage.tables.columns import id_column, instant, key_reference, metadata, reference, text_column

people = Table(
    "people",
    metadata,
    id_column(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    text_column("name"),
    text_column("title"),
    instant("created_at"),
    instant("blocked_at", nullable=True),
)

roles = Table(
    "roles",
    metadata,
    id_column(),
    reference("person_id", "people"),
    reference("unit_id", "units", nullable=True, index=True),
    text_column("role"),
    instant("created_at"),
    instant("revoked_at", nullable=True),
    UniqueConstraint("person_id", "unit_id", "role"),
    # A unique constraint takes two empty units for different ones.
    Index(
        "uq_roles_without_unit",
        "person_id",
        "role",
        unique=True,
        sqlite_where=text("unit_id IS NULL"),
        postgresql_where=text("unit_id IS NULL"),
    ),
)

invitations = Table(
    "invitations",
    metadata,
    id_column(),
    Column("code_hash", Text, nullable=False, unique=True),
    reference("unit_id", "units", nullable=True),
    text_column("role"),
    reference("created_by", "people", nullable=True),
    instant("created_at"),
    instant("expires_at"),
    instant("used_at", nullable=True),
    reference("used_by", "people", nullable=True),
    instant("revoked_at", nullable=True),
)

# Whom the person who uses an invitation replaces.
handovers = Table(
    "handovers",
    metadata,
    key_reference("invitation_id", "invitations"),
    reference("person_id", "people", index=True),
)

join_attempts = Table(
    "join_attempts",
    metadata,
    id_column(),
    Column("telegram_id", BigInteger, nullable=False),
    instant("at"),
    Index(None, "telegram_id", "at"),
)
