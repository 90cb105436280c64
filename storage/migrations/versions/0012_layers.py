"""The parent's own report: passages picked, totals adjusted, the units' layer and its frozen versions."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _picks()
    _adjustments()
    _layers()


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _at(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _ref(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))


def _picks() -> None:
    op.create_table(
        "picks",
        sa.Column("id", BIG, nullable=False),
        _big("assignment_id"),
        _text("key"),
        _big("source_id"),
        _whole("version"),
        _whole("paragraph"),
        _text("body"),
        _big("person_id"),
        _at("at"),
        _ref("picks", "assignment_id", "assignments"),
        _ref("picks", "source_id", "assignments"),
        _ref("picks", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picks")),
    )
    op.create_index(op.f("ix_picks_assignment_id"), "picks", ["assignment_id"], unique=False)


def _adjustments() -> None:
    op.create_table(
        "adjustments",
        sa.Column("id", BIG, nullable=False),
        _big("assignment_id"),
        _text("key"),
        _text("amount"),
        _text("reason"),
        _big("person_id"),
        _at("at"),
        _ref("adjustments", "assignment_id", "assignments"),
        _ref("adjustments", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjustments")),
    )
    op.create_index(op.f("ix_adjustments_assignment_id"), "adjustments", ["assignment_id"], unique=False)


def _layers() -> None:
    op.create_table(
        "layers",
        _big("assignment_id"),
        _text("sources"),
        _big("person_id"),
        _at("at"),
        _ref("layers", "assignment_id", "assignments"),
        _ref("layers", "person_id", "people"),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_layers")),
    )
    op.create_table(
        "frozen_layers",
        _big("assignment_id"),
        _whole("version"),
        _text("sources"),
        _text("picks"),
        _text("adjustments"),
        _ref("frozen_layers", "assignment_id", "assignments"),
        sa.PrimaryKeyConstraint("assignment_id", "version", name=op.f("pk_frozen_layers")),
    )
