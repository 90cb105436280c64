"""The tables: what is kept, on SQLite and PostgreSQL alike.

Ids are 64-bit integers, instants are aware UTC datetimes, JSON stands as text made by whoever writes
it.  States and kinds are short words; their meaning is documented where they are queried.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect


class Instant(TypeDecorator[datetime]):
    """An instant: aware datetimes in, aware UTC datetimes out; a naive one is refused.

    On SQLite it is ISO text of fixed width, which sorts by time and which the interpreter reads fastest.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        return _to_text if dialect.name == "sqlite" else _to_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        return _from_text if dialect.name == "sqlite" else _to_utc


def _to_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a stored instant needs its time zone")
    return value.astimezone(UTC)


def _to_text(value: datetime | None) -> str | None:
    utc = _to_utc(value)
    return None if utc is None else utc.isoformat(" ", "microseconds")


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives ids by itself only to a column declared INTEGER, which is 64 bits wide there.
BigId = BigInteger().with_variant(Integer, "sqlite")


def _id() -> Column[int]:
    return Column("id", BigId, primary_key=True)


def _ref(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, BigId, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def _loose_ref(name: str, target: str) -> Column[int]:
    """A reference that does not keep its target from being pruned."""
    return Column(name, BigId, ForeignKey(f"{target}.id", ondelete="SET NULL"), nullable=True, index=True)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, Instant, nullable=nullable)


def _whole(name: str, *, default: int | None = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=None if default is None else str(default))


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def _holder() -> Column[int]:
    """The number of the process that has it in hand."""
    return Column("holder", BigInteger, nullable=False, server_default="0")


units = Table(
    "units",
    metadata,
    _id(),
    Column("code", Text, nullable=False, unique=True),
    _text("name"),
    _text("level"),
    _ref("parent_id", "units", nullable=True, index=True),
    _text("party_body"),
    _text("party_superior"),
    _text("state_body"),
    _text("place"),
    _whole("position"),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    _text("name"),
    _text("title"),
    _at("created_at"),
    _at("blocked_at", nullable=True),
)

roles = Table(
    "roles",
    metadata,
    _id(),
    _ref("person_id", "people"),
    _ref("unit_id", "units", nullable=True, index=True),
    _text("role"),
    _at("created_at"),
    _at("revoked_at", nullable=True),
    UniqueConstraint("person_id", "unit_id", "role"),
    # A unique constraint takes two empty units for different ones.
    Index(
        "uq_roles_without_unit",
        "person_id",
        "role",
        unique=True,
        sqlite_where=text("unit_id IS NULL"),
        postgresql_where=text("unit_id IS NULL"),
    ),
)

invitations = Table(
    "invitations",
    metadata,
    _id(),
    Column("code_hash", Text, nullable=False, unique=True),
    _ref("unit_id", "units", nullable=True),
    _text("role"),
    _ref("created_by", "people", nullable=True),
    _at("created_at"),
    _at("expires_at"),
    _at("used_at", nullable=True),
    _ref("used_by", "people", nullable=True),
    _at("revoked_at", nullable=True),
)

join_attempts = Table(
    "join_attempts",
    metadata,
    _id(),
    Column("telegram_id", BigInteger, nullable=False),
    _at("at"),
    Index(None, "telegram_id", "at"),
)

form_versions = Table(
    "form_versions",
    metadata,
    _id(),
    _text("form_id"),
    Column("sha256", Text, nullable=False, unique=True),
    Column("definition", LargeBinary, nullable=False),
    Column("unit_template", LargeBinary, nullable=False),
    Column("consolidated_template", LargeBinary, nullable=False),
    _at("created_at"),
    # A draft has none.
    _at("published_at", nullable=True),
    # Who sent it in the chat; none for a form of the folder.
    _ref("uploaded_by", "people", nullable=True),
)

