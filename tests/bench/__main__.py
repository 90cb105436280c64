"""All figures, in one run and one table: `python -m tests.bench [--seconds S] [--rounds R]`.

One process is the Bot API server with the simulated people in it, one the bot; documents are made in a third.  On a
machine with two cores the bot has one to itself as long as nothing else runs: the load is printed with the table.
"""

import argparse
import asyncio
import itertools
import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import orjson

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.bench import table, walks
from tests.bench.load import Figures, closed_loop
from tests.bench.phone import Phone
from tests.bench.process import output, program
from tests.bench.region import BenchRegion, make_region

UNITS = 200
OFFICERS = 180
CHATS = (1, 50)
MEANWHILE = 10
"""Chats that go on while 200 units are consolidated."""

FORMS = ("dan-van-kheo-nam", "dan-chu-co-so-6-thang")
DOCUMENTS = ("unit", "docx", "xlsx", "both")
WARM = 2.0

_NUMBERS = itertools.count(10_000_000, 10_000_000)
"""Where each server's numbers begin: an update with a number the database knows would be taken for a repeated one."""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("--seconds", type=float, default=8.0, help="of each measured run (8)")
    options.add_argument("--rounds", type=int, default=1, help="runs of both bots, one after the other (1)")
    given = options.parse_args()
    os.environ["PTB_TIMEDELTA"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), given.seconds, given.rounds))


async def _measure(folder: Path, seconds: float, rounds: int) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    for number in range(rounds):
        region = make_region(folder / f"region-{number}", UNITS, untouched=OFFICERS)
        echo, own = await _echo(region, seconds), await _bot(region, seconds)
        print(table.speed(echo, own))
    print(table.meanwhile({form: await _meanwhile(region, form) for form in FORMS}))
    made = {(form, what): orjson.loads(await _document(region, form, what)) for form in FORMS for what in DOCUMENTS}
    print(table.documents(made, UNITS))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def _server(region: BenchRegion) -> SandboxServer:
    people = [User(account, "Cán bộ") for account in (*region.officers, region.staff)]
    first = next(_NUMBERS)
    return SandboxServer(people, journal=False, first_update_id=first, first_message_id=first)


async def _echo(region: BenchRegion, seconds: float) -> list[Figures]:
    accounts = itertools.cycle(region.officers)
    async with (
        _server(region) as server,
        program("tests.bench.echo", server.address, server.token, env={"PTB_TIMEDELTA": "1"}) as bot,
    ):
        wait = partial(asyncio.sleep, seconds)
        return [await closed_loop(server, bot, walks.echo, accounts, chats, warm=WARM, while_=wait) for chats in CHATS]


async def _bot(region: BenchRegion, seconds: float) -> list[Figures]:
    accounts: Iterator[int] = iter(region.officers)
    async with _server(region) as server, program("bot", "run", env=_settings(server, region)) as bot:
        wait = partial(asyncio.sleep, seconds)
        return [
            await closed_loop(server, bot, walks.officer, accounts, chats, warm=WARM, while_=wait) for chats in CHATS
        ]


async def _meanwhile(region: BenchRegion, form: str) -> Figures:
    """Officers go on while the staff's Cả hai is made; the run lasts until both files have arrived."""
    async with _server(region) as server, program("bot", "run", env=_settings(server, region)) as bot:
        staff = Phone(server, region.staff)
        await walks.ask_for_all(staff, form, UNITS)

        async def both_files() -> None:
            await staff.press("Cả hai")
            await staff.files(2)

        accounts = itertools.cycle(region.officers)
        return await closed_loop(server, bot, walks.look, accounts, MEANWHILE, warm=WARM, while_=both_files)


async def _document(region: BenchRegion, form: str, what: str) -> bytes:
    printed = await output("tests.bench.documents", region.url, form, what)
    return printed.splitlines()[-1]


def _settings(server: SandboxServer, region: BenchRegion) -> dict[str, str]:
    return {
        "BOT_TOKEN": server.token,
        "BOT_API_URL": server.address,
        "DATA_DIR": str(region.folder),
        "SEND_LIMIT": "0",
    }


if __name__ == "__main__":
    main()
