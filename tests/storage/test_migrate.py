"""Migrations: from nothing to the present tables, once, quickly afterwards."""

import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage.engines import new_engine
from storage.migrate import HEAD, migrate, stored_revision
from storage.tables import metadata


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, metadata))


def test_migrations_from_empty_equal_the_models(database_url: str) -> None:
    """All steps run on an empty database leave exactly the tables the code works with."""
    engine = new_engine(database_url)
    with engine.connect() as connection:
        assert differences(connection) == []
        assert stored_revision(connection) == HEAD
    engine.dispose()


def test_the_named_head_is_alembics_head() -> None:
    """The revision start-up compares with is the newest step there is."""
    config = Config()
    config.set_main_option("script_location", "storage/migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrating_twice_is_harmless(database_url: str) -> None:
    """A second run changes nothing and keeps the rows."""
    engine = new_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("insert into join_attempts (telegram_id, at) values (1, '2026-01-01 00:00:00')"))
    migrate(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from join_attempts")).scalar_one() == 1
    engine.dispose()


MIGRATING = """
import sys
from storage.migrate import migrate

sys.stdin.readline()
migrate(sys.argv[1])
print("alembic" in sys.modules)
"""


def started(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MIGRATING, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_two_processes_may_migrate_at_once(empty_url: str) -> None:
    """Two processes started on an empty database both succeed, and the tables are there once."""
    children = [started(empty_url) for _ in range(2)]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0, 0]
    engine = new_engine(empty_url)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}
        assert connection.execute(text("select count(*) from alembic_version")).scalar_one() == 1
    engine.dispose()


def test_a_current_database_does_not_load_alembic(database_url: str) -> None:
    """Start-up on a current database stays quick: the migration tool is not even imported."""
    said, _ = started(database_url).communicate("\n")
    assert said == "False\n"
