"""How far each report is, kept so that a list of thousands reads none of their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "progress",
        sa.Column("assignment_id", BIG, nullable=False),
        _whole("revision"),
        sa.Column("form_version_id", BIG, nullable=False),
        _whole("asked"),
        _whole("done"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_progress_assignment_id")),
        sa.ForeignKeyConstraint(["form_version_id"], ["form_versions.id"], name=op.f("fk_progress_form_version_id")),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_progress")),
    )


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)
