"""The database is its owner's alone."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from storage import units
from storage.engines import new_engine
from storage.migrate import migrate

BODIES = {"party_body": "", "party_superior": "", "state_body": "", "place": ""}


def test_files_and_a_new_folder_are_private(tmp_path: Path) -> None:
    """A new data folder is 0700, the file and what SQLite keeps beside it 0600, also where they were open before."""
    folder = tmp_path / "du-lieu"
    url = f"sqlite:///{folder / 'kho.db'}"
    migrate(url)
    (folder / "kho.db").chmod(0o644)
    engine = new_engine(url)
    with engine.begin() as connection:
        connection.execute(text("select 1 from people"))
        assert folder.stat().st_mode & 0o777 == 0o700
        modes = {one.name: one.stat().st_mode & 0o777 for one in folder.iterdir()}
        assert modes == dict.fromkeys(["kho.db", "kho.db-wal", "kho.db-shm"], 0o600)
    engine.dispose()


def test_a_folder_that_was_there_stays_as_it_is(tmp_path: Path) -> None:
    """A shared folder somebody points the database into is not closed to the others."""
    folder = tmp_path / "chung"
    folder.mkdir()
    folder.chmod(0o755)
    migrate(f"sqlite:///{folder / 'kho.db'}")
    assert folder.stat().st_mode & 0o777 == 0o755


LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("select count(*) from units").fetchone()[0])
connection.close()
"""


def test_another_engine_lets_go_of_no_lock(tmp_path: Path) -> None:
    """A process that opens its database a second time still holds it: another process that comes and goes takes
    nothing away, and sees what is written afterwards."""
    url = f"sqlite:///{tmp_path / 'baocao.sqlite3'}"
    migrate(url)
    first = new_engine(url)
    with first.connect() as connection:
        with connection.begin():
            units.keep(connection, code="T", name="Tỉnh Thử", level="tinh", parent_id=None, **BODIES)
        new_engine(url, reading=True).dispose()
        assert looked(tmp_path) == "1"
        with connection.begin():
            units.keep(connection, code="X", name="Xã Thử", level="xa", parent_id=None, **BODIES)
        assert looked(tmp_path) == "2"
    first.dispose()


def looked(folder: Path) -> str:
    """How many units another process finds."""
    command = [sys.executable, "-c", LOOK, str(folder / "baocao.sqlite3")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