periods = Table(
    "periods",
    metadata,
    _id(),
    _text("form_id"),
    _ref("form_version_id", "form_versions"),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    _at("deadline"),
    _text("letter_number", nullable=True),
    Column("letter_day", Date),
    _text("letter_issuer", nullable=True),
    _text("letter_subject", nullable=True),
    _at("created_at"),
    _at("lock_at", nullable=True),
    _ref("letter_file_id", "files", nullable=True, index=True),
    # The unit whose desk opened it; none for the command line, which acts for the whole system.
    _ref("opened_by", "units", nullable=True),
    _flag("opens_next"),
    # Whose try-out it is; none for a period that was given.
    _ref("tried_by", "people", nullable=True),
    UniqueConstraint("form_id", "start", "end"),
)

assignments = Table(
    "assignments",
    metadata,
    _id(),
    _ref("period_id", "periods"),
    _ref("unit_id", "units", index=True),
    _at("deadline", nullable=True),
    _text("state"),
    _at("first_seen_at", nullable=True),
    _at("touched_at", nullable=True),
    Column("submitted_version", Integer),
    _at("submitted_at", nullable=True),
    _whole("revision"),
    _at("opened_by_parent_at", nullable=True),
    # Number and day of issue belong to this one document and are never remembered for the next.
    Column("document_number", Text, nullable=False, server_default=text("''")),
    Column("document_day", Date),
    _at("created_at"),
    _at("lock_at", nullable=True),
    # JSON list of section and table ids; none: the whole form.
    _text("scope", nullable=True),
    # The unit whose desk gave it; none for the command line.
    _ref("given_by", "units", nullable=True),
    # What was handed in before the period moved to another version keeps its own.
    _ref("form_version_id", "form_versions", nullable=True),
    UniqueConstraint("period_id", "unit_id"),
)

