"""Colleagues: requests to answer some questions of a report, and posts handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _contributors()
    _handovers()


def _big(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=nullable)


def _ref(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _contributors() -> None:
    op.create_table(
        "contributors",
        _big("id"),
        _big("assignment_id"),
        sa.Column("questions", sa.Text(), nullable=False),
        _big("invitation_id", nullable=True),
        _big("person_id", nullable=True),
        _big("created_by"),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("joined_at", AT, nullable=True),
        sa.Column("done_at", AT, nullable=True),
        sa.Column("revoked_at", AT, nullable=True),
        _ref("contributors", "assignment_id", "assignments"),
        _ref("contributors", "invitation_id", "invitations"),
        _ref("contributors", "person_id", "people"),
        _ref("contributors", "created_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributors")),
    )
    _index("contributors", "assignment_id")
    _index("contributors", "invitation_id")
    _index("contributors", "person_id")


def _handovers() -> None:
    op.create_table(
        "handovers",
        _big("invitation_id"),
        _big("person_id"),
        _ref("handovers", "invitation_id", "invitations"),
        _ref("handovers", "person_id", "people"),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_handovers")),
    )
    _index("handovers", "person_id")
