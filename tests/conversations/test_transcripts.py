"""Every ``.chat`` file beside this one, played on the real handling with its state stored and reloaded at every line.

``UPDATE_CHATS=1`` rewrites what the bot shows, for review as a diff.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database, open_database
from storage.migrate import migrate
from tests.conversations.chat_file import Chat, Entry, read, write
from tests.conversations.preparing import prepare, shipped_forms
from tests.conversations.stage import Stage

HERE = Path(__file__).parent
CHATS = sorted(HERE.glob("**/*.chat"))


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("chats") / "empty.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def database(tmp_path: Path, empty_file: Path) -> Iterator[Database]:
    (tmp_path / "chat.db").write_bytes(empty_file.read_bytes())
    with open_database(f"sqlite:///{tmp_path / 'chat.db'}", workers=1) as opened:
        yield opened


@pytest.mark.parametrize("path", CHATS, ids=lambda path: path.stem)
def test_conversation(path: Path, database: Database) -> None:
    """The bot shows, line by line, what the transcript says, and every screen keeps the rules of all screens."""
    told = read(path)
    played: list[Entry] = []
    try:
        for entry in _played(told, database):
            played.append(entry)
    finally:
        if os.environ.get("UPDATE_CHATS"):
            write(path, Chat(told.prepared, (*played, *_rest(told, played))))
    if not os.environ.get("UPDATE_CHATS"):
        assert [str(entry) for entry in played] == [str(entry) for entry in told.entries]


def _played(told: Chat, database: Database) -> Iterator[Entry]:
    stage = Stage(database, database.run(lambda connection: prepare(connection, told.prepared)).result())
    for said in told.said:
        yield said
        try:
            yield from stage.play(said)
        except AssertionError as fault:
            fault.add_note(f"at “{said}”")
            raise


def _rest(told: Chat, played: list[Entry]) -> tuple[Entry, ...]:
    """What was not reached, so that a file that cannot be played to its end is not cut short."""
    return told.said[sum(not entry.is_shown for entry in played) :]


def test_every_form_is_walked() -> None:
    """No form ships without a transcript."""
    given = {entry.text.split(",")[0] for path in CHATS for entry in read(path).prepared if entry.who == "giao"}
    assert given >= set(shipped_forms())
