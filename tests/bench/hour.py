"""The deadline hour: 3,321 communes, two people in each, each with a report to hand in before nine, and at eight
everybody is reminded of it.

Two stretches of that hour, both with all reminders going out: one in real time under the limit of sending that the bot
keeps to (SEND_LIMIT=25 of Telegram's 30 a second), which tells what people wait for it; and ten minutes of it with the
clock, arrivals and limit ten times as fast, which tells what the machine can do.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.clock import now
from templates.working_days import WorkingDays
from tests.bench.country import Country, make_country, sqlite_url
from tests.bench.phone import Phone
from tests.bench.process import Program, program
from tests.bench.region import ZONE
from tests.bench.serving import new_server, settings

LIMIT, TELEGRAM = 25, 30
"""Messages a second: what the bot keeps to by default, and what Telegram allows (Bots FAQ, "My bot is hitting
limits")."""

SENDING = ("sendMessage", "editMessageText", "sendDocument")
"""Calls that wait for the limit of sending."""

START_WITHIN = 60.0
"""Seconds from the start to the first reminder: all that is owed is worked out before."""

NOTICE_DAYS = 8
"""Days ahead at which the hour is laid at the earliest: the reports were given before all of their reminders."""

_DICE = Random(8)


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many minutes of the hour, ``speed`` times as fast as the clock on the wall."""

    minutes: float
    speed: int


REAL, FAST = Stretch(1.0, 1), Stretch(10.0, 10)


@dataclass(slots=True)
class Rush:
    """What a stretch gave, in seconds of the machine: each reply's and each Word file's wait, the calls by method and
    ``reminders`` among them, the bot's processor seconds and its bytes at the end."""

    stretch: Stretch
    replies: list[float] = field(default_factory=list)
    files: list[float] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    reminders: int = 0
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    seconds: float = 0.0
    cpu: float = 0.0
    memory: int = 0

    async def note(self, method: str, params: Mapping[str, Any], when: str) -> None:
        """The server's hook for calls."""
        if when == "before":
            return
        self.calls[method] += 1
        if "Nhắc sau" in str(params.get("reply_markup", "")):
            self.reminders += 1
            self.begun.set()

    @property
    def sent(self) -> int:
        """Messages that count for the limit of sending."""
        return sum(self.calls[method] for method in SENDING)

    @property
    def each(self) -> float:
        """Messages for one report handed in, the parent's notice included."""
        return (self.sent - self.reminders) / len(self.files)


async def hour(folder: Path) -> list[Rush]:
    """Both stretches, each from the hour's beginning."""
    begin = _beginning()
    country = make_country(sqlite_url(folder), deadline=begin + timedelta(hours=1), answered=True)
    copies = [country.copied(folder / str(stretch.speed)) for stretch in (REAL, FAST)]
    return [await _rush(copy, begin, stretch) for copy, stretch in zip(copies, (REAL, FAST), strict=True)]


def _beginning() -> datetime:
    """Eight in the morning of a working day, when reminders go out."""
    day = now().astimezone(ZONE).date() + timedelta(days=NOTICE_DAYS)
    return datetime.combine(WorkingDays().on_or_after(day), time(8, 0, 1), ZONE)


async def _rush(country: Country, begin: datetime, stretch: Stretch) -> Rush:
    rush = Rush(stretch)
    folder = Path(country.url.removeprefix("sqlite:///")).parent
    async with new_server(country.accounts) as server:
        server.telegram.on_call = rush.note
        limit = str(LIMIT * stretch.speed)
        environment = settings(server, folder, SEND_LIMIT=limit, PTB_TIMEDELTA="1")
        clock = begin.isoformat(), str(stretch.speed)
        async with program("tests.bench.hour_bot", *clock, env=environment) as bot:
            await asyncio.wait_for(rush.begun.wait(), START_WITHIN)
            phones = [Phone(server, account) for account in country.accounts[: -len(country.staff)]]
            await _hand_in(rush, bot, _DICE.sample(phones, round(len(phones) * stretch.minutes / 60)))
    return rush


async def _hand_in(rush: Rush, bot: Program, phones: list[Phone]) -> None:
    """Everybody at a moment of their own; until the last Word file is there."""
    started, cpu = asyncio.get_running_loop().time(), bot.cpu
    span = rush.stretch.minutes * 60 / rush.stretch.speed
    await asyncio.gather(*(_one(rush, phone, _DICE.uniform(0, span)) for phone in phones))
    rush.seconds = asyncio.get_running_loop().time() - started
    rush.cpu, rush.memory = bot.cpu - cpu, bot.memory


async def _one(rush: Rush, phone: Phone, after: float) -> None:
    """One person hands one report in: /nop, which report if both are there, Xác nhận nộp, and the Word file comes."""
    await asyncio.sleep(after)
    rush.replies.append(await phone.say("/nop", until="báo cáo"))
    if "Xác nhận nộp" not in phone.labels:
        rush.replies.append(await phone.press(_DICE.choice(phone.labels[:2]), until="Nộp báo cáo"))
    confirmed = asyncio.get_running_loop().time()
    rush.replies.append(await phone.press("Xác nhận nộp", until="Đã nộp"))
    await phone.files(1)
    rush.files.append(asyncio.get_running_loop().time() - confirmed)
