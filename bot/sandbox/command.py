"""``baocao sandbox``: the bot beside a Bot API server and a page of phones, on this machine alone."""

import asyncio
import os
import secrets
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.cli.failure import CommandFailed
from bot.cli.serve import until_stopped
from bot.demo.seeding import seed
from bot.invitations.codes import new_invitation
from bot.sandbox.chat import User
from bot.sandbox.clock import DemoClock
from bot.sandbox.page_api import PageApi
from bot.sandbox.server import SandboxServer
from bot.settings import Settings
from storage import people, units
from storage.database import open_database
from storage.migrate import migrate
from templates.loader import load_forms

COMMUNES = 6
SEED = 7
OFFICERS = (1001, 1002)
STAFF = 1003
CODES_LIVE = timedelta(days=3660)
"""The demo clock may be far ahead when somebody presses “Bắt đầu”."""


def sandbox(settings: Settings) -> None:
    """Run until stopped.  Only its own database under the data folder is used, whatever ``DATABASE_URL`` says."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = settings.data_dir / "sandbox"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    own = settings.model_copy(update={"sensitive_answers": "chat", "bot_proxy": None, "database_url": None})
    asyncio.run(_serve(own, folder))


async def _serve(settings: Settings, folder: Path) -> None:
    from bot.app import App  # noqa: PLC0415 - the library reads its settings when it loads

    url = f"sqlite:///{(folder / 'baocao.sqlite3').resolve()}"
    await asyncio.to_thread(migrate, url)
    clock = DemoClock(folder / "clock")
    users = await asyncio.to_thread(_people, settings, url, clock)
    token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(26)}"
    apps: list[App] = []

    def move(by: timedelta) -> None:
        clock.move(by)
        for app in apps:
            app.ticker.soon()

    page = PageApi(clock.now, move, settings.timezone)
    server = SandboxServer(users, clock.now, page=page, keep=folder / "telegram.json", token=token)
    address = await _listen(server, settings.sandbox_listen)
    apps.append(App(settings, token=token, api_url=address, url=url, clock=clock.now))
    try:
        await until_stopped(apps[0].run(lambda: _say(address)))
    finally:
        await server.stop()


async def _listen(server: SandboxServer, wanted: str) -> str:
    host, _, port = wanted.rpartition(":")
    try:
        return await server.start(host.strip("[]"), int(port))
    except (OSError, OverflowError) as error:
        raise CommandFailed(
            f"Không mở được {wanted}: địa chỉ này không có trên máy hoặc đang có chương trình khác dùng. "
            "Đổi SANDBOX_LISTEN (ví dụ 127.0.0.1:8081) rồi chạy lại."
        ) from error


def _say(address: str) -> None:
    print(f"Chạy thử Trợ lý báo cáo tại {address} (Ctrl+C để dừng).", flush=True)
    print("Đây là vùng mẫu; muốn chạy thật, đặt BOT_TOKEN trong .env.", file=sys.stderr, flush=True)


def _people(settings: Settings, url: str, clock: DemoClock) -> list[User]:
    """The demo's people; whoever has not joined yet gets a new code to start with."""
    forms = load_forms(settings.forms_dir)
    now = clock.now()

    def work(connection: Connection) -> list[User]:
        if not units.count(connection):
            seed(connection, forms, count=COMMUNES, seed=SEED, zone=settings.zone, now=now, untouched=len(OFFICERS))
        parent = next(unit for unit in units.all_units(connection) if unit.parent_id is None)
        communes = units.children(connection, parent.id)
        wanted = [(account, communes[place], "officer") for place, account in enumerate(OFFICERS)]
        wanted.append((STAFF, parent, "district"))
        return [_user(connection, account, unit.id, unit.name, role, clock) for account, unit, role in wanted]

    with open_database(url, workers=1) as database:
        return database.run(work).result()


def _user(connection: Connection, account: int, unit_id: int, unit: str, role: str, clock: DemoClock) -> User:
    joined = people.by_telegram_id(connection, account) is not None
    code = "" if joined else new_invitation(connection, unit_id, role, clock.now(), lives=CODES_LIVE)
    what = "Cán bộ báo cáo" if role == "officer" else "Cán bộ tổng hợp"
    return User(account, unit, role=what, start_code=code)
