"""What a consolidating report counts, quotes and adjusts."""

from sqlalchemy import Column, Integer, Table

from storage.tables.columns import id_column, instant, key_reference, metadata, reference, text_column, whole

# Passages of the units' reports that the unit above chose for its own: what was chosen, and out of which version.
picks = Table(
    "picks",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    text_column("key"),
    reference("source_id", "assignments"),
    whole("version", default=None),
    whole("paragraph", default=None),
    text_column("body"),
    reference("person_id", "people"),
    instant("at"),
)

# Điều chỉnh: what is added to a total by hand, a decimal as text.
adjustments = Table(
    "adjustments",
    metadata,
    id_column(),
    reference("assignment_id", "assignments", index=True),
    text_column("key"),
    text_column("amount"),
    text_column("reason"),
    reference("person_id", "people"),
    instant("at"),
)

# What a consolidating report counts: JSON list of [assignment, version], replaced by Cập nhật số liệu.
layers = Table(
    "layers",
    metadata,
    key_reference("assignment_id", "assignments"),
    text_column("sources"),
    reference("person_id", "people"),
    instant("at"),
)

# The same as it was when a version was handed in, with its picks and adjustments; never changed.
frozen_layers = Table(
    "frozen_layers",
    metadata,
    key_reference("assignment_id", "assignments"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    text_column("sources"),
    text_column("picks"),
    text_column("adjustments"),
)
