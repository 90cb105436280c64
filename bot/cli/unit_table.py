"""``baocao units import``: a table of units read, checked as a whole and kept."""

import argparse
import csv
import io
from pathlib import Path
from zipfile import BadZipFile

from sqlalchemy import Connection

from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.keeping.units_from_table import keep_rows
from bot.settings import Settings
from storage import units
from templates.text import clean
from templates.unit_rows import COLUMNS, UnitRow, row_faults

DELIMITERS = (",", ";", "\t")
"""Excel saves a .csv with the separator of its own language; the header row tells which it was."""


def import_units(settings: Settings, options: argparse.Namespace) -> None:
    """Take units from a table; all rows or, where anything is wrong, none."""
    rows = read_table(options.file)
    count = on_database(settings, lambda connection: keep_units(connection, rows))
    print(f"Đã nạp {count} đơn vị.")


def read_table(path: Path) -> list[UnitRow]:
    """The rows of a .csv or .xlsx, empty ones left out; raises ``CommandFailed`` where the file is no such table."""
    try:
        table = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    except OSError as error:
        raise CommandFailed(f"Không đọc được tệp {path}: {error.strerror}.") from error
    lines = [[" ".join(clean(cell).split()) for cell in line] for line in table]
    if not any(map(any, lines)):
        raise CommandFailed(f"Tệp {path} trống.")
    header = [cell.lower() for cell in lines[0]]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise CommandFailed(f"Tệp {path} thiếu cột {', '.join(missing)}; dòng đầu phải là {','.join(COLUMNS)}.")
    return [
        UnitRow(number, dict(zip(header, line, strict=False))) for number, line in enumerate(lines[1:], 2) if any(line)
    ]


def _csv(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise CommandFailed(f"Tệp {path} không phải .csv mã UTF-8. Hãy lưu lại dưới dạng CSV UTF-8.") from error


def _xlsx(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, seldom needed
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        return [[_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise CommandFailed(f"Tệp {path} không phải Excel .xlsx đọc được.") from error


def _cell(value: object) -> str:
    """A cell as it is seen: Excel keeps the code 101 as a number."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def keep_units(connection: Connection, rows: list[UnitRow]) -> int:
    """Add or change the units of the rows, parents before children; raises ``CommandFailed`` naming every fault."""
    faults = row_faults(rows, {unit.code: unit for unit in units.all_units(connection)})
    if faults:
        raise CommandFailed("Chưa nạp đơn vị nào:\n" + "\n".join(f"  - {fault}" for fault in faults))
    return keep_rows(connection, rows)
