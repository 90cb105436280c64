"""Messages to the units below, who has read them, and reminders sent by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _nudges()
    _broadcasts()
    _readers()


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _ref(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))


def _nudges() -> None:
    op.create_table(
        "nudges",
        sa.Column("id", BIG, nullable=False),
        _big("assignment_id"),
        _big("person_id"),
        _at("at"),
        _text("line"),
        _ref("nudges", "assignment_id", "assignments"),
        _ref("nudges", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudges")),
    )
    op.create_index(op.f("ix_nudges_assignment_id"), "nudges", ["assignment_id"], unique=False)


def _broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", BIG, nullable=False),
        _big("unit_id"),
        _big("person_id"),
        _at("at"),
        _text("body"),
        _at("reminded_at", nullable=True),
        _ref("broadcasts", "unit_id", "units"),
        _ref("broadcasts", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
    )
    op.create_index(op.f("ix_broadcasts_unit_id"), "broadcasts", ["unit_id"], unique=False)


def _readers() -> None:
    op.create_table(
        "broadcast_readers",
        _big("broadcast_id"),
        _big("person_id"),
        _big("unit_id"),
        _at("read_at", nullable=True),
        _ref("broadcast_readers", "broadcast_id", "broadcasts"),
        _ref("broadcast_readers", "person_id", "people"),
        _ref("broadcast_readers", "unit_id", "units"),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name=op.f("pk_broadcast_readers")),
    )
