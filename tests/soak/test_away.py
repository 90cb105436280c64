"""Telegram's limits and absences in real time."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.faults.broadcast import Broadcast
from tests.kill.officer import screen
from tests.promises.stage import Stage

AWAY = 600.0
"""Seconds Telegram is away."""


async def test_telegram_away_for_ten_minutes(tmp_path: Path) -> None:
    """Ten minutes without a single call that succeeds: what was said before is answered afterwards, by itself."""
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}") as stage:
        await stage.start()
        person = await stage.at_first_question()
        faults = stage.server.telegram.faults
        faults.schedule(code=502, times=-1)
        await person.say("8; 10; 1200")
        journal = stage.server.telegram.journal
        await journal.wait_for(lambda call: call.method == "sendMessage" and call.code == 502)
        faults.schedule(method="getUpdates", drop=True, times=-1)
        await asyncio.sleep(AWAY)
        faults.clear()
        await person.wait_for(lambda chat: any("câu 2/18\n" in one.text for one in chat.from_bot()), 60)
        await person.press("Không có")
        await screen(person, "câu 3/18\n")
        assert len(stage.stored()) == 4


async def test_a_message_to_ten_thousand_people(tmp_path: Path) -> None:
    """At the pace Telegram allows: 10,000 people hear of it once each while an officer goes on answering."""
    await Broadcast(tmp_path, people=10_000, send_limit=25).run(answers=12)
