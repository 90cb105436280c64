"""``baocao units import``: a table of units read, checked as a whole and kept."""

import argparse
import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from sqlalchemy import Connection

from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.settings import Settings
from storage import units
from templates.text import clean
from templates.unit import Unit, derived_bodies

COLUMNS = ("code", "name", "level", "parent_code")
OPTIONAL = ("party_body", "party_superior", "state_body", "place")
DELIMITERS = (",", ";", "\t")
"""Excel saves a .csv with the separator of its own language; the header row tells which it was."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as the table has it: ``number`` is its line in the file, ``values`` by column name, cleaned."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def import_units(settings: Settings, options: argparse.Namespace) -> None:
    """Take units from a table; all rows or, where anything is wrong, none."""
    rows = read_table(options.file)
    count = on_database(settings, lambda connection: keep_units(connection, rows))
    print(f"Đã nạp {count} đơn vị.")


def read_table(path: Path) -> list[Row]:
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
    return [Row(number, dict(zip(header, line, strict=False))) for number, line in enumerate(lines[1:], 2) if any(line)]


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


def keep_units(connection: Connection, rows: list[Row]) -> int:
    """Add or change the units of the rows, parents before children; raises ``CommandFailed`` naming every fault."""
    known = {unit.code: unit for unit in units.all_units(connection)}
    faults = [*_row_faults(rows, known), *_circle_faults(rows, list(known.values()))]
    if faults:
        raise CommandFailed("Chưa nạp đơn vị nào:\n" + "\n".join(f"  - {fault}" for fault in faults))
    waiting = {row["code"]: row for row in rows}
    for row in rows:
        _keep_after_parents(connection, row, waiting, known)
    return len(rows)


def _keep_after_parents(connection: Connection, row: Row, waiting: dict[str, Row], known: dict[str, Unit]) -> None:
    """Keep a unit unless that was done already, those above it first."""
    line = [row]
    while line[-1]["parent_code"] in waiting:
        line.append(waiting[line[-1]["parent_code"]])
    for one in reversed(line):
        if waiting.pop(one["code"], None) is not None:
            known[one["code"]] = _keep_unit(connection, one, known.get(one["parent_code"]))


def _row_faults(rows: list[Row], known: Mapping[str, Unit]) -> list[str]:
    if not rows:
        return ["tệp chỉ có dòng tiêu đề, chưa có đơn vị nào."]
    codes = {row["code"] for row in rows} | set(known)
    faults = []
    seen: set[str] = set()
    for row in rows:
        empty = [name for name in ("code", "name", "level") if not row[name]]
        if empty:
            faults.append(f"dòng {row.number}: thiếu {', '.join(empty)}.")
        if row["code"] and row["code"] in seen:
            faults.append(f"dòng {row.number}: mã {row['code']} bị lặp.")
        if set(row["code"]) & set(", "):
            faults.append(f"dòng {row.number}: mã “{row['code']}” có dấu phẩy hoặc dấu cách; hãy bỏ đi.")
        if row["parent_code"] and row["parent_code"] not in codes:
            faults.append(f"dòng {row.number}: không có đơn vị cấp trên mã {row['parent_code']}.")
        seen.add(row["code"])
    return faults


def _circle_faults(rows: list[Row], known: list[Unit]) -> list[str]:
    """Units that would stand above themselves, once the rows are in."""
    code_of = {unit.id: unit.code for unit in known}
    above = {unit.code: code_of.get(unit.parent_id or 0, "") for unit in known}
    above |= {row["code"]: row["parent_code"] for row in rows}
    return [
        f"dòng {row.number}: mã {row['code']} là cấp trên của chính mình (theo vòng)."
        for row in rows
        if row["code"] and _is_above_itself(row["code"], above)
    ]


def _is_above_itself(code: str, above: Mapping[str, str]) -> bool:
    passed: set[str] = set()
    higher = above.get(code, "")
    while higher and higher != code and higher not in passed:
        passed.add(higher)
        higher = above.get(higher, "")
    return higher == code


def _keep_unit(connection: Connection, row: Row, parent: Unit | None) -> Unit:
    derived = derived_bodies(row["name"], parent.name if parent else None)
    names = {name: row[name] or derived[name] for name in OPTIONAL}
    units.keep(
        connection,
        code=row["code"],
        name=row["name"],
        level=row["level"],
        parent_id=parent.id if parent else None,
        party_body=names["party_body"],
        party_superior=names["party_superior"],
        state_body=names["state_body"],
        place=names["place"],
    )
    unit = units.by_code(connection, row["code"])
    if unit is None:
        raise LookupError(row["code"])
    return unit
