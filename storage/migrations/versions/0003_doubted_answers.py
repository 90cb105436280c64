"""Answers marked to be checked again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("answers", sa.Column("doubted", sa.Boolean(), server_default=sa.text("false"), nullable=False))
