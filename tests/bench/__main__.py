"""All figures, in one run and one table: `python -m tests.bench [--seconds S] [--rounds R]`.

One process is the Bot API server with the simulated people in it, one the bot; documents are made in a third.  On a
machine with two cores the bot has one to itself as long as nothing else runs: the load is printed with the table.
"""

import argparse
import asyncio
import itertools
import os
import tempfile
from functools import partial
from pathlib import Path

import orjson

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.bench import table, walks
from tests.bench.load import Figures, closed_loop, together
from tests.bench.phone import Phone
from tests.bench.process import output, program
from tests.bench.region import BenchRegion, make_region

UNITS = 200
OFFICERS = 800
CHATS = (1, 50)
MEANWHILE = 10
"""Chats that go on while 200 units are consolidated."""

FORMS = ("dan-van-kheo-nam", "dan-chu-co-so-6-thang", "so-ket-dan-van-6-thang", "tong-ket-dan-van-nhiem-ky")
CHATTING_FORMS = FORMS[:2]
"""Those consolidated while officers go on: with and without figures."""
DOCUMENTS = ("unit", "docx", "xlsx", "both")
WARM = 1.0

_NUMBERS = itertools.count(10_000_000, 10_000_000)
"""Where each server's numbers begin: an update with a number the database knows would be taken for a repeated one."""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("--seconds", type=float, default=3.0, help="of each turn of a bot (3)")
    options.add_argument("--rounds", type=int, default=4, help="turns of each bot at each number of chats (4)")
    given = options.parse_args()
    os.environ["PTB_TIMEDELTA"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), given.seconds, given.rounds))


async def _measure(folder: Path, seconds: float, rounds: int) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    print(table.speed(*await _speed(make_region(folder / "speed", OFFICERS, untouched=OFFICERS), seconds, rounds)))
    region = make_region(folder / "documents", UNITS, untouched=UNITS // 2)
    print(table.meanwhile({form: await _meanwhile(region, form) for form in CHATTING_FORMS}))
    made = {(form, what): orjson.loads(await _document(region, form, what)) for form in FORMS for what in DOCUMENTS}
    print(table.documents(made, UNITS))
    country = await output("tests.bench.following")
    print(table.following(orjson.loads(country.splitlines()[-1])))
    beside = await output("tests.bench.beside")
    print(table.beside(orjson.loads(beside.splitlines()[-1])))
    print(f"load {os.getloadavg()[0]:.1f} at the end")


async def _speed(region: BenchRegion, seconds: float, rounds: int) -> tuple[list[Figures], list[Figures]]:
    """Both bots by turns, so that whatever else the machine does meets both: (the echo bot's, ours), by chats."""
    echoing, walking = itertools.cycle(region.officers), iter(region.officers)
    async with (
        _server(region) as bare,
        program("tests.bench.echo", bare.address, bare.token, env={"PTB_TIMEDELTA": "1"}) as echo,
        _server(region) as server,
        program("bot", "run", env=_settings(server, region)) as bot,
    ):
        wait, found = partial(asyncio.sleep, seconds), []
        for chats in CHATS:
            turns = [
                (
                    await closed_loop(bare, echo, walks.echo, echoing, chats, warm=WARM, while_=wait),
                    await closed_loop(server, bot, walks.officer, walking, chats, warm=WARM, while_=wait),
                )
                for _ in range(rounds)
            ]
            found.append((together([turn[0] for turn in turns]), together([turn[1] for turn in turns])))
    return [pair[0] for pair in found], [pair[1] for pair in found]


def _server(region: BenchRegion) -> SandboxServer:
    people = [User(account, "Cán bộ") for account in (*region.officers, region.staff)]
    first = next(_NUMBERS)
    return SandboxServer(people, journal=False, first_update_id=first, first_message_id=first)


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
