"""What records say in the cells of a table's row, in Word and in Excel alike."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from templates.dates import short_day
from templates.figure_writing import write_figure
from templates.form import FigureKind
from templates.rows import RowColumn
from templates.table import Column, Table

Record = Mapping[str, str]


def record_cell(table: Table, column: Column, record: Record) -> str:
    """The record's words for a column; "" where its choices put them elsewhere in the row."""
    source = column.cell
    if source is None or any(record.get(name) != choice for name, choice in source.when.items()):
        return ""
    asked = next((one for one in table.record if one.id == source.column), None)
    return record_words(asked, record.get(source.column, "")) or source.mark


def gathered_cell(table: Table, column: Column, records: Iterable[Record]) -> str:
    """All the records' words for a column, a list with dashes where there are several."""
    items = [text for record in records if (text := record_cell(table, column, record))]
    return "\n".join(f"- {item}" for item in items) if len(items) > 1 else "".join(items)


def record_words(asked: RowColumn | None, value: str) -> str:
    """A stored value as it is printed: a choice by its label, a day and a figure as reports write them."""
    if asked is None or not value:
        return value
    try:
        match asked.kind:
            case "choice":
                return asked.choice_label(value)
            case "day":
                return short_day(date.fromisoformat(value))
            case "integer":
                return write_figure(Decimal(value), FigureKind.decimal)
            case _:
                return value
    except (ValueError, InvalidOperation):
        return value
