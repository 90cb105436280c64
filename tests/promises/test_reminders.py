"""Reminders over the real loop, with a clock the test moves: once across restarts, the most urgent after downtime."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from storage.tables import outbox, reminders
from templates.period import Period
from tests.kill.officer import screen
from tests.person import Person, Shown
from tests.promises.stage import Stage

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


def heard(person: Person) -> list[Shown]:
    return [one for one in person.chat.from_bot() if one.text.startswith("⏰")]


async def look(stage: Stage) -> None:
    """The tick of this moment, and everything it queued sent."""
    assert stage.app is not None
    await stage.app.ticker.remind()


async def test_reminders_come_once_and_a_reply_answers(tmp_path: Path) -> None:
    """Seven days before the deadline one reminder comes, again after no restart; after downtime only the latest."""
    clock = Clock(datetime(2026, 11, 23, 7, tzinfo=ZONE))
    period = Period(date(2026, 1, 1), date(2026, 12, 31), DEADLINE.astimezone(UTC))
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}", clock=clock, period=period) as stage:
        await stage.start()
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
    period = Period(date(2026, 1, 1), date(2026, 12, 31), DEADLINE.astimezone(UTC))
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}", clock=clock, period=period) as stage:
        await stage.start()
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
