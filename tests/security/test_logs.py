"""The search through what the suite's bots logged finds what it must find."""

import logging
from pathlib import Path

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.logged import SERVED, TO_THE_TERMINAL, leaks
from tests.real_bot import RealBot

SAID = ("chuyện riêng của thôn Một", "/start ma-moi-doan-bua-012345", "ngắn")


def test_what_must_not_be_logged_is_found(tmp_path: Path) -> None:
    """A token, its secret half, a code, a text, a file's name and a password in a log are each found; the line for
    the terminal and what is too short to tell are not."""
    server = SandboxServer([User(1, "Cán bộ")])
    bot = RealBot(server, tmp_path, DATABASE_URL="postgresql://baocao:mat-khau-rieng-cua-kho@127.0.0.1/kho")
    for text in SAID:
        server.people.say(1, text)
    half = server.token.partition(":")[2]
    for secret in (server.token, half, "ma-moi-doan-bua-012345", SAID[0], "mat-khau-rieng-cua-kho"):
        bot.log.write_text(f"có lỗi: {secret}\n{TO_THE_TERMINAL}: x\n")
        found = leaks()
        assert any(repr(secret) in one for one in found), secret
        RealBot(server, tmp_path, DATABASE_URL=bot.url)
    bot.log.write_text(f"{TO_THE_TERMINAL}: ma-moi-doan-bua-012345\nngắn /start\n")
    assert leaks() == []


def test_what_a_bot_within_the_test_logs_is_searched_too() -> None:
    """A person's text in a line of the bot's, also of a harmless kind, is found; a fault shows its kind alone."""
    server = SandboxServer([User(1, "Cán bộ")])
    SERVED.append(server)
    server.people.say(1, SAID[0])
    try:
        raise ValueError(SAID[0])
    except ValueError:
        logging.getLogger("bot.updates").exception("a turn failed")
    assert leaks() == []
    SERVED.append(server)
    logging.getLogger("bot.updates").info("got %s", SAID[0])
    assert leaks() == [f"this process: {SAID[0]!r}"]
