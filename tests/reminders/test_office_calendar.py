"""``days-off.csv`` changed while the bot runs: followed at once where it can be read, said plainly where it cannot."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from bot.reminders.office_calendar import LEFT_ALONE, OfficeCalendar
from bot.settings import Settings
from storage import people, roles
from templates.period import Period
from tests.promises.stage import STAFF, Stage
from tests.promises.test_reminders import DEADLINE, ZONE, Clock, heard

DAY = date(2026, 11, 30)
"""The day before the deadline, on which a reminder is due."""
_TIMES = count(1_790_000_000)


def write(folder: Path, content: str) -> None:
    """Write the file as an editor does, at a moment of its own."""
    path = folder / "days-off.csv"
    path.write_text(content, "utf-8")
    written = next(_TIMES)
    os.utime(path, (written, written))


def test_a_file_that_rests_is_read_again(tmp_path: Path) -> None:
    """Not while it is being written; once, and not again until it is changed; gone, everybody's calendar holds."""
    calendar = OfficeCalendar.kept_in(tmp_path)
    assert calendar.look() is None
    write(tmp_path, "30/11/2026,nghỉ\n")
    assert calendar.look() is None
    write(tmp_path, "30/11/2026,nghỉ\n5/12/2026,làm\n")
    assert calendar.look() is None
    news = calendar.look()
    assert news is not None
    assert "1 ngày nghỉ, 1 ngày làm bù" in news.text
    assert not calendar.days.is_working_day(DAY)
    assert calendar.look() is None
    (tmp_path / "days-off.csv").unlink()
    assert calendar.look() is None
    gone = calendar.look()
    assert gone is not None
    assert "0 ngày nghỉ, 0 ngày làm bù" in gone.text
    assert calendar.days.is_working_day(DAY)


def test_a_bad_file_leaves_the_calendar_alone(tmp_path: Path) -> None:
    """What was read before holds until the file is mended; two replicas name the news alike, other news otherwise."""
    write(tmp_path, "30/11/2026,nghỉ\n")
    one, other = OfficeCalendar.kept_in(tmp_path), OfficeCalendar.kept_in(tmp_path)
    write(tmp_path, "30/11/2026,nghỉ\n1/12,nghỉ\n" + "sai,nghỉ\n" * 900)
    assert (one.look(), other.look()) == (None, None)
    news = one.look()
    assert news == other.look()
    assert news is not None
    assert "dòng 2: “1/12” chưa phải một ngày đủ năm" in news.text
    assert news.text.endswith(LEFT_ALONE)
    assert len(news.text) < 4000
    assert not one.days.is_working_day(DAY)
    write(tmp_path, "\n")
    one.look()
    mended = one.look()
    assert mended is not None
    assert mended.name != news.name
    assert one.days.is_working_day(DAY)


def _administrator(connection: Connection) -> None:
    person = people.create(connection, STAFF, at=datetime(2026, 11, 1, tzinfo=UTC), name="Quản trị")
    roles.grant(connection, person, None, "admin", at=datetime(2026, 11, 1, tzinfo=UTC))


async def test_the_running_bot_follows_the_file(tmp_path: Path) -> None:
    """A day made a day off while the bot runs brings no reminder; the administrator hears what was read, once."""
    clock = Clock(datetime(2026, 11, 29, 21, tzinfo=ZONE))
    period = Period(date(2026, 1, 1), date(2026, 12, 31), DEADLINE.astimezone(UTC))
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}", clock=clock, period=period) as stage:
        stage.settings = Settings(data_dir=tmp_path, bot_token=None, send_limit=0)
        await stage.start()
        person, administrator = await stage.officer(), stage.person(STAFF)
        stage.change(_administrator)
        await administrator.say("/trogiup")
        await administrator.hears()
        write(tmp_path, "30/11,nghỉ\n")
        await _ticks(stage)
        assert "dòng 1: “30/11” chưa phải một ngày đủ năm" in (await administrator.sees("days-off.csv")).text
        write(tmp_path, "30/11/2026,nghỉ\n")
        await _ticks(stage)
        await administrator.sees("1 ngày nghỉ, 0 ngày làm bù")
        clock.set(datetime(2026, 11, 30, 9, tzinfo=ZONE))
        await _ticks(stage)
        clock.set(datetime(2026, 12, 1, 9, tzinfo=ZONE))
        await _ticks(stage)
        await person.sees("⏰")
        assert len(heard(person)) == 1
        assert sum("lịch nghỉ" in one.text.lower() for one in administrator.chat.from_bot()) == 2


async def _ticks(stage: Stage) -> None:
    """The file has rested from one look to the next."""
    assert stage.app is not None
    for _ in range(3):
        await stage.app.ticker.remind()
