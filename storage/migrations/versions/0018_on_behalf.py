"""Answers, changes, submissions and changes of state made in a unit's place, and when the unit was told."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

MARKED = ("answers", "changes", "submissions", "transitions")


def upgrade() -> None:
    for table in MARKED:
        op.add_column(table, sa.Column("on_behalf", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.create_index(
        "ix_answers_on_behalf",
        "answers",
        ["assignment_id"],
        unique=False,
        sqlite_where=sa.text("on_behalf = 1"),
        postgresql_where=sa.text("on_behalf"),
    )
    _stand_ins()


def _stand_ins() -> None:
    op.create_table(
        "stand_ins",
        sa.Column("id", BIG, nullable=False),
        sa.Column("assignment_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_stand_ins_assignment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_stand_ins_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_ins")),
    )
    op.create_index(op.f("ix_stand_ins_assignment_id"), "stand_ins", ["assignment_id"], unique=False)
