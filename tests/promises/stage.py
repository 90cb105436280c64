"""The running bot in this process, on a sandbox server of the test's own, with a small region to work on."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from bot.app import App
from bot.clock import now
from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from bot.settings import Settings
from storage import answers
from storage.engines import new_engine
from templates.answers import Answer
from templates.period import Period
from tests.kill.officer import screen
from tests.kill.region import PERIOD, Post, make_region
from tests.logged import SERVED
from tests.person import Person, Shown

T = TypeVar("T")

OFFICERS = (1001, 1002, 1003, 1004)
STAFF = 1009
STRANGER = 1010


class Stage:
    """Everybody is there and nobody has joined; ``start`` starts the bot, as often as wanted."""

    def __init__(
        self, url: str, *, clock: Callable[[], datetime] = now, period: Period = PERIOD, send_limit: int = 0
    ) -> None:
        self.url = url
        self.clock = clock
        self.region = make_region(url, period=period, at=clock())
        users = [User(number, "Cán bộ") for number in (*OFFICERS, STAFF, STRANGER)]
        self.server = SandboxServer(users, clock)
        self.settings = Settings(data_dir=Path("unused"), bot_token=None, send_limit=send_limit)
        self.app: App | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.server.start()
        SERVED.append(self.server)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, places: TracebackType | None
    ) -> None:
        await self.stop()
        await self.server.stop()

    async def start(self) -> Self:
        """Start the bot; it serves when this returns."""
        ready = asyncio.Event()
        self.app = App(
            self.settings, token=self.server.token, api_url=self.server.address, url=self.url, clock=self.clock
        )
        self._task = asyncio.create_task(self.app.run(ready.set))
        started = asyncio.create_task(ready.wait())
        await asyncio.wait({self._task, started}, return_when=asyncio.FIRST_COMPLETED)
        if self._task.done():
            self._task.result()
        return self

    async def stop(self) -> None:
        """Stop it as SIGTERM does."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    def person(self, number: int = OFFICERS[0]) -> Person:
        return Person(self.server, number)

    async def officer(self, place: int = 0) -> Person:
        """An officer who has joined and stands at home."""
        person = self.person(OFFICERS[place])
        await join(person, self.region.officers[place])
        return person

    async def at_first_question(self, place: int = 0) -> Person:
        """An officer who has opened the report."""
        person = await self.officer(place)
        await person.press("Tiếp tục")
        await screen(person, "câu 1/18")
        return person

    async def staff(self) -> Person:
        """Consolidating staff who has joined."""
        person = self.person(STAFF)
        await join(person, self.region.staff)
        return person

    def post(self, place: int = 0) -> Post:
        return self.region.officers[place]

    def read(self, work: Callable[[Connection], T]) -> T:
        """What a query finds now."""
        engine = new_engine(self.url, reading=True)
        try:
            with engine.connect() as connection:
                return work(connection)
        finally:
            engine.dispose()

    def change(self, work: Callable[[Connection], T]) -> T:
        """Change the database as another process would."""
        engine = new_engine(self.url)
        try:
            with engine.begin() as connection:
                return work(connection)
        finally:
            engine.dispose()

    def stored(self, place: int = 0) -> dict[str, Answer]:
        """The unit's answers on disk."""
        number = self.post(place).assignment
        return self.read(
            lambda connection: {key: one.answer for key, one in answers.all_answers(connection, number).items()}
        )

    def rows(self, statement: Any) -> list[tuple[Any, ...]]:
        return self.read(lambda connection: [tuple(row) for row in connection.execute(statement)])


async def join(person: Person, post: Post) -> Shown:
    """Use the invitation, leave the name for later; home."""
    await person.say(f"/start {post.code}")
    await screen(person, "Mã này mời anh/chị")
    await person.press("Đúng")
    await screen(person, "Đã ghi nhận anh/chị")
    await person.press("Để sau")
    return await screen(person, "Báo cáo của anh/chị")
