"""What a record says in the cells of a table's row."""

from collections.abc import Mapping
from datetime import date

from templates.dates import short_day
from templates.rows import RowColumn
from templates.table import Column, Table

Record = Mapping[str, str]


def record_cell(table: Table, column: Column, record: Record) -> str:
    """The record's words for a column; "" where its choices put them elsewhere in the row."""
    source = column.cell
    if source is None or any(record.get(name) != choice for name, choice in source.when.items()):
        return ""
    asked = next((one for one in table.record if one.id == source.column), None)
    return value_in_words(asked, record.get(source.column, "")) or source.mark


def gathered_cell(table: Table, column: Column, records: tuple[Record, ...]) -> str:
    """All the records' words for a column, as a list where there are several."""
    items = [text for record in records if (text := record_cell(table, column, record))]
    return "\n".join(f"- {item}" for item in items) if len(items) > 1 else "".join(items)


def value_in_words(asked: RowColumn | None, value: str) -> str:
    """A value as people read it: a choice's label, a day as 05/01/2026, anything else as it stands."""
    if asked is None or not value:
        return value
    if asked.kind == "choice":
        return asked.choice_label(value)
    if asked.kind == "day":
        try:
            return short_day(date.fromisoformat(value))
        except ValueError:
            return value
    return value
