"""Earlier reports read from files: what a unit reported before it used the bot."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "loaded_reports",
        sa.Column("unit_id", BIG, nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_loaded_reports_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_loaded_reports_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "form_id", "start", "end", name=op.f("pk_loaded_reports")),
    )
