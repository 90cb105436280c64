"""What came in, what goes out, and what works in between."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, Table, Text, text

from storage.tables.columns import (
    BigId,
    flag,
    holder,
    id_column,
    instant,
    loose_reference,
    metadata,
    reference,
    text_column,
    whole,
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigId, primary_key=True, autoincrement=False),
    reference("person_id", "people", nullable=True),
    text_column("state"),
    whole("revision"),
    text_column("wanted", nullable=True),
    whole("wanted_revision"),
    flag("wanted_fresh"),
    Column("shown_message_id", BigInteger),
    whole("shown_revision"),
    text_column("shown_digest", nullable=True),
    flag("shown_live"),
    instant("touched_at"),
    # Nothing is kept here any more: what waits for Telegram waits in the process that sends it.
    instant("next_send_at", nullable=True),
)

inbox = Table(
    "inbox",
    metadata,
    id_column(),
    Column("update_key", Text, nullable=False, unique=True),
    Column("chat_id", BigInteger),
    instant("received_at"),
    text_column("payload", nullable=True),
    instant("done_at", nullable=True),
    text_column("failed", nullable=True),
    Index(
        "ix_inbox_unfinished",
        "id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    id_column(),
    Column("chat_id", BigInteger, nullable=False),
    text_column("lane"),
    text_column("kind"),
    text_column("body"),
    loose_reference("file_id", "files"),
    Column("dedupe", Text, unique=True),
    text_column("state"),
    whole("attempts"),
    instant("not_before", nullable=True),
    instant("created_at"),
    instant("sent_at", nullable=True),
    Column("message_id", BigInteger),
    holder(),
    Index(None, "chat_id", "message_id"),
    Index(
        "ix_outbox_waiting",
        "chat_id",
        "lane",
        "id",
        sqlite_where=text("sent_at IS NULL"),
        postgresql_where=text("sent_at IS NULL"),
    ),
    sqlite_autoincrement=True,
)

# Ids of files, jobs and outbox rows are held by buttons and by other rows: never given twice.
files = Table(
    "files",
    metadata,
    id_column(),
    text_column("name"),
    text_column("mime"),
    Column("content", LargeBinary, nullable=False),
    instant("created_at"),
    sqlite_autoincrement=True,
)

jobs = Table(
    "jobs",
    metadata,
    id_column(),
    text_column("kind"),
    text_column("params"),
    Column("chat_id", BigInteger, nullable=False),
    reference("person_id", "people"),
    text_column("state"),
    text_column("progress"),
    instant("created_at"),
    instant("started_at", nullable=True),
    instant("finished_at", nullable=True),
    instant("lease_until", nullable=True),
    holder(),
    sqlite_autoincrement=True,
)
