"""Documents of 200 communes: how long each takes in a process of its own, and the chat while both files are made."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path

import orjson

from tests.bench import walks
from tests.bench.load import Figures, closed_loop
from tests.bench.phone import Phone
from tests.bench.process import output
from tests.bench.region import BenchRegion, make_region
from tests.bench.serving import fetching

UNITS = 200
MEANWHILE = 10
"""Chats that go on while 200 units are consolidated."""

FORMS = ("dan-van-kheo-nam", "dan-chu-co-so-6-thang", "so-ket-dan-van-6-thang", "tong-ket-dan-van-nhiem-ky")
CHATTING_FORMS = FORMS[:2]
"""Those consolidated while officers go on: with and without figures."""

DOCUMENTS = ("unit", "docx", "xlsx", "both")
WARM = 1.0


async def consolidating(folder: Path) -> tuple[dict[str, Figures], dict[tuple[str, str], Mapping[str, float]]]:
    """The chats by form, and what each document took by form and kind."""
    region = make_region(folder, UNITS, untouched=UNITS // 2)
    chats = {form: await _meanwhile(region, form) for form in CHATTING_FORMS}
    made = {(form, what): orjson.loads(await _document(region, form, what)) for form in FORMS for what in DOCUMENTS}
    return chats, made


async def _meanwhile(region: BenchRegion, form: str) -> Figures:
    """Officers go on while the staff's Cả hai is made; the run lasts until both files have arrived."""
    people = (*region.officers, region.staff)
    async with fetching("", region.url, people, walks.look) as one:
        staff = Phone(one.server, region.staff)
        await walks.ask_for_all(staff, form, UNITS)

        async def both_files() -> None:
            await staff.press("Cả hai")
            await staff.files(2)

        accounts = itertools.cycle(region.officers)
        return await closed_loop(one.server, one.bot, one.walk, accounts, MEANWHILE, warm=WARM, while_=both_files)


async def _document(region: BenchRegion, form: str, what: str) -> bytes:
    printed = await output("tests.bench.documents", region.url, form, what)
    return printed.splitlines()[-1]
