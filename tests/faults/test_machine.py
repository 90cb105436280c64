"""The machine fails the real process: a disk that takes no more, a database server that is restarted."""

from __future__ import annotations

import asyncio
import os
import resource
from pathlib import Path

from sqlalchemy import func, select

from bot.jobs.worker import FAILED
from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from storage import answers
from storage.engines import new_engine
from storage.tables import changes
from templates.answers import Answer
from tests.databases import own_server
from tests.kill.officer import screen
from tests.kill.region import make_region
from tests.person import Person
from tests.promises.stage import OFFICERS, join
from tests.real_bot import RealBot

SILENCE = "the database does not answer"
LOOK = "the outbox could not be read"
"""Logged about every second, for each of two lanes."""
LONG = "Cấp ủy đã lãnh đạo các chi bộ quán triệt nội dung phong trào đến từng thôn. " * 40


def stored(url: str, assignment: int) -> dict[str, Answer]:
    engine = new_engine(url, reading=True)
    with engine.connect() as connection:
        found = {key: one.answer for key, one in answers.all_answers(connection, assignment).items()}
    engine.dispose()
    return found


def written(url: str) -> int:
    """How many changes of answers were kept in all."""
    engine = new_engine(url, reading=True)
    with engine.connect() as connection:
        count: int = connection.execute(select(func.count()).select_from(changes)).scalar_one()
    engine.dispose()
    return count


async def logged(bot: RealBot, words: str, *, times: int = 1) -> None:
    """Wait until the process has logged this so many times."""
    async with asyncio.timeout(20):
        while bot.log.read_text().count(words) < times:  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.05)


async def test_a_full_disk(server: SandboxServer, bot: RealBot) -> None:
    """While nothing can be written nothing is confirmed; when there is room again the answer is kept once."""
    region = make_region(bot.url)
    number = await bot.start()
    person = Person(server, OFFICERS[0])
    await join(person, region.officers[0])
    await person.press("Tiếp tục")
    await screen(person, "câu 1/18\n")
    _, most = resource.prlimit(number, resource.RLIMIT_FSIZE)
    # The log of SQLite cannot grow any more; the bot's own log is smaller and can.
    full = os.stat(f"{bot.folder / 'baocao.sqlite3'}-wal").st_size
    resource.prlimit(number, resource.RLIMIT_FSIZE, (full, most))
    await person.say("8; 10; 1200")
    await logged(bot, SILENCE)
    assert stored(bot.url, region.officers[0].assignment) == {}
    assert "Đã lưu" not in (await person.last()).text
    resource.prlimit(number, resource.RLIMIT_FSIZE, (most, most))
    await screen(person, "Đã lưu", "câu 2/18\n")
    assert len(stored(bot.url, region.officers[0].assignment)) == 3
    assert written(bot.url) == 3
    assert await bot.stop() == 0
    assert "8; 10; 1200" not in bot.log.read_text()


async def test_a_database_server_that_is_restarted(tmp_path: Path) -> None:
    """PostgreSQL stops at once in the middle of a walk and comes back: the walk goes on, every answer is kept once.

    So it does in the middle of a job: the file comes, and nobody is told that it failed.
    """
    with own_server() as database:
        async with SandboxServer([User(OFFICERS[0], "Cán bộ")]) as server:
            bot = RealBot(server, tmp_path, DATABASE_URL=database.url)
            region = make_region(bot.url)
            await bot.start()
            person = Person(server, OFFICERS[0])
            try:
                await join(person, region.officers[0])
                await person.press("Tiếp tục")
                await screen(person, "câu 1/18\n")
                database.stop()
                await person.say("8; 10; 1200")
                await logged(bot, SILENCE)
                database.start()
                await screen(person, "Đã lưu", "câu 2/18\n")
                await person.say(LONG)
                await screen(person, "Đã lưu.", "câu 2/18\n")
                assert len(stored(bot.url, region.officers[0].assignment)) == 4
                assert written(bot.url) == 4
                await person.say("/xemtruoc")
                await screen(person, "đang soạn tệp Word")
                before = bot.log.read_text().count(LOOK)
                database.stop()
                # Longer than anything waits between two looks: every part of the program has met the silence.
                await logged(bot, LOOK, times=before + 6)
                database.start()
                await person.wait_for(lambda chat: chat.documents(), 60)
                assert FAILED not in person.transcript(30)
                assert await bot.stop() == 0
            finally:
                await bot.end()
