"""Bringing a database to the present schema, quickly when it is there already."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, Engine, inspect, text

from storage.engines import is_sqlite, new_engine

HEAD = "0018"
"""The newest revision under ``storage/migrations/versions``."""

_LOCK = 4_150_318_002
"""Any number, the same in every process: PostgreSQL's advisory lock on migrating."""


def migrate(url: str) -> None:
    """Create or migrate the database at ``url``; harmless when current or when two processes start at once."""
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if stored_revision(connection) != HEAD:
                _upgrade(connection)
    finally:
        engine.dispose()


def stored_revision(connection: Connection) -> str | None:
    """The revision the database says it has; None where there is no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def _engine(url: str) -> Engine:
    if is_sqlite(url):
        return new_engine(url)
    # What another process has just migrated must be visible once the lock is ours.
    return new_engine(url).execution_options(isolation_level="READ COMMITTED")


def _upgrade(connection: Connection) -> None:
    # Alembic is slow to load and seldom needed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    with as_file(files("storage") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
