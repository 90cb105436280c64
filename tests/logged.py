"""What the suite's bots logged, real processes and those within a test, searched for what must never stand there.

Nothing is seeded by hand: what people said and sent in a test, and the bot's own secrets, are known to its server.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.upkeep.logs import Redacted

if TYPE_CHECKING:
    from bot.sandbox.server import SandboxServer
    from tests.real_bot import RealBot

STARTED: list[RealBot] = []
"""Every real process of the present test, whoever started it."""

SERVED: list[SandboxServer] = []
"""The server of every bot that runs within the present test."""


class _Heard(logging.Handler):
    """Keeps what is logged within this process, written as the program writes it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(Redacted("%(levelname)s %(name)s: %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if SERVED:
            self.lines.append(self.format(record))


HEARD = _Heard()
logging.getLogger().addHandler(HEARD)
logging.getLogger("bot").setLevel(logging.INFO)

TELLING = 12
"""Characters from which on a text cannot stand in a log by chance."""
TO_THE_TERMINAL = "Mã mời người quản trị đầu tiên"
"""The one line with a code in it, printed for whoever starts the bot on an empty database."""


def leaks() -> list[str]:
    """Every secret and every word of people's that a bot of the present test logged, and forget the bots."""
    found = [f"{bot.log}: {secret!r}" for bot in STARTED for secret in _secrets(bot) if secret in _log(bot)]
    heard = "\n".join(HEARD.lines)
    found += [f"this process: {secret!r}" for server in SERVED for secret in _of_server(server) if secret in heard]
    for kept in (STARTED, SERVED, HEARD.lines):
        kept.clear()
    return found


def _log(bot: RealBot) -> str:
    text = bot.log.read_text(errors="replace") if bot.log.exists() else ""
    return "\n".join(line for line in text.splitlines() if not line.startswith(TO_THE_TERMINAL))


def _secrets(bot: RealBot) -> set[str]:
    """The token, a webhook's secret, a database's password; every code and text people sent, and their files' names."""
    own = {bot.environment["BOT_TOKEN"], bot.environment["BOT_TOKEN"].partition(":")[2]}
    own |= {bot.environment.get("WEBHOOK_SECRET", "")}
    own |= set(re.findall(r"://[^:/@]+:([^@]+)@", bot.url))
    return {secret for secret in own if len(secret) >= TELLING} | _of_server(bot.server)


def _of_server(server: SandboxServer) -> set[str]:
    """What people said to it and sent, and its bot's token."""
    said = (word for chat in server.telegram.chats.values() for one in chat.messages.values() for word in _of(one))
    return {secret for secret in (*said, server.token.partition(":")[2]) if len(secret) >= TELLING}


def _of(message: dict[str, Any]) -> Iterator[str]:
    """What a person's message says, line by line; a command without its name."""
    if message["from"].get("is_bot"):
        return
    text = str(message.get("text", message.get("caption", "")))
    for line in text.splitlines():
        yield line.partition(" ")[2].strip() if line.startswith("/") else line.strip()
    if "document" in message:
        yield str(message["document"].get("file_name", ""))
