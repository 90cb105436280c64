"""Assigning from the chat: lock dates, the letter's file, scopes, and whose desk gave what."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("periods", sa.Column("lock_at", AT))
    _refer("periods", "letter_file_id", "files")
    op.create_index(op.f("ix_periods_letter_file_id"), "periods", ["letter_file_id"])
    _refer("periods", "opened_by", "units")
    op.add_column("periods", sa.Column("opens_next", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("assignments", sa.Column("lock_at", AT))
    op.add_column("assignments", sa.Column("scope", sa.Text()))
    _refer("assignments", "given_by", "units")


def _refer(table: str, column: str, target: str) -> None:
    """Add a reference; inside the column itself, for SQLite adds no constraint to a table that exists."""
    name = op.f(f"fk_{table}_{column}")
    added = sa.Column(column, BIG, sa.ForeignKey(f"{target}.id", name=name))
    op.add_column(table, added, inline_references=True)
