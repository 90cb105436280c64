"""Questions to the staff above, and requests for more time."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _inquiries()
    _extensions()


def _big(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _ref(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))


def _inquiries() -> None:
    op.create_table(
        "inquiries",
        sa.Column("id", BIG, nullable=False),
        _big("assignment_id"),
        _text("question"),
        _text("subject"),
        _text("present"),
        _text("body"),
        _big("person_id"),
        _at("at"),
        _text("reply"),
        _big("replied_by", nullable=True),
        _at("replied_at", nullable=True),
        sa.Column("general", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _ref("inquiries", "assignment_id", "assignments"),
        _ref("inquiries", "person_id", "people"),
        _ref("inquiries", "replied_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiries")),
    )
    op.create_index(op.f("ix_inquiries_assignment_id"), "inquiries", ["assignment_id"], unique=False)


def _extensions() -> None:
    op.create_table(
        "extensions",
        sa.Column("id", BIG, nullable=False),
        _big("assignment_id"),
        _text("subject"),
        _at("deadline"),
        _at("wished"),
        _text("reason"),
        _big("person_id"),
        _at("at"),
        sa.Column("granted", sa.Boolean(), nullable=True),
        _at("until", nullable=True),
        _big("answered_by", nullable=True),
        _at("answered_at", nullable=True),
        _ref("extensions", "assignment_id", "assignments"),
        _ref("extensions", "person_id", "people"),
        _ref("extensions", "answered_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
    )
    op.create_index(op.f("ix_extensions_assignment_id"), "extensions", ["assignment_id"], unique=False)
