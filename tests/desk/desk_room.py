"""The desk: a made-up region in a database, the running bot beside a sandbox server, and the people at it."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("PTB_TIMEDELTA", "1")

from sqlalchemy import Connection

from bot.app import App
from bot.clock import now
from bot.demo.seeding import DemoRegion, seed
from bot.jobs.limits import Limits
from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from bot.settings import Settings
from storage import people, roles
from storage.database import open_database
from storage.migrate import migrate
from templates.loader import load_forms
from tests.logged import SERVED
from tests.person import Person

OFFICER, STAFF, OTHER_STAFF = 5001, 5002, 5003
FORM = "dan-van-kheo-nam"
COMMUNES = 5

__all__ = ["COMMUNES", "FORM", "OFFICER", "OTHER_STAFF", "STAFF", "DeskRoom", "make_admin", "opened", "running"]


@dataclass
class DeskRoom:
    """``region`` in the database at ``url``; the first commune's officer and two of the parent's staff have joined."""

    url: str
    settings: Settings
    region: DemoRegion
    server: SandboxServer

    def __post_init__(self) -> None:
        self.officer = Person(self.server, OFFICER)
        self.staff = Person(self.server, STAFF)
        self.other_staff = Person(self.server, OTHER_STAFF)

    def ask(self, question: Callable[[Connection], object]) -> object:
        """What the database answers."""
        with open_database(self.url, workers=1) as database:
            return database.run(question).result()


@asynccontextmanager
async def opened(
    folder: Path, url: str | None = None, *, communes: int = COMMUNES, form_id: str = FORM, untouched: int = 0
) -> AsyncIterator[DeskRoom]:
    """A desk room whose bot is not running yet; the first ``untouched`` communes have not begun."""
    settings = Settings(data_dir=folder, bot_token=None)
    url = url or settings.database
    await asyncio.to_thread(migrate, url)
    forms = {form_id: load_forms(settings.forms_dir)[form_id]}
    with open_database(url, workers=1) as database:
        region = await database.do(
            lambda connection: seed(
                connection, forms, count=communes, seed=3, zone=settings.zone, now=now(), untouched=untouched
            )
        )
        await database.do(lambda connection: _join(connection, region))
    users = [User(OFFICER, "Cán bộ xã"), User(STAFF, "Cán bộ tổng hợp"), User(OTHER_STAFF, "Cán bộ tổng hợp hai")]
    async with SandboxServer(users) as server:
        SERVED.append(server)
        yield DeskRoom(url, settings, region, server)


def _join(connection: Connection, region: DemoRegion) -> None:
    for account, unit, role in (
        (OFFICER, region.communes[0], "officer"),
        (STAFF, region.parent, "district"),
        (OTHER_STAFF, region.parent, "district"),
    ):
        person = people.create(connection, account, at=now(), name="Cán bộ", title="chuyên viên")
        roles.grant(connection, person, unit.id, role, at=now())


async def make_admin(room: DeskRoom) -> None:
    """The second of the parent's staff keeps the system too."""
    with open_database(room.url, workers=1) as database:
        known = await database.do(lambda connection: people.by_telegram_id(connection, OTHER_STAFF))
        assert known is not None
        number = known.id
        await database.do(lambda connection: roles.grant(connection, number, None, "admin", at=now()))


@asynccontextmanager
async def running(room: DeskRoom, limits: Limits | None = None) -> AsyncIterator[App]:
    """The bot at work in the room; it stops as on SIGTERM."""
    app = App(
        room.settings, token=room.server.token, api_url=room.server.address, url=room.url, clock=now, limits=limits
    )
    task = asyncio.create_task(app.run())
    try:
        yield app
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
