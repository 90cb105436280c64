"""The sheet of a table of records: every unit's records under their bands, or each unit's gathered in one row."""

from collections.abc import Iterator, Sequence

from renderers.consolidation import Consolidation
from renderers.excel import style, words
from renderers.excel.book import Book
from renderers.excel.fitting import row_points
from renderers.excel.table_columns import with_units
from renderers.excel.table_sheet import Page, table_page
from renderers.gathering import Gathered, Record
from renderers.record_cells import gathered_cell, record_cell
from templates.table import Column, ColumnType, Table
from templates.unit import Unit, in_running_text

LEADING = 2
UNANSWERED = "Chưa trả lời"

Line = tuple[str, Sequence[Record]]
"""A row of the sheet: the unit's name and the records it shows."""


def record_sheet(book: Book, consolidation: Consolidation, table: Table) -> None:
    """Add the sheet of a table of records to a consolidated workbook."""
    shown = with_units(table)
    page = table_page(book, shown, consolidation.unit.name, words.basis_line(consolidation), {}, LEADING)
    found = consolidation.records[table.id]
    chosen = consolidation.chosen(table)
    if chosen is None:
        row = record_rows(page, page.first, table, shown, found)
    else:
        row = _chosen_rows(page, table, shown, chosen, found)
    for label, units in _others(found, consolidation):
        _wide(page, row, words.units_named(label, units))
        row += 1


def record_rows(page: Page, row: int, table: Table, shown: Table, found: Gathered) -> int:
    """Write the records; return the first free row."""
    if table.rows == "gathered":
        return _lines(page, row, table, shown, list(found_lines(found)))
    records = list(found.records())
    if not table.bands:
        return _lines(page, row, table, shown, [(unit.name, (record,)) for unit, record in records])
    for band in table.bands:
        page.sheet.height(row, row_points([(band.heading, sum(page.header.widths))]))
        page.sheet.merged(row, 0, band.heading, style.BAND, columns=page.columns)
        row = _lines(page, row + 1, table, shown, _of_band(records, table, band.id))
    known = {band.id for band in table.bands}
    strays = [(unit.name, (one,)) for unit, one in records if one.get(table.band_of or "") not in known]
    return _lines(page, row, table, shown, strays) if strays else row


def _chosen_rows(page: Page, table: Table, shown: Table, chosen: Sequence[tuple[Unit, Record]], found: Gathered) -> int:
    """What a person chose; below the part that is printed, what else the units put forward.  Returns the first free
    row."""
    row = _lines(page, page.first, table, shown, [(unit.name, (one,)) for unit, one in chosen])
    left = [(unit.name, (one,)) for unit, one in found.records() if (unit, one) not in chosen]
    if not left:
        return row
    page.sheet.print_area(row - 1, page.columns - 1)
    _wide(page, row + 1, words.NOT_CHOSEN)
    return _lines(page, row + 2, table, shown, left)


def found_lines(found: Gathered) -> Iterator[Line]:
    """A line for each unit that has records."""
    for unit, rows in found.rows:
        yield unit.name, rows


def _of_band(records: Sequence[tuple[Unit, Record]], table: Table, band: str) -> list[Line]:
    return [(unit.name, (record,)) for unit, record in records if record.get(table.band_of or "") == band]


def _lines(page: Page, row: int, table: Table, shown: Table, lines: Sequence[Line]) -> int:
    for number, (unit, records) in enumerate(lines, 1):
        texts = [_text(table, column, records, unit) for column in shown.columns]
        page.sheet.height(row, row_points(zip(texts, (width - 3 for width in page.header.widths), strict=True)))
        for place, (column, text) in enumerate(zip(shown.columns, texts, strict=True)):
            if column.type is ColumnType.place:
                page.sheet.number(row, place, number, style.CENTRED_TOP)
            else:
                page.sheet.text(row, place, text, style.TEXT)
        row += 1
    return row if lines else _nothing_row(page, row)


def _nothing_row(page: Page, row: int) -> int:
    page.sheet.merged(row, 0, words.NOTHING_FIGURE, style.NO_TEXT, columns=page.columns)
    return row + 1


def _text(table: Table, column: Column, records: Sequence[Record], unit: str) -> str:
    if column.type in (ColumnType.place, ColumnType.unit):
        return unit if column.type is ColumnType.unit else ""
    return record_cell(table, column, records[0]) if len(records) == 1 else gathered_cell(table, column, records)


def _others(found: Gathered, consolidation: Consolidation) -> Iterator[tuple[str, list[str]]]:
    missing = tuple(one.unit for one in consolidation.missing)
    states = (
        (words.NOTHING_FIGURE, found.nothing),
        (words.REPORTED_APART, found.apart),
        (UNANSWERED, found.unanswered),
        ("Chưa có báo cáo", missing),
    )
    for label, units in states:
        if units:
            yield label, [in_running_text(unit.name) for unit in units]


def _wide(page: Page, row: int, line: str) -> None:
    page.sheet.height(row, row_points([(line, sum(page.header.widths))]))
    page.sheet.merged(row, 0, line, style.LEGEND, columns=page.columns)
