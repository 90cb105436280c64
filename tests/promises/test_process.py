"""The real process: what it loads, how it stops, what it logs, and what other processes may do beside it."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any

import pytest

from bot import notices
from bot.clock import now
from bot.sandbox.server import SandboxServer
from dialogs.screen import Draft
from dialogs.words import FAILED
from storage.engines import new_engine
from tests.kill.officer import screen
from tests.kill.region import Region, make_region
from tests.person import Person
from tests.promises.stage import OFFICERS, STRANGER, join
from tests.real_bot import ROOT, RealBot, all_end, open_process

STOPS_WITHIN = 5.0
HEAVY = ("docxtpl", "docx", "jinja2", "lxml", "openpyxl", "xlsxwriter", "alembic", "mako", "psycopg")


@pytest.fixture
def region(bot: RealBot) -> Region:
    return make_region(bot.url)


async def stopped(bot: RealBot) -> float:
    """Seconds from SIGTERM to a clean end."""
    begun = time.monotonic()
    assert await bot.stop(STOPS_WITHIN) == 0
    return time.monotonic() - begun


def tell(bot: RealBot, number: int, text: str) -> None:
    """Queue a notice as another process would."""
    engine = new_engine(bot.url)
    with engine.begin() as connection:
        notices.queue(connection, number, Draft().line(text).screen(), at=now())
    engine.dispose()


async def test_heavy_libraries_wait_for_their_first_use(server: SandboxServer, region: Region, bot: RealBot) -> None:
    """What makes documents, tables and migrations is not loaded until somebody needs it, so that a start is quick."""
    profiled = RealBot(server, bot.folder, PYTHONPROFILEIMPORTTIME="1")
    await profiled.start()
    person = Person(server, OFFICERS[0])
    await join(person, region.officers[0])
    await stopped(profiled)
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0]
        for line in profiled.log.read_text().splitlines()
        if line.startswith("import time:")
    }
    assert "telegram" in loaded
    assert sorted(loaded.intersection(HEAVY)) == []


async def test_a_start_calls_nothing_but_the_bot_api(server: SandboxServer, region: Region, bot: RealBot) -> None:
    """A start on a database that is current needs no other address: every way out but the Bot API's leads nowhere."""
    nowhere = {
        "HTTP_PROXY": "http://127.0.0.1:9",
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "ALL_PROXY": "http://127.0.0.1:9",
    }
    alone = RealBot(server, bot.folder, **nowhere)
    await alone.start()
    await join(Person(server, OFFICERS[0]), region.officers[0])
    await stopped(alone)
    methods = {call.method for call in server.telegram.journal}
    menus = {"setMyCommands", "deleteMyCommands"}
    assert methods == {"getMe", "getUpdates", *menus, "sendMessage", "editMessageText", "answerCallbackQuery"}


async def test_sigterm_in_the_middle_of_a_long_poll(region: Region, bot: RealBot) -> None:
    """A poll that waits for updates is let go at once."""
    await bot.start()
    assert await stopped(bot) < 2.0


async def test_sigterm_in_the_middle_of_a_send(server: SandboxServer, region: Region, bot: RealBot) -> None:
    """A message on its way when the bot is asked to stop is noted as sent: the next process does not send it again."""
    person = Person(server, OFFICERS[0])
    await bot.start()
    await join(person, region.officers[0])
    server.telegram.faults.schedule(method="sendMessage", delay=1.0, when="after")
    tell(bot, person.id, "Một thông báo")
    await person.sees("Một thông báo")
    await stopped(bot)
    await bot.start()
    tell(bot, person.id, "Thông báo sau")
    await person.sees("Thông báo sau")
    await stopped(bot)
    assert [one.text for one in person.chat.from_bot()].count("Một thông báo") == 1


async def test_sigterm_while_telegram_hangs(server: SandboxServer, region: Region, bot: RealBot) -> None:
    """Calls that Telegram does not answer do not hold up the end; what they showed is shown after the start."""
    person = Person(server, OFFICERS[0])
    await bot.start()
    await join(person, region.officers[0])
    server.telegram.faults.schedule(chat_id=person.id, delay=20, times=-1)
    tell(bot, person.id, "Một thông báo")
    await person.press("Tiếp tục")
    await _inbox_is_empty(bot)
    assert await stopped(bot) < STOPS_WITHIN
    server.telegram.faults.clear()
    await bot.start()
    await screen(person, "câu 1/18\n")
    await person.sees("Một thông báo")
    await stopped(bot)


