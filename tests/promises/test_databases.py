"""The conversation on both databases, and a database that another process holds for some seconds."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from sqlalchemy import func, select

from storage.tables import inbox, submissions
from tests.kill.experiment import staff
from tests.kill.officer import Officer
from tests.promises.stage import OFFICERS, STAFF, Stage


async def test_a_whole_report_on_either_database(database_url: str) -> None:
    """From the invitation to the Word file and the consolidated one, with a restart in between: nothing differs."""
    async with Stage(database_url) as stage:
        await stage.start()
        officers = [
            Officer(stage.person(number), post, stage.region.outline, stage.url, seed=number)
            for number, post in zip(OFFICERS[:2], stage.region.officers, strict=False)
        ]
        rounds = iter([True, True, False, False])
        await asyncio.gather(*(officer.join() for officer in officers))
        await asyncio.gather(*(_half(officer) for officer in officers))
        await stage.stop()
        await stage.start()
        for officer in officers:
            for item in stage.region.outline.items[9:]:
                await officer.answer(item)
            while next(rounds):
                await officer.work_over()
            await officer.submit()
        await staff(stage.person(STAFF), stage.region.staff.code, lambda: False)
        assert stage.rows(select(submissions.c.version)) == [(1,), (1,)]
        assert stage.rows(select(func.count()).where(inbox.c.failed.is_not(None))) == [(0,)]
        assert stage.server.telegram.journal.refusals() == []


async def _half(officer: Officer) -> None:
    for item in officer.outline.items[:9]:
        await officer.answer(item)


async def test_a_database_locked_by_another_process(stage: Stage, tmp_path: Path) -> None:
    """While another process holds the database the bot waits, and then answers what came meanwhile, once."""
    await stage.start()
    person = await stage.at_first_question()
    holder = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    await person.say("8; 10; 1200")
    release = asyncio.get_running_loop().call_later(12, holder.execute, "ROLLBACK")
    shown = await person.wait_for(
        lambda chat: next((one for one in chat.recent.values() if "câu 2/18\n" in one.text), None), 30
    )
    assert release.when() <= asyncio.get_running_loop().time()
    assert "Đã lưu" in shown.text
    holder.close()
    assert len(stage.stored()) == 3
