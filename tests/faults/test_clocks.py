"""The machine's clock jumps, back and far ahead, in the middle of the work."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.clock import now
from storage.tables import reminders
from tests.kill.officer import Officer, screen
from tests.promises.stage import Stage


class Clock:
    """The time, and whatever it was set wrong by."""

    def __init__(self) -> None:
        self.off = timedelta()

    def __call__(self) -> datetime:
        return now() + self.off


async def test_a_clock_that_jumps(tmp_path: Path) -> None:
    """Hours back, a year ahead and back again: answers go on being kept, once, and one reminder at most goes out."""
    clock = Clock()
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}", clock=clock) as stage:
        await stage.start()
        person = await stage.at_first_question()
        officer = Officer(person, stage.post(), stage.region.outline, stage.url, seed=3)
        items = iter(stage.region.outline.items)
        for hours in (0, -6, 24 * 365, -2, 0):
            clock.off = timedelta(hours=hours)
            assert stage.app is not None
            await stage.app.ticker.remind()
            await officer.answer(next(items))
            await officer.answer(next(items))
        assert stage.stored() == officer.expected
        await person.say("/xemtruoc")
        await screen(person, "đang soạn tệp Word")
        await person.wait_for(lambda chat: chat.documents(), 20)
        mine = reminders.c.assignment_id == stage.post().assignment
        assert stage.rows(select(func.count()).select_from(reminders).where(mine))[0][0] <= 1
        assert stage.server.telegram.journal.refusals() == []
