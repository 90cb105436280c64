"""Reminders by hand that still have to be queued, and the desk they come from."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    waiting: sa.Column[bool] = sa.Column("waiting", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    op.add_column("nudges", waiting)
    desk = sa.Column("desk_id", BIG, sa.ForeignKey("units.id", name=op.f("fk_nudges_desk_id")))
    op.add_column("nudges", desk, inline_references=True)
    op.create_index(op.f("ix_nudges_waiting"), "nudges", ["waiting"], unique=False)
