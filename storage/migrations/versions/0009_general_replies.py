"""Replies to every unit are found without reading the others."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_index(op.f("ix_inquiries_general"), "inquiries", ["general"], unique=False)
