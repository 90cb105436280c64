"""The kill test as a whole: four officers and the parent's staff at work while the process dies, then the reckoning."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from bot.sandbox.chat import User
from bot.sandbox.journal import Call
from bot.sandbox.server import SandboxServer
from storage import answers, submissions
from storage.engines import new_engine
from storage.tables import changes, inbox, jobs, outbox
from tests.kill.killer import Killer
from tests.kill.officer import PATIENCE, Officer, screen
from tests.kill.region import FORM, Region, make_region
from tests.person import Person
from tests.real_bot import RealBot

STAFF = 1009


class Experiment:
    """``kills`` kills drawn from ``seed``, on a database in ``folder``."""

    def __init__(self, folder: Path, seed: int, kills: int) -> None:
        self.kills = kills
        self.seed = seed
        self.folder = folder

    async def run(self) -> None:
        """Everybody works, the bot dies and lives again, and nothing may be lost, doubled or refused."""
        users = [User(1001 + place, f"Cán bộ {place + 1}") for place in range(4)]
        async with SandboxServer([*users, User(STAFF, "Cán bộ tổng hợp")]) as server:
            self.server = server
            self.bot = RealBot(server, self.folder)
            region = make_region(self.bot.url)
            self.killer = Killer(self.bot, Random(self.seed))
            self.officers = [
                Officer(Person(server, user), post, region.outline, self.bot.url, self.seed + user.id)
                for user, post in zip(users, region.officers, strict=True)
            ]
            try:
                await self._work(region)
                await self._settle()
            finally:
                await self.bot.end()
            self.reckon()

    async def _work(self, region: Region) -> None:
        going_on = self._still_killing
        people = [
            *(officer.work(going_on) for officer in self.officers),
            staff(Person(self.server, STAFF), region.staff.code, going_on),
        ]
        async with asyncio.TaskGroup() as group:
            for work in (self.killer.run(self.kills), *people):
                group.create_task(work)

    def _still_killing(self) -> bool:
        return self.killer.kills < self.kills

    async def _settle(self) -> None:
        """Wait until nothing is left to handle or to send; then end the process as an administrator would."""
        async with asyncio.timeout(PATIENCE):
            while self._left():  # noqa: ASYNC110 - another process's database tells nobody
                await asyncio.sleep(0.1)
        assert await self.bot.stop() == 0

    def _left(self) -> list[Any]:
        with self._engine().connect() as connection:
            return [
                *connection.execute(select(inbox.c.id).where(inbox.c.done_at.is_(None))),
                *connection.execute(select(outbox.c.id).where(outbox.c.state.in_(("new", "sending")))),
                *connection.execute(select(jobs.c.id).where(jobs.c.state.in_(("new", "running")))),
            ]

    def _engine(self) -> Any:
        return new_engine(self.bot.url, reading=True)

    # -- the reckoning --------------------------------------------------------------------------------------------

    def reckon(self) -> None:
        with self._engine().connect() as connection:
            assert list(connection.execute(select(inbox.c.failed).where(inbox.c.failed.is_not(None)))) == []
            for officer in self.officers:
                kept_once(connection, officer)
                in_one_piece(connection, officer)
                submitted_once(connection, officer)
                files_once(connection, officer)
        explained = Explained(self.server.telegram.journal.calls(), self.killer.calls)
        unexplained = [*explained.refusals(self.server.telegram.journal.refusals()), *explained.repeated()]
        assert not unexplained, "\n".join(map(str, unexplained))
        self._log()

    def _log(self) -> None:
        text = self.bot.log.read_text()
        assert "Traceback" not in text, text
        assert self.server.token not in text
        assert "Việc thứ" not in text


def kept_once(connection: Connection, officer: Officer) -> None:
    """Every confirmed answer stands, and was written as often as the person gave it."""
    found = {key: one.answer for key, one in answers.all_answers(connection, officer.post.assignment).items()}
    assert found == officer.expected
    history = select(changes.c.key, func.count()).where(changes.c.assignment_id == officer.post.assignment)
    written = [tuple(row) for row in connection.execute(history.group_by(changes.c.key).order_by(changes.c.key))]
    assert written == sorted(officer.written.items())


def in_one_piece(connection: Connection, officer: Officer) -> None:
    """No message is twice in an answer's sources."""
    for key in officer.expected:
        messages = [
            piece.message for piece in answers.pieces(connection, officer.post.assignment, key) if piece.message
        ]
        assert len(messages) == len(set(messages)), key


