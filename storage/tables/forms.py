"""The versions of report forms, drafts and published."""

from sqlalchemy import Column, LargeBinary, Table, Text

from storage.tables.columns import id_column, instant, metadata, reference, text_column

form_versions = Table(
    "form_versions",
    metadata,
    id_column(),
    text_column("form_id"),
    Column("sha256", Text, nullable=False, unique=True),
    Column("definition", LargeBinary, nullable=False),
    Column("unit_template", LargeBinary, nullable=False),
    Column("consolidated_template", LargeBinary, nullable=False),
    instant("created_at"),
    # A draft has none.
    instant("published_at", nullable=True),
    # Who sent it in the chat; none for a form of the folder.
    reference("uploaded_by", "people", nullable=True),
)
