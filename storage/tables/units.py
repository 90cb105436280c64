"""The units, and what each of them was before units were merged or divided."""

from sqlalchemy import Column, Date, Table, Text

from storage.tables.columns import flag, id_column, key_reference, metadata, reference, text_column, whole

units = Table(
    "units",
    metadata,
    id_column(),
    Column("code", Text, nullable=False, unique=True),
    text_column("name"),
    text_column("level"),
    reference("parent_id", "units", nullable=True, index=True),
    text_column("party_body"),
    text_column("party_superior"),
    text_column("state_body"),
    text_column("place"),
    whole("position"),
)

# From ``day`` on one unit stands for another, or for a part of it; one that goes on descends from itself.
lineage = Table(
    "lineage",
    metadata,
    key_reference("before_id", "units"),
    key_reference("after_id", "units"),
    Column("day", Date, primary_key=True),
    flag("divided"),
)
