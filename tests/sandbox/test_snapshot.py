"""A sandbox that is stopped and started again goes on where it stood."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.sandbox.chat import User
from bot.sandbox.clock import DemoClock
from bot.sandbox.server import SandboxServer
from tests.person import Person

LAN = User(11, "Lan")


async def test_chats_outlive_the_process(tmp_path: Path) -> None:
    """Messages, files, blocks, commands and unconfirmed updates are there again, and new ids are above the old."""
    kept = tmp_path / "sandbox" / "telegram.json"
    async with SandboxServer([LAN, User(12, "Minh")], keep=kept) as server:
        (said,) = server.people.say(11, "chào")
        server.people.send_document(11, b"PK", "a.docx")
        server.people.block(12)
        server.telegram.commands["default"] = [{"command": "nop", "description": "Nộp"}]
        before = server.telegram.updates.waiting()
    assert kept.stat().st_mode & 0o077 == 0
    async with SandboxServer([LAN, User(12, "Minh")], keep=kept) as server:
        assert server.telegram.updates.waiting() == before
        assert server.telegram.chats[11].started
        assert server.telegram.chats[12].blocked
        assert server.telegram.commands_for(11)[0]["command"] == "nop"
        person = Person(server, LAN)
        (again,) = await person.say("lại")
        assert [shown.text for shown in (await person.look()).messages.values()] == ["chào", "", "lại"]
        assert again > said + 1
        assert await person.download(person.chat.messages[said + 1]) == b"PK"


def test_moved_clock_stays_moved(tmp_path: Path) -> None:
    """A demo clock with a file does not go back when the process starts again."""
    DemoClock(tmp_path / "clock").move(timedelta(days=2))
    assert DemoClock(tmp_path / "clock").offset == timedelta(days=2)