async def _inbox_is_empty(bot: RealBot) -> None:
    from sqlalchemy import func, select

    from storage.tables import chats

    engine = new_engine(bot.url, reading=True)
    async with asyncio.timeout(10):
        with engine.connect() as connection:
            waiting = select(func.count()).where(chats.c.wanted_revision > chats.c.shown_revision)
            while not connection.execute(waiting).scalar_one():
                await asyncio.sleep(0.05)
                connection.rollback()
    engine.dispose()


async def test_sigterm_while_a_job_is_done(server: SandboxServer, region: Region, bot: RealBot) -> None:
    """The worker ends with the bot, and the file comes after the start, once."""
    person = Person(server, OFFICERS[0])
    await bot.start()
    await join(person, region.officers[0])
    await person.press("Tiếp tục")
    await screen(person, "câu 1/18\n")
    await person.say("/xemtruoc")
    async with asyncio.timeout(10):
        while not (children := bot.children()):  # noqa: ASYNC110 - nothing tells of a process's child
            await asyncio.sleep(0.01)
    descriptors = [opened for child in children if (opened := open_process(child)) is not None]
    await stopped(bot)
    assert await all_end(descriptors, 1.0)
    await bot.start()
    await person.wait_for(lambda chat: chat.documents(), 20)
    tell(bot, person.id, "Thông báo sau")
    await person.sees("Thông báo sau")
    await stopped(bot)
    assert len(person.chat.documents()) == 1


async def test_what_another_process_assigns_is_sent_within_two_seconds(
    server: SandboxServer, region: Region, bot: RealBot
) -> None:
    """``baocao assign`` beside the running bot: the officer hears of it within two seconds of its end."""
    person = Person(server, OFFICERS[0])
    await bot.start()
    await join(person, region.officers[0])
    arguments = "assign --form dan-chu-co-so-6-thang --from 2026-07-01 --to 2026-12-31 --units x0 --deadline"
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments.split(), "2027-01-05 17:00", cwd=ROOT, env=bot.environment
    )
    assert await command.wait() == 0
    shown = await person.sees("được giao báo cáo mới", 2.0)
    await person.press("Tiếp tục", shown.id)
    await screen(person, "Dân chủ ở cơ sở", "câu 1/")
    await stopped(bot)


async def test_the_log_holds_neither_token_nor_code_nor_peoples_text(
    server: SandboxServer, region: Region, bot: RealBot
) -> None:
    """Whatever goes wrong, the log of a whole run names no token, no invitation code and nothing people wrote."""
    person, stranger = Person(server, OFFICERS[0]), Person(server, STRANGER)
    secrets = (
        "chuyện riêng của thôn Một",
        "mã-đoán-của-người-lạ",
        "Họ Tên Riêng",
        "tin-hỏng-của-ai-đó",
        "tên-tệp-riêng",
    )
    faults = server.telegram.faults
    await bot.start()
    await stranger.say(f"/start {secrets[1]}")
    await stranger.hears()
    await person.say(f"/start {region.officers[0].code}")
    await screen(person, "Mã này mời")
    await person.press("Đúng")
    await screen(person, "Đã ghi nhận")
    await person.say(f"{secrets[2]}, Công chức")
    await screen(person, "Cảm ơn")
    await person.press("Tiếp tục")
    await screen(person, "câu 1/18\n")
    gone = {"code": 400, "description": "Bad Request: chat not found"}
    fields: tuple[dict[str, Any], ...] = ({"code": 400}, {"code": 500}, {"drop": True}, gone)
    for fault in fields:
        before = server.telegram.journal.written
        faults.schedule(method="sendMessage", **fault)
        await person.say(f"{secrets[0]}: một đoạn dài hơn một tin rất ngắn, gửi lại.")
        await server.telegram.journal.wait_for(
            lambda call: call.method == "sendMessage" and not call.done, after=before
        )
        await person.say("/huy")
        await screen(person, "Đã dừng việc đang mở")
    faults.schedule(method="getFile", code=500, times=-1)
    await person.send_file(f"{secrets[4]}.docx", b"PK\x03\x04x")
    await screen(person, "⚠")
    faults.schedule(method="getUpdates", code=502)
    sender = {"id": person.id, "is_bot": False, "first_name": secrets[2]}
    broken = {"message_id": 10**9, "date": secrets[3], "chat": {"id": person.id, "type": "private"}, "from": sender}
    server.people.raw_update({"message": {**broken, "text": secrets[3]}})
    await person.sees(FAILED)
    bot.kill()
    await bot.ended()
    await bot.start()
    await stopped(bot)
    log = bot.log.read_text()
    assert "an update could not be read" in log
    for secret in (*secrets, server.token, server.token.partition(":")[2], region.officers[0].code):
        assert secret not in log
