"""A desk's messages to the units below it, and who read them."""

from sqlalchemy import Table

from storage.tables.columns import id_column, instant, key_reference, metadata, reference, text_column

# A message of a desk's to units below it; ``reminded_at`` is when those who had not read it were last reminded.
broadcasts = Table(
    "broadcasts",
    metadata,
    id_column(),
    reference("unit_id", "units", index=True),
    reference("person_id", "people"),
    instant("at"),
    text_column("body"),
    instant("reminded_at", nullable=True),
)

broadcast_readers = Table(
    "broadcast_readers",
    metadata,
    key_reference("broadcast_id", "broadcasts"),
    key_reference("person_id", "people"),
    reference("unit_id", "units"),
    instant("read_at", nullable=True),
)
