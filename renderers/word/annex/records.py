"""Tables of records: each record a row under its band, or all of a unit's records gathered into one row of lists."""

from collections.abc import Iterator, Sequence

from renderers.record_cells import Record, gathered_cell, record_cell
from renderers.word.annex.grid import Cell, Row, Wide
from renderers.word.annex.words import NOTHING
from templates.table import Band, Column, ColumnType, Table

Owned = tuple[str, Record]
"""A record and the name of the unit it belongs to."""


def record_rows(table: Table, records: Sequence[Owned], *, names_units: bool) -> Iterator[Row]:
    """A row for each record; with bands each under its own, an empty band saying that there is nothing.

    ``names_units`` puts the unit's name before the text of the columns that say so.
    """
    if not table.bands:
        yield from _numbered(table, records, names_units)
        return
    for band in table.bands:
        yield Row((Wide(band.heading, len(table.printed), heading=True),))
        here = [owned for owned in records if _stands_in(table, band, owned[1])]
        yield from _numbered(table, here, names_units) if here else [Row((Wide(NOTHING, len(table.printed)),))]


def blank_rows(table: Table, blank: str) -> Iterator[Row]:
    """The table before anybody has answered: an empty row, in each band if there are any."""
    cells = tuple(blank if column.type is ColumnType.text else "" for column in table.printed)
    if not table.bands:
        yield Row(cells)
    for band in table.bands:
        yield Row((Wide(band.heading, len(table.printed), heading=True),))
        yield Row(cells)


def gathered_cells(table: Table, records: Sequence[Record], place: int, unit: str) -> tuple[Cell, ...]:
    """One row for all of a unit's records: a list in each cell, with dashes where it has several items."""
    return tuple(_gathered(table, column, records, place, unit) for column in table.printed)


def _gathered(table: Table, column: Column, records: Sequence[Record], place: int, unit: str) -> str:
    if column.type in (ColumnType.place, ColumnType.unit):
        return str(place or "") if column.type is ColumnType.place else unit
    return gathered_cell(table, column, records)


def _numbered(table: Table, records: Sequence[Owned], names_units: bool) -> Iterator[Row]:
    for place, (unit, record) in enumerate(records, 1):
        yield Row(tuple(_own_cell(table, column, record, place, unit, names_units) for column in table.printed))


def _own_cell(table: Table, column: Column, record: Record, place: int, unit: str, names_units: bool) -> str:
    if column.type in (ColumnType.place, ColumnType.unit):
        return str(place) if column.type is ColumnType.place else unit
    text = record_cell(table, column, record)
    return f"{unit}: {text}" if names_units and column.named and text else text


def _stands_in(table: Table, band: Band, record: Record) -> bool:
    return record.get(table.band_of or "") == band.id
