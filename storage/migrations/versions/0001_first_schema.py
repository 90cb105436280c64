"""The first schema.

There is no way back from it but a backup: ``downgrade`` is left out on purpose.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _files()
    _form_versions()
    _inbox()
    _join_attempts()
    _people()
    _units()
    _chats()
    _covers()
    _invitations()
    _jobs()
    _outbox()
    _periods()
    _roles()
    _assignments()
    _answer_messages()
    _answers()
    _changes()
    _reminders()
    _submissions()


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("id", BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sqlite_autoincrement=True,
    )


def _form_versions() -> None:
    op.create_table(
        "form_versions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("definition", sa.LargeBinary(), nullable=False),
        sa.Column("unit_template", sa.LargeBinary(), nullable=False),
        sa.Column("consolidated_template", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_versions")),
        sa.UniqueConstraint("sha256", name=op.f("uq_form_versions_sha256")),
    )


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("update_key", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("received_at", AT, nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("done_at", AT, nullable=True),
        sa.Column("failed", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_key", name=op.f("uq_inbox_update_key")),
    )
    op.create_index(
        "ix_inbox_unfinished",
        "inbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def _join_attempts() -> None:
    op.create_table(
        "join_attempts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_attempts")),
    )
    op.create_index(op.f("ix_join_attempts_telegram_id_at"), "join_attempts", ["telegram_id", "at"], unique=False)


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", BIG, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("blocked_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_people_telegram_id")),
    )


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", BIG, nullable=True),
        sa.Column("party_body", sa.Text(), nullable=False),
        sa.Column("party_superior", sa.Text(), nullable=False),
        sa.Column("state_body", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("code", name=op.f("uq_units_code")),
    )
    op.create_index(op.f("ix_units_parent_id"), "units", ["parent_id"], unique=False)


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", BIG, autoincrement=False, nullable=False),
        sa.Column("person_id", BIG, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("wanted", sa.Text(), nullable=True),
        sa.Column("wanted_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("wanted_fresh", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("shown_message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shown_digest", sa.Text(), nullable=True),
        sa.Column("shown_live", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("touched_at", AT, nullable=False),
        sa.Column("next_send_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_chats_person_id")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chats")),
    )


def _covers() -> None:
    op.create_table(
        "covers",
        sa.Column("unit_id", BIG, autoincrement=False, nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_covers_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "form_id", name=op.f("pk_covers")),
    )


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("unit_id", BIG, nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_by", BIG, nullable=True),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("expires_at", AT, nullable=False),
        sa.Column("used_at", AT, nullable=True),
        sa.Column("used_by", BIG, nullable=True),
        sa.Column("revoked_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_invitations_created_by")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_invitations_unit_id")),
        sa.ForeignKeyConstraint(["used_by"], ["people.id"], name=op.f("fk_invitations_used_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitations_code_hash")),
    )


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("started_at", AT, nullable=True),
        sa.Column("finished_at", AT, nullable=True),
        sa.Column("lease_until", AT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_jobs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sqlite_autoincrement=True,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", BIG, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("file_id", BIG, nullable=True),
        sa.Column("dedupe", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_before", AT, nullable=True),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("sent_at", AT, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_outbox_file_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe", name=op.f("uq_outbox_dedupe")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_chat_id_message_id"), "outbox", ["chat_id", "message_id"], unique=False)
    op.create_index(op.f("ix_outbox_file_id"), "outbox", ["file_id"], unique=False)
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["chat_id", "lane", "id"],
        unique=False,
        sqlite_where=sa.text("sent_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL"),
    )


def _periods() -> None:
    op.create_table(
        "periods",
        sa.Column("id", BIG, nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("form_version_id", BIG, nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("deadline", AT, nullable=False),
        sa.Column("letter_number", sa.Text(), nullable=True),
        sa.Column("letter_day", sa.Date(), nullable=True),
        sa.Column("letter_issuer", sa.Text(), nullable=True),
        sa.Column("letter_subject", sa.Text(), nullable=True),
        sa.Column("created_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["form_version_id"], ["form_versions.id"], name=op.f("fk_periods_form_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periods")),
        sa.UniqueConstraint("form_id", "start", "end", name=op.f("uq_periods_form_id_start_end")),
    )


def _roles() -> None:
    op.create_table(
        "roles",
        sa.Column("id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("unit_id", BIG, nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("revoked_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roles_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_roles_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
        sa.UniqueConstraint("person_id", "unit_id", "role", name=op.f("uq_roles_person_id_unit_id_role")),
    )
    op.create_index(op.f("ix_roles_unit_id"), "roles", ["unit_id"], unique=False)
    op.create_index(
        "uq_roles_without_unit",
        "roles",
        ["person_id", "role"],
        unique=True,
        sqlite_where=sa.text("unit_id IS NULL"),
        postgresql_where=sa.text("unit_id IS NULL"),
    )


def _assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", BIG, nullable=False),
        sa.Column("period_id", BIG, nullable=False),
        sa.Column("unit_id", BIG, nullable=False),
        sa.Column("deadline", AT, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("first_seen_at", AT, nullable=True),
        sa.Column("touched_at", AT, nullable=True),
        sa.Column("submitted_version", sa.Integer(), nullable=True),
        sa.Column("submitted_at", AT, nullable=True),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("opened_by_parent_at", AT, nullable=True),
        sa.Column("document_number", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("document_day", sa.Date(), nullable=True),
        sa.Column("created_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name=op.f("fk_assignments_period_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_assignments_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sa.UniqueConstraint("period_id", "unit_id", name=op.f("uq_assignments_period_id_unit_id")),
    )
    op.create_index(op.f("ix_assignments_unit_id"), "assignments", ["unit_id"], unique=False)


def _answer_messages() -> None:
    op.create_table(
        "answer_messages",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("assignment_id", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_answer_messages_assignment_id")),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "assignment_id", "key", name=op.f("pk_answer_messages")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_answer_messages_assignment_id_key"), "answer_messages", ["assignment_id", "key"], unique=False
    )


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("assignment_id", BIG, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("pieces", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("kept", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("copied", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("source", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_answers_assignment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_answers_person_id")),
        sa.PrimaryKeyConstraint("assignment_id", "key", name=op.f("pk_answers")),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", BIG, nullable=False),
        sa.Column("assignment_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("undone_at", AT, nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("batch", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_changes_assignment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_changes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index(op.f("ix_changes_assignment_id_id"), "changes", ["assignment_id", "id"], unique=False)


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", BIG, nullable=False),
        sa.Column("assignment_id", BIG, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outbox_id", BIG, nullable=True),
        sa.Column("created_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_reminders_assignment_id")),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_reminders_outbox_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_reminders_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "assignment_id",
            "person_id",
            "kind",
            "due_on",
            name=op.f("uq_reminders_assignment_id_person_id_kind_due_on"),
        ),
    )
    op.create_index(op.f("ix_reminders_outbox_id"), "reminders", ["outbox_id"], unique=False)


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("assignment_id", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        sa.Column("form_version_id", BIG, nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("cover", sa.Text(), nullable=False),
        sa.Column("last_change_id", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_submissions_assignment_id")),
        sa.ForeignKeyConstraint(["form_version_id"], ["form_versions.id"], name=op.f("fk_submissions_form_version_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_submissions_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("assignment_id", "version", name=op.f("uq_submissions_assignment_id_version")),
    )
