"""Upgrading a database of the first release that is full of rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Column, Connection, MetaData, Table, insert, select

from storage.engines import new_engine
from storage.migrate import HEAD, migrate, stored_revision
from storage.tables import metadata

FIRST = "0001"
AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def first_release(url: str) -> dict[str, list[dict[str, Any]]]:
    """Make the tables of the first release and two rows in each; the rows by table."""
    engine = new_engine(url)
    with engine.begin() as connection, as_file(files("storage") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
    with engine.begin() as connection:
        old = MetaData()
        old.reflect(connection)
        tables = [table for table in old.sorted_tables if table.name != "alembic_version"]
        for number in (1, 2):
            for table in tables:
                connection.execute(insert(table), {column.name: value(column, number) for column in table.columns})
    with engine.connect() as connection:
        rows = {table.name: all_rows(connection, table) for table in tables}
    engine.dispose()
    return rows


def value(column: Column[Any], number: int) -> Any:
    """Something of the column's type, different for each row; references name the row of the same number."""
    kind: type = column.type.python_type
    name = column.name
    if kind is int:
        return number
    if kind is bool:
        return False
    if kind is bytes:
        return b"PK" + bytes([number])
    if kind is datetime or name == "at" or name.endswith("_at") or name in {"deadline", "lease_until", "not_before"}:
        return AT if kind is datetime else AT.isoformat(" ", "microseconds")
    if kind is date:
        return date(2026, 1, number)
    return f"{name} {number}"


def all_rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    found = [dict(row) for row in connection.execute(select(table)).mappings()]
    return sorted(found, key=lambda row: str(sorted(row.items(), key=str)))


def test_an_upgrade_keeps_every_row(empty_url: str) -> None:
    """Every value of every table of the first release stands unchanged after the upgrade, beside what is new."""
    before = first_release(empty_url)
    migrate(empty_url)
    engine = new_engine(empty_url)
    with engine.connect() as connection:
        assert stored_revision(connection) == HEAD
        now = MetaData()
        now.reflect(connection)
        assert set(before) <= set(metadata.tables)
        for name, rows in before.items():
            after = [{key: row[key] for key in rows[0]} for row in all_rows(connection, now.tables[name])]
            assert sorted(after, key=str) == sorted(rows, key=str), name
    engine.dispose()
