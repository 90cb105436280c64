"""A consistent copy of a running system in one file, and its way back into an empty database."""

import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from storage.archive import DAMAGES, LARGEST, ArchiveReader, NotEmpty, NotRestorable, write_manifest, write_rows
from storage.engines import new_engine
from storage.migrate import HEAD, migrate, stored_revision
from storage.tables import metadata, units

_CHUNK = 200


def backup(url: str, path: Path) -> None:
    """Write everything the database holds, as of one instant, to ``path``; whoever uses it meanwhile is not disturbed.

    The file appears whole or not at all and is readable by its owner only.  Raises ValueError where the database is
    not at this program's schema revision.
    """
    engine = new_engine(url, reading=True)
    try:
        with engine.connect() as connection, connection.begin(), _appearing(path) as part:
            if stored_revision(connection) != HEAD:
                raise ValueError("the database is not at this program's schema revision")
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                counts = {str(table.name): write_rows(archive, table, _rows(connection, table)) for table in _tables()}
                write_manifest(archive, HEAD, counts)
    finally:
        engine.dispose()


def restore(path: Path, url: str, *, largest: int = LARGEST) -> None:
    """Bring a backup into an empty (or not yet existing) database, whole or not at all.

    ``largest`` is how many bytes it may unpack to.  Raises NotRestorable for a foreign, damaged or oversized archive
    and for a database that holds anything, FileNotFoundError where there is no archive.
    """
    with ArchiveReader(path, HEAD, largest) as archive:
        migrate(url)
        engine = new_engine(url)
        try:
            with engine.begin() as connection:
                _refuse_unless_empty(connection)
                _load(connection, archive)
        except (SQLAlchemyError, *DAMAGES) as error:
            raise NotRestorable("the contents are damaged") from error
        finally:
            engine.dispose()


def _tables() -> list[Table]:
    return metadata.sorted_tables


def _rows(connection: Connection, table: Table) -> Iterator[Any]:
    statement = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_CHUNK)
    return iter(connection.execute(statement))


@contextmanager
def _appearing(path: Path) -> Iterator[Path]:
    """A file to write in place of ``path``, which it becomes once it is whole and on disk."""
    part = path.with_name(f"{path.name}.part")
    os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _refuse_unless_empty(connection: Connection) -> None:
    for table in _tables():
        if connection.execute(select(text("1")).select_from(table).limit(1)).first() is not None:
            raise NotEmpty("the database is not empty")


def _load(connection: Connection, archive: ArchiveReader) -> None:
    for table in _tables():
        rows = archive.rows(table)
        if table is units:
            rows = _parents_first(list(rows))
        while chunk := list(islice(rows, _CHUNK)):
            connection.execute(insert(table), chunk)
        if connection.dialect.name == "postgresql" and table.autoincrement_column is not None:
            _advance_ids(connection, table)


def _parents_first(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A unit may only stand after its parent; one that is its own ancestor is refused."""
    placed: set[int | None] = {None}
    while rows:
        ready = [row for row in rows if row["parent_id"] in placed]
        if not ready:
            raise NotRestorable("units without their parents")
        yield from ready
        placed.update(row["id"] for row in ready)
        rows = [row for row in rows if row["id"] not in placed]


def _advance_ids(connection: Connection, table: Table) -> None:
    """Rows brought their ids with them: the next one the server gives must be higher."""
    highest = connection.execute(select(func.max(table.c.id))).scalar()
    if highest is not None:
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), highest)))
