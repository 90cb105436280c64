"""Statements SQLAlchemy spells per database: inserting unless it is there already."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert


class PerDialect:
    """One statement in both spellings, built once; ``build`` gets the database's own INSERT into ``table``."""

    def __init__(self, table: Table, build: "Build") -> None:
        self._statements = {"sqlite": build(sqlite.insert(table)), "postgresql": build(postgresql.insert(table))}

    def on(self, connection: Connection) -> Any:
        return self._statements[connection.dialect.name]


Build = Callable[[Any], ReturningInsert[Any] | Any]
