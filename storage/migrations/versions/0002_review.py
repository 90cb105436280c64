"""Checking and sending back: changes of state, remarks, requests to edit, signed copies."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _transitions()
    _remarks()
    _edit_requests()
    _signed_pages()
    _signed_copies()


def _ref(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))


def _id() -> sa.Column[int]:
    return sa.Column("id", BIG, nullable=False)


def _big(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns), unique=False)


def _transitions() -> None:
    op.create_table(
        "transitions",
        _id(),
        _big("assignment_id"),
        _text("before"),
        _text("after"),
        _big("person_id"),
        sa.Column("at", AT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        _text("note"),
        _ref("transitions", "assignment_id", "assignments"),
        _ref("transitions", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transitions")),
    )
    _index("transitions", "assignment_id", "id")


def _remarks() -> None:
    op.create_table(
        "remarks",
        _id(),
        _big("assignment_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("key"),
        _text("body"),
        _big("person_id"),
        sa.Column("at", AT, nullable=False),
        sa.Column("sent_at", AT, nullable=True),
        sa.Column("fixed_at", AT, nullable=True),
        _big("fixed_by", nullable=True),
        _ref("remarks", "assignment_id", "assignments"),
        _ref("remarks", "person_id", "people"),
        _ref("remarks", "fixed_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    _index("remarks", "assignment_id")


def _edit_requests() -> None:
    op.create_table(
        "edit_requests",
        _id(),
        _big("assignment_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _big("person_id"),
        _text("reason"),
        sa.Column("at", AT, nullable=False),
        sa.Column("answered_at", AT, nullable=True),
        _big("answered_by", nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        _text("reply"),
        _ref("edit_requests", "assignment_id", "assignments"),
        _ref("edit_requests", "person_id", "people"),
        _ref("edit_requests", "answered_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edit_requests")),
    )
    _index("edit_requests", "assignment_id")


def _signed_pages() -> None:
    op.create_table(
        "signed_pages",
        _id(),
        _big("assignment_id"),
        _big("person_id"),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        _big("file_id"),
        sa.Column("at", AT, nullable=False),
        _ref("signed_pages", "assignment_id", "assignments"),
        _ref("signed_pages", "person_id", "people"),
        _ref("signed_pages", "file_id", "files"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_pages")),
    )
    _index("signed_pages", "assignment_id")
    _index("signed_pages", "file_id")


def _signed_copies() -> None:
    op.create_table(
        "signed_copies",
        _id(),
        _big("assignment_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _big("file_id"),
        _big("person_id"),
        sa.Column("at", AT, nullable=False),
        _ref("signed_copies", "assignment_id", "assignments"),
        _ref("signed_copies", "file_id", "files"),
        _ref("signed_copies", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_copies")),
    )
    _index("signed_copies", "assignment_id")
    _index("signed_copies", "file_id")