def submitted_once(connection: Connection, officer: Officer) -> None:
    """One version, complete."""
    first = submissions.get(connection, officer.post.assignment, 1)
    assert first is not None
    assert {key: one.answer for key, one in first.answers.items()} == officer.expected
    assert submissions.get(connection, officer.post.assignment, 2) is None


def files_once(connection: Connection, officer: Officer) -> None:
    """A job and a file for each time a Word file was asked for."""
    mine = outbox.c.chat_id == officer.person.id
    sent = list(connection.execute(select(outbox.c.state).where(mine, outbox.c.kind == "document")).scalars())
    assert sent == ["sent"] * officer.previews
    done = list(connection.execute(select(jobs.c.state).where(jobs.c.chat_id == officer.person.id)).scalars())
    assert done == ["done"] * officer.previews


class Explained:
    """What a kill alone explains: a call whose first sending the dead process could not note any more is made again."""

    def __init__(self, calls: Sequence[Call], kills: Sequence[int]) -> None:
        self._calls = calls
        self._kills = kills

    def refusals(self, refused: Sequence[Call]) -> list[Call]:
        """Refusals that no kill explains: all but an edit to what a dead process had shown already."""
        return [call for call in refused if not self._shown_before_kill(call)]

    def repeated(self) -> list[Call]:
        """Messages that had been sent before with no kill in between."""
        last: dict[str, Call] = {}
        found: list[Call] = []
        for call in self._calls:
            if not call.method.startswith("send") or not call.done or "reply_markup" not in call.params:
                continue
            before = last.get(_content(call))
            if before is not None and not self._killed_between(before, call):
                found.append(call)
            last[_content(call)] = call
        return found

    def _shown_before_kill(self, call: Call) -> bool:
        if call.method != "editMessageText" or "message is not modified" not in call.description:
            return False
        message = call.params["message_id"]
        shown = [one for one in self._calls if one.number < call.number and _shows(one, message)]
        return bool(shown) and self._killed_between(shown[-1], call)

    def _killed_between(self, first: Call, second: Call) -> bool:
        return any(first.number <= kill < second.number for kill in self._kills)


def _shows(call: Call, message: int) -> bool:
    """Whether the message got its present look from this call."""
    return call.done and isinstance(call.result, dict) and call.result.get("message_id") == message


def _content(call: Call) -> str:
    return orjson.dumps([call.method, call.params], option=orjson.OPT_SORT_KEYS, default=str).decode()


async def staff(person: Person, code: str, go_on: Any) -> None:
    """The parent's staff joins, looks who is where, and consolidates in Word as long as the bot is being killed."""
    await person.say(f"/start {code}")
    await screen(person, "Mã này mời anh/chị làm cán bộ tổng hợp")
    await person.press("Đúng")
    await screen(person, "Đã ghi nhận anh/chị")
    await person.press("Để sau")
    await screen(person, "Báo cáo của anh/chị")
    files = 0
    while go_on() or not files:
        await person.say(f"/tonghop {FORM}")
        await screen(person, "đơn vị được tính (đã nộp)")
        await _press(person, "Cả bản nháp")
        await screen(person, "đơn vị được tính (cả bản nháp)")
        await _press(person, "Word")
        files += 1
        await person.wait_for(lambda chat, wanted=files: len(chat.documents()) >= wanted, PATIENCE)


async def _press(person: Person, label: str) -> None:
    """On the newest message with that button: below it the line of work under way may stand."""
    offering = await person.wait_for(
        lambda chat: next((one for one in reversed(chat.from_bot()) if label in one.labels), None), PATIENCE
    )
    await person.press(label, offering.id)
