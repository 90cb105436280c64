"""Reminders over the real loop, with a clock the test moves: once across restarts, the most urgent after downtime."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.telegram.wire import dump_screen
from dialogs.screen import Draft
from storage import outbox as outbox_kept
from storage import people
from storage import reminders as reminders_kept
from storage.reminders import SentReminder
from storage.tables import outbox, reminders
from templates.period import Period
from tests.kill.officer import screen
from tests.person import Person, Shown
from tests.promises.stage import OFFICERS, Stage

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DEADLINE = datetime(2026, 12, 1, 17, tzinfo=ZONE)
"""A Tuesday: reminders fall due on 23 (moved from a holiday), 27 (from Saturday) and 30 November and on the day."""


class Clock:
    """Stands until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.at

    def set(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)


@asynccontextmanager
async def staged(folder: Path, clock: Clock) -> AsyncIterator[Stage]:
    """The bot at work under that clock, with a report of the year open until the deadline."""
    period = Period(date(2026, 1, 1), date(2026, 12, 31), DEADLINE.astimezone(UTC))
    async with Stage(f"sqlite:///{folder / 'test.db'}", clock=clock, period=period) as stage:
        yield await stage.start()


def heard(person: Person) -> list[Shown]:
    return [one for one in person.chat.from_bot() if one.text.startswith("⏰")]


async def look(stage: Stage) -> None:
    """The tick of this moment, and everything it queued sent."""
    assert stage.app is not None
    await stage.app.ticker.remind()


async def test_reminders_come_once_and_a_reply_answers(tmp_path: Path) -> None:
    """Seven days before the deadline one reminder comes, again after no restart; after downtime only the latest."""
    clock = Clock(datetime(2026, 11, 23, 7, tzinfo=ZONE))
    async with staged(tmp_path, clock) as stage:
        person = await stage.officer()
        await look(stage)
        clock.set(datetime(2026, 11, 23, 8, 1, tzinfo=ZONE))
        await look(stage)
        first = await person.sees("⏰")
        assert "Còn 18 câu" in first.text
        await look(stage)
        await stage.stop()
        await stage.start()
        await look(stage)
        assert _claimed(stage) == [("7", date(2026, 11, 23))]

        await stage.stop()
        clock.set(datetime(2026, 11, 30, 9, 30, tzinfo=ZONE))
        await stage.start()
        await look(stage)
        urgent = await person.wait_for(lambda chat: heard(person)[1:])
        assert _claimed(stage) == [("7", date(2026, 11, 23)), ("1", date(2026, 11, 30))]
        assert len(urgent) == 1

        await person.reply(urgent[0].id, "8; 10; 1200")
        await screen(person, "câu 2/18\n")
        assert len(stage.stored()) == 3

        clock.set(datetime(2026, 11, 30, 9, 30, tzinfo=ZONE) + timedelta(hours=1))
        await look(stage)
        await person.press("Tiếp tục", first.id)
        await screen(person, "câu 2/18\n")
        assert len(heard(person)) == 2
        assert stage.rows(select(outbox.c.state).where(outbox.c.kind == "reminder")) == [("sent",), ("sent",)]


async def test_at_night_nobody_is_reminded(tmp_path: Path) -> None:
    """A bot that starts in the evening after its downtime keeps the reminder until the next working morning."""
    clock = Clock(datetime(2026, 11, 23, 7, tzinfo=ZONE))
    async with staged(tmp_path, clock) as stage:
        person = await stage.officer()
        await stage.stop()
        clock.set(datetime(2026, 11, 23, 21, tzinfo=ZONE))
        await stage.start()
        await look(stage)
        assert _claimed(stage) == []
        clock.set(datetime(2026, 11, 25, 8, 0, 1, tzinfo=ZONE))
        await look(stage)
        await person.sees("⏰")
        assert _claimed(stage) == [("7", date(2026, 11, 23))]


def _claimed(stage: Stage) -> list[tuple[str, date]]:
    return [
        (row[0], row[1]) for row in stage.rows(select(reminders.c.kind, reminders.c.due_on).order_by(reminders.c.id))
    ]


async def test_handing_in_takes_back_what_was_not_sent(tmp_path: Path) -> None:
    """A reminder that still waits for its turn when the report is handed in never goes out."""
    clock = Clock(datetime(2026, 11, 25, 9, tzinfo=ZONE))
    async with staged(tmp_path, clock) as stage:
        person = await stage.at_first_question()
        clock.set(datetime(2026, 11, 27, 8, tzinfo=ZONE))
        await person.say("/nop")
        await screen(person, "Nộp báo cáo")
        await person.press("Không có cho các mục còn trống")
        await screen(person, "Báo cáo đã đủ")

        def held_up(connection: Connection) -> None:
            due = SentReminder(stage.post().assignment, _person(connection), "3", date(2026, 11, 27))
            body = dump_screen(Draft().line("⏰ Nhắc hạn").screen())
            claimed = reminders_kept.claim(connection, due, chat_id=OFFICERS[0], body=body, at=clock())
            waiting = connection.execute(select(outbox.c.id).where(outbox.c.kind == "reminder")).scalar_one()
            assert claimed
            outbox_kept.postpone(connection, waiting, until=clock() + timedelta(minutes=1))

        stage.change(held_up)
        await person.press("Xác nhận nộp")
        await screen(person, "Đã nộp bản 1")
        clock.set(clock() + timedelta(hours=1))
        await look(stage)
        assert stage.rows(select(outbox.c.state).where(outbox.c.kind == "reminder")) == [("failed",)]
        assert heard(person) == []


def _person(connection: Connection) -> int:
    found = people.by_telegram_id(connection, OFFICERS[0])
    assert found is not None
    return found.id
