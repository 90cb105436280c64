"""The backup archive: a zip with a manifest and one file per table, the same for every kind of database.

``tables/<name>.jsonl`` holds a row per line, a JSON list of values in the order of the table's columns; bytes stand as
base64, days and instants as ISO text.  ``manifest.json`` says what the archive is, of which schema revision, and the
columns and number of rows of each table.
"""

import base64
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson
from sqlalchemy import Column, Date, LargeBinary, Table

from storage.tables import Instant, metadata

PRODUCT = "tro-ly-bao-cao"
MANIFEST = "manifest.json"
LARGEST = 8 * 2**30
"""Bytes an archive may unpack to: more than a province needs, less than a disk."""
LONGEST_LINE = 256 * 2**20
"""Bytes one row may take, far above the largest file Telegram lets a bot handle."""
LARGEST_MANIFEST = 2**20

DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, TypeError, KeyError, RuntimeError)
"""What reading a damaged archive may raise."""

Values = list[Any]


class NotRestorable(Exception):
    """The archive is foreign, damaged, too large or of another schema, or the database is not empty."""


class NotEmpty(NotRestorable):
    """The database holds something already."""


def part_name(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def expected_columns() -> dict[str, list[str]]:
    return {str(table.name): [str(column.name) for column in table.columns] for table in metadata.sorted_tables}


def write_rows(archive: zipfile.ZipFile, table: Table, rows: Iterable[Iterable[Any]]) -> int:
    """Write the table's file; how many rows it got."""
    count = 0
    with archive.open(part_name(table), "w", force_zip64=True) as part:
        for row in rows:
            part.write(orjson.dumps([_plain(value) for value in row], option=orjson.OPT_APPEND_NEWLINE))
            count += 1
    return count


def write_manifest(archive: zipfile.ZipFile, revision: str, counts: dict[str, int]) -> None:
    manifest = {"product": PRODUCT, "revision": revision, "columns": expected_columns(), "rows": counts}
    archive.writestr(MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))


class ArchiveReader:
    """An archive whose outside has been checked: its names, sizes, product, revision and columns.

    Raises NotRestorable at the first thing that is wrong; use it as a context.
    """

    def __init__(self, path: Path, revision: str, largest: int = LARGEST) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise NotRestorable("not a zip archive, or damaged") from error
        try:
            _check_outside(self._zip, largest)
            self._counts = _read_manifest(self._zip, revision)
        except BaseException:
            self._zip.close()
            raise

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """The table's rows by column name; NotRestorable where they are damaged or not as many as promised."""
        readers = [(column.name, _reader(column)) for column in table.columns]
        count = 0
        for values in self._lines(table):
            if len(values) != len(readers):
                raise NotRestorable(f"{part_name(table)}: a row has {len(values)} values")
            yield {name: read(value) for (name, read), value in zip(readers, values, strict=True)}
            count += 1
        if count != self._counts.get(table.name):
            raise NotRestorable(f"{part_name(table)}: {count} rows, not {self._counts.get(table.name)}")

    def _lines(self, table: Table) -> Iterator[Values]:
        with self._zip.open(part_name(table)) as part:
            while line := part.readline(LONGEST_LINE):
                values = orjson.loads(line)
                if not isinstance(values, list):
                    raise NotRestorable(f"{part_name(table)}: a line is not a row")
                yield values

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._zip.close()


def _check_outside(archive: zipfile.ZipFile, largest: int) -> None:
    """Exactly our names, each once: no path leads out of the archive, and nothing unpacks beyond measure."""
    names = [info.filename for info in archive.infolist()]
    if sorted(names) != sorted([MANIFEST, *map(part_name, metadata.sorted_tables)]):
        raise NotRestorable("not the contents of a backup of this program")
    if sum(info.file_size for info in archive.infolist()) > largest:
        raise NotRestorable(f"unpacks to more than {largest} bytes")


def _read_manifest(archive: zipfile.ZipFile, revision: str) -> dict[str, int]:
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise NotRestorable("the manifest is too large")
    try:
        manifest = orjson.loads(archive.read(MANIFEST))
        product, stored, counts = manifest["product"], manifest["revision"], dict(manifest["rows"])
    except DAMAGES as error:
        raise NotRestorable("the manifest is damaged") from error
    if product != PRODUCT:
        raise NotRestorable("a backup of another program")
    if stored != revision or manifest.get("columns") != expected_columns():
        raise NotRestorable(f"schema revision {stored}; this program restores {revision}")
    return counts


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    match column.type:
        case LargeBinary():
            read: Callable[[Any], Any] = base64.b64decode
        case Instant():
            read = datetime.fromisoformat
        case Date():
            read = date.fromisoformat
        case _:
            return lambda value: value
    return lambda value: None if value is None else read(value)
