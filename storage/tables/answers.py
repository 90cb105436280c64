"""What units answered: as it stands, as it was, and as it was handed in."""

from sqlalchemy import BigInteger, Column, Date, Index, Table, Text, UniqueConstraint, text

from storage.tables.columns import flag, id_column, instant, key_reference, metadata, reference, text_column, whole

answers = Table(
    "answers",
    metadata,
    key_reference("assignment_id", "assignments"),
    Column("key", Text, primary_key=True),
    text_column("kind"),
    text_column("number", nullable=True),
    text_column("body", nullable=True),
    text_column("pieces", nullable=True),
    text_column("reason", nullable=True),
    flag("kept"),
    flag("copied"),
    reference("person_id", "people"),
    instant("at"),
    whole("revision", default=1),
    # Id of the last message the value came from, 0 when none.
    Column("source", BigInteger, nullable=False, server_default="0"),
    # Somebody marked it as to be checked again (Cần kiểm tra lại).
    flag("doubted"),
    # Entered by staff above in the unit's place (Nhập thay).
    flag("on_behalf"),
    # Lists of thousands ask which reports have any; hardly any answer is one.
    Index(
        "ix_answers_on_behalf",
        "assignment_id",
        sqlite_where=text("on_behalf = 1"),
        postgresql_where=text("on_behalf"),
    ),
)

# Which answers a message is a source of: an edited message is looked up here.
answer_messages = Table(
    "answer_messages",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    key_reference("assignment_id", "assignments"),
    Column("key", Text, primary_key=True),
    Index(None, "assignment_id", "key"),
    sqlite_with_rowid=False,
)

changes = Table(
    "changes",
    metadata,
    id_column(),
    reference("assignment_id", "assignments"),
    text_column("key"),
    text_column("before", nullable=True),
    text_column("after", nullable=True),
    reference("person_id", "people"),
    instant("at"),
    instant("undone_at", nullable=True),
    text_column("cause"),
    text_column("batch"),
    flag("on_behalf"),
    Index(None, "assignment_id", "id"),
)

submissions = Table(
    "submissions",
    metadata,
    id_column(),
    reference("assignment_id", "assignments"),
    whole("version", default=None),
    instant("at"),
    reference("person_id", "people"),
    reference("form_version_id", "form_versions"),
    text_column("answers"),
    text_column("cover"),
    # The last change the version contains: what comes after it may be undone.
    Column("last_change_id", BigInteger, nullable=False, server_default="0"),
    flag("on_behalf"),
    UniqueConstraint("assignment_id", "version"),
)

# What a unit reported before it used the bot, read from a file: history, never a submission.
loaded_reports = Table(
    "loaded_reports",
    metadata,
    key_reference("unit_id", "units"),
    Column("form_id", Text, primary_key=True),
    Column("start", Date, primary_key=True),
    Column("end", Date, primary_key=True),
    text_column("answers"),
    reference("person_id", "people"),
    instant("at"),
)