answers = Table(
    "answers",
    metadata,
    Column("assignment_id", BigId, ForeignKey("assignments.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    _text("kind"),
    _text("number", nullable=True),
    _text("body", nullable=True),
    _text("pieces", nullable=True),
    _text("reason", nullable=True),
    _flag("kept"),
    _flag("copied"),
    _ref("person_id", "people"),
    _at("at"),
    _whole("revision", default=1),
    # Id of the last message the value came from, 0 when none.
    Column("source", BigInteger, nullable=False, server_default="0"),
    # Somebody marked it as to be checked again (Cần kiểm tra lại).
    _flag("doubted"),
)

# Which answers a message is a source of: an edited message is looked up here.
answer_messages = Table(
    "answer_messages",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("assignment_id", BigId, ForeignKey("assignments.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Index(None, "assignment_id", "key"),
    sqlite_with_rowid=False,
)

changes = Table(
    "changes",
    metadata,
    _id(),
    _ref("assignment_id", "assignments"),
    _text("key"),
    _text("before", nullable=True),
    _text("after", nullable=True),
    _ref("person_id", "people"),
    _at("at"),
    _at("undone_at", nullable=True),
    _text("cause"),
    _text("batch"),
    Index(None, "assignment_id", "id"),
)

submissions = Table(
    "submissions",
    metadata,
    _id(),
    _ref("assignment_id", "assignments"),
    _whole("version", default=None),
    _at("at"),
    _ref("person_id", "people"),
    _ref("form_version_id", "form_versions"),
    _text("answers"),
    _text("cover"),
    # The last change the version contains: what comes after it may be undone.
    Column("last_change_id", BigInteger, nullable=False, server_default="0"),
    UniqueConstraint("assignment_id", "version"),
)

# What a unit reported before it used the bot, read from a file: history, never a submission.
loaded_reports = Table(
    "loaded_reports",
    metadata,
    Column("unit_id", BigId, ForeignKey("units.id"), primary_key=True, autoincrement=False),
    Column("form_id", Text, primary_key=True),
    Column("start", Date, primary_key=True),
    Column("end", Date, primary_key=True),
    _text("answers"),
    _ref("person_id", "people"),
    _at("at"),
)

covers = Table(
    "covers",
    metadata,
    Column("unit_id", BigId, ForeignKey("units.id"), primary_key=True, autoincrement=False),
    Column("form_id", Text, primary_key=True),
    _text("body"),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigId, primary_key=True, autoincrement=False),
    _ref("person_id", "people", nullable=True),
    _text("state"),
    _whole("revision"),
    _text("wanted", nullable=True),
    _whole("wanted_revision"),
    _flag("wanted_fresh"),
    Column("shown_message_id", BigInteger),
    _whole("shown_revision"),
    _text("shown_digest", nullable=True),
    _flag("shown_live"),
    _at("touched_at"),
    _at("next_send_at", nullable=True),
)

inbox = Table(
    "inbox",
    metadata,
    _id(),
    Column("update_key", Text, nullable=False, unique=True),
    Column("chat_id", BigInteger),
    _at("received_at"),
    _text("payload", nullable=True),
    _at("done_at", nullable=True),
    _text("failed", nullable=True),
    Index(
        "ix_inbox_unfinished",
        "id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
)

# Ids of files, jobs and outbox rows are held by buttons and by other rows: never given twice.
files = Table(
    "files",
    metadata,
    _id(),
    _text("name"),
    _text("mime"),
    Column("content", LargeBinary, nullable=False),
    _at("created_at"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("chat_id", BigInteger, nullable=False),
    _text("lane"),
    _text("kind"),
    _text("body"),
    _loose_ref("file_id", "files"),
    Column("dedupe", Text, unique=True),
    _text("state"),
    _whole("attempts"),
    _at("not_before", nullable=True),
    _at("created_at"),
    _at("sent_at", nullable=True),
    Column("message_id", BigInteger),
    _holder(),
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

jobs = Table(
    "jobs",
    metadata,
    _id(),
    _text("kind"),
    _text("params"),
    Column("chat_id", BigInteger, nullable=False),
    _ref("person_id", "people"),
    _text("state"),
    _text("progress"),
    _at("created_at"),
    _at("started_at", nullable=True),
    _at("finished_at", nullable=True),
    _at("lease_until", nullable=True),
    _holder(),
    sqlite_autoincrement=True,
)

reminders = Table(
    "reminders",
    metadata,
    _id(),
    _ref("assignment_id", "assignments"),
    _ref("person_id", "people"),
    _text("kind"),
    Column("due_on", Date, nullable=False),
    _loose_ref("outbox_id", "outbox"),
    _at("created_at"),
    UniqueConstraint("assignment_id", "person_id", "kind", "due_on"),
)

# Until when a person put a report's reminders off.
snoozes = Table(
    "snoozes",
    metadata,
    Column("assignment_id", BigId, ForeignKey("assignments.id"), primary_key=True, autoincrement=False),
    Column("person_id", BigId, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    _at("until"),
)

# A row for each person and working day, whether or not there was anything to say.
digests = Table(
    "digests",
    metadata,
    Column("person_id", BigId, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    _loose_ref("outbox_id", "outbox"),
    _at("created_at"),
)

# Every change of an assignment's state; the states themselves are in storage/assignments.py.
transitions = Table(
    "transitions",
    metadata,
    _id(),
    _ref("assignment_id", "assignments"),
    _text("before"),
    _text("after"),
    _ref("person_id", "people"),
    _at("at"),
    Column("version", Integer),
    _text("note"),
    Index(None, "assignment_id", "id"),
)

remarks = Table(
    "remarks",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _whole("version", default=None),
    _text("key"),
    _text("body"),
    _ref("person_id", "people"),
    _at("at"),
    _at("sent_at", nullable=True),
    _at("fixed_at", nullable=True),
    _ref("fixed_by", "people", nullable=True),
)

edit_requests = Table(
    "edit_requests",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _whole("version", default=None),
    _ref("person_id", "people"),
    _text("reason"),
    _at("at"),
    _at("answered_at", nullable=True),
    _ref("answered_by", "people", nullable=True),
    Column("granted", Boolean),
    _text("reply"),
)

# Photographed pages wait here until they are joined into a signed copy.
signed_pages = Table(
    "signed_pages",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _ref("person_id", "people"),
    Column("message_id", BigInteger, nullable=False),
    _ref("file_id", "files", index=True),
    _at("at"),
)

signed_copies = Table(
    "signed_copies",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _whole("version", default=None),
    _ref("file_id", "files", index=True),
    _ref("person_id", "people"),
    _at("at"),
)

# One request to a colleague: ``questions`` are ids as a JSON list; without a person it is still an invitation.
contributors = Table(
    "contributors",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _text("questions"),
    _ref("invitation_id", "invitations", nullable=True, index=True),
    _ref("person_id", "people", nullable=True, index=True),
    _ref("created_by", "people"),
    _at("created_at"),
    _at("joined_at", nullable=True),
    _at("done_at", nullable=True),
    _at("revoked_at", nullable=True),
)

# Whom the person who uses an invitation replaces.
handovers = Table(
    "handovers",
    metadata,
    Column("invitation_id", BigId, ForeignKey("invitations.id"), primary_key=True, autoincrement=False),
    _ref("person_id", "people", index=True),
)

inquiries = Table(
    "inquiries",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _text("question"),
    _text("subject"),
    _text("present"),
    _text("body"),
    _ref("person_id", "people"),
    _at("at"),
    _text("reply"),
    _ref("replied_by", "people", nullable=True),
    _at("replied_at", nullable=True),
    _flag("general"),
    # Looked up at every question of every unit; few are general.
    Index(None, "general"),
)

extensions = Table(
    "extensions",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _text("subject"),
    _at("deadline"),
    _at("wished"),
    _text("reason"),
    _ref("person_id", "people"),
    _at("at"),
    Column("granted", Boolean),
    _at("until", nullable=True),
    _ref("answered_by", "people", nullable=True),
    _at("answered_at", nullable=True),
)

# How far a report is: worked out from its answers as of ``revision`` and kept, so that a list of thousands reads none.
progress = Table(
    "progress",
    metadata,
    Column("assignment_id", BigId, ForeignKey("assignments.id"), primary_key=True, autoincrement=False),
    _whole("revision"),
    _ref("form_version_id", "form_versions"),
    _whole("asked"),
    _whole("done"),
)

# Passages of the units' reports that the unit above chose for its own: what was chosen, and out of which version.
picks = Table(
    "picks",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _text("key"),
    _ref("source_id", "assignments"),
    _whole("version", default=None),
    _whole("paragraph", default=None),
    _text("body"),
    _ref("person_id", "people"),
    _at("at"),
)

# Điều chỉnh: what is added to a total by hand, a decimal as text.
adjustments = Table(
    "adjustments",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _text("key"),
    _text("amount"),
    _text("reason"),
    _ref("person_id", "people"),
    _at("at"),
)

# What a consolidating report counts: JSON list of [assignment, version], replaced by Cập nhật số liệu.
layers = Table(
    "layers",
    metadata,
    Column("assignment_id", BigId, ForeignKey("assignments.id"), primary_key=True, autoincrement=False),
    _text("sources"),
    _ref("person_id", "people"),
    _at("at"),
)

# The same as it was when a version was handed in, with its picks and adjustments; never changed.
frozen_layers = Table(
    "frozen_layers",
    metadata,
    Column("assignment_id", BigId, ForeignKey("assignments.id"), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("sources"),
    _text("picks"),
    _text("adjustments"),
)

# A reminder somebody of the parent's staff sent by hand.
nudges = Table(
    "nudges",
    metadata,
    _id(),
    _ref("assignment_id", "assignments", index=True),
    _ref("person_id", "people"),
    _at("at"),
    _text("line"),
)

# A message of a desk's to units below it; ``reminded_at`` is when those who had not read it were last reminded.
broadcasts = Table(
    "broadcasts",
    metadata,
    _id(),
    _ref("unit_id", "units", index=True),
    _ref("person_id", "people"),
    _at("at"),
    _text("body"),
    _at("reminded_at", nullable=True),
)

broadcast_readers = Table(
    "broadcast_readers",
    metadata,
    Column("broadcast_id", BigId, ForeignKey("broadcasts.id"), primary_key=True, autoincrement=False),
    Column("person_id", BigId, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    _ref("unit_id", "units"),
    _at("read_at", nullable=True),
)

# From ``day`` on one unit stands for another, or for a part of it; one that goes on descends from itself.
lineage = Table(
    "lineage",
    metadata,
    Column("before_id", BigId, ForeignKey("units.id"), primary_key=True, autoincrement=False),
    Column("after_id", BigId, ForeignKey("units.id"), primary_key=True, autoincrement=False),
    Column("day", Date, primary_key=True),
    _flag("divided"),
)
