"""A small office to play in: people of one commune with phones, on the real handling and a database of its own."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from storage.database import Database
from tests.conversations.chat_file import Entry
from tests.conversations.phone import Bubble
from tests.conversations.preparing import prepare
from tests.conversations.stage import Stage

T = TypeVar("T")

UNIT = "Xã Đèo Cầu Vồng"


class Office:
    """``seen`` is everything each person was ever shown."""

    def __init__(self, database: Database, prepared: tuple[Entry, ...]) -> None:
        self._database = database
        made = database.run(lambda connection: prepare(connection, prepared)).result()
        self.phones = made.phones
        self.stage = Stage(database, made)
        self.seen: dict[str, str] = dict.fromkeys(self.phones, "")

    def does(self, who: str, what: str) -> str:
        """Somebody says or presses something; what they are shown then."""
        shown = self.stage.play(Entry(who, what))
        for entry in shown:
            reader = entry.who.removeprefix("bot nhắn ") if entry.who.startswith("bot nhắn ") else who
            self.seen[reader] = self.seen.get(reader, "") + "\n" + entry.text
        return "\n".join(entry.text for entry in shown if not entry.who.startswith("bot nhắn "))

    def live(self, who: str) -> Bubble | None:
        """The message whose buttons the person would press."""
        return next((one for one in reversed(self.phones[who].bubbles) if one.live and one.buttons), None)

    def read(self, work: Callable[[Connection], T]) -> T:
        return self._database.run(work).result()
