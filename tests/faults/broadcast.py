"""A broadcast beside an officer at work, and the reckoning of its pace."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from pathlib import Path

from sqlalchemy import Connection

from bot import notices
from bot.sandbox.chat import User
from bot.telegram.pacer import BURST, NOTICE_SHARE
from dialogs.screen import Draft
from tests.kill.officer import Officer
from tests.promises.stage import Stage

FIRST = 10_000
LINE = "Thông báo gửi mọi người."


class Broadcast:
    """``people`` strangers and one officer; the bot may make ``send_limit`` calls a second."""

    def __init__(self, folder: Path, people: int, send_limit: int) -> None:
        self.people = people
        self.send_limit = send_limit
        self.folder = folder

    async def run(self, answers: int) -> None:
        """Everybody is told while the officer answers so many questions, all of them before the last has heard."""
        async with Stage(f"sqlite:///{self.folder / 'test.db'}", send_limit=self.send_limit) as stage:
            for number in range(self.people):
                stage.server.telegram.add_user(User(FIRST + number, "Người nhận")).started = True
            await stage.start()
            person = await stage.officer()
            officer = Officer(person, stage.post(), stage.region.outline, stage.url, seed=1)
            stage.change(lambda connection: self._queue(connection, stage))
            await person.press("Tiếp tục")
            await officer.until(officer.at(stage.region.outline.items[0]))
            for item in stage.region.outline.items[:answers]:
                await officer.answer(item)
            assert len(self._heard(stage)) < self.people
            last = FIRST + self.people - 1
            journal = stage.server.telegram.journal
            await journal.wait_for(
                lambda call: call.method == "sendMessage" and call.params["chat_id"] == last, self._seconds() * 3
            )
            assert Counter(self._heard(stage).values()) == {1: self.people}
            self._check_pace(stage)
            assert stage.stored() == officer.expected

    def _seconds(self) -> float:
        return self.people / (self.send_limit * NOTICE_SHARE) + 10

    def _queue(self, connection: Connection, stage: Stage) -> None:
        for number in range(self.people):
            screen = Draft().line(LINE).screen()
            notices.queue(connection, FIRST + number, screen, at=stage.clock())

    def _heard(self, stage: Stage) -> Counter[int]:
        calls = stage.server.telegram.journal.calls("sendMessage")
        return Counter(call.params["chat_id"] for call in calls if call.done and call.params["text"] == LINE)

    def _check_pace(self, stage: Stage) -> None:
        """In no second more calls went out than the limit and its burst allow."""
        journal = stage.server.telegram.journal
        times = sorted(call.at for call in journal.calls() if call.method in {"sendMessage", "editMessageText"})
        most = max(bisect_left(times, at + 1) - number for number, at in enumerate(times))
        assert most <= self.send_limit + BURST
