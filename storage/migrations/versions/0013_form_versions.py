"""Drafts and published versions of forms, versions pinned by what was handed in, and try-outs."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("form_versions", sa.Column("published_at", sa.DateTime(timezone=True)))
    _refer("form_versions", "uploaded_by", "people")
    op.execute("UPDATE form_versions SET published_at = created_at")
    _refer("assignments", "form_version_id", "form_versions")
    _refer("periods", "tried_by", "people")


def _refer(table: str, column: str, target: str) -> None:
    """Add a reference; inside the column itself, for SQLite adds no constraint to a table that exists."""
    name = op.f(f"fk_{table}_{column}")
    added = sa.Column(column, BIG, sa.ForeignKey(f"{target}.id", name=name))
    op.add_column(table, added, inline_references=True)
