"""The database is its owner's alone."""

from pathlib import Path

from sqlalchemy import text

from storage.engines import new_engine
from storage.migrate import migrate


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
