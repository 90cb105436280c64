"""Who moved a report's deadline and when; who made a reply general and when."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "deadline_moves",
        sa.Column("id", BIG, nullable=False),
        sa.Column("assignment_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("before", AT, nullable=False),
        sa.Column("after", AT, nullable=False),
        _ref("deadline_moves", "assignment_id", "assignments"),
        _ref("deadline_moves", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_moves")),
    )
    op.create_index(op.f("ix_deadline_moves_assignment_id"), "deadline_moves", ["assignment_id"], unique=False)
    op.add_column("inquiries", sa.Column("general_at", AT))
    by = sa.Column("general_by", BIG, sa.ForeignKey("people.id", name=op.f("fk_inquiries_general_by")))
    op.add_column("inquiries", by, inline_references=True)


def _ref(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))
