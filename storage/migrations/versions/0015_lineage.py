"""Units that were merged or split."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "lineage",
        sa.Column("before_id", BIG, nullable=False),
        sa.Column("after_id", BIG, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("divided", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["before_id"], ["units.id"], name=op.f("fk_lineage_before_id")),
        sa.ForeignKeyConstraint(["after_id"], ["units.id"], name=op.f("fk_lineage_after_id")),
        sa.PrimaryKeyConstraint("before_id", "after_id", "day", name=op.f("pk_lineage")),
    )
