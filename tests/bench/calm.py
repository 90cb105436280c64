"""Officers at a fixed pace, with and without a consolidation of 200 communes going on beside them."""

from __future__ import annotations

import asyncio
import itertools
from functools import partial
from pathlib import Path

from tests.bench import walks
from tests.bench.consolidating import UNITS
from tests.bench.load import Figures, closed_loop, together
from tests.bench.phone import Phone
from tests.bench.region import make_region
from tests.bench.serving import fetching
from tests.bench.table import verdict

FORM = "so-ket-dan-van-6-thang"
CHATS, PACE = 10, 20.0
"""Chats, and replies a second all together."""

ALONE, ROUNDS = 3.0, 6
WARM = 1.0
MOST = 2.0
"""How many times as long a reply may take while a consolidation runs, of 95 in 100."""


async def calm(folder: Path) -> tuple[Figures, Figures]:
    """By turns: without a consolidation, and for as long as one takes."""
    region = make_region(folder, UNITS, untouched=UNITS // 2)
    alone, beside = [], []
    async with fetching("", region.url, (*region.officers, region.staff), walks.look) as one:
        accounts = itertools.cycle(region.officers)
        paced = partial(closed_loop, one.server, one.bot, one.walk, accounts, CHATS, warm=WARM, every=CHATS / PACE)
        await Phone(one.server, region.staff).say("/trogiup")  # answered once the bot has started
        for turn in range(1, ROUNDS + 1):
            alone.append(await paced(while_=partial(asyncio.sleep, ALONE)))
            staff = Phone(one.server, region.staff)
            await walks.ask_for_all(staff, FORM, UNITS)
            beside.append(await paced(while_=partial(_both_files, staff, 2 * turn)))
    return together(alone), together(beside)


async def _both_files(staff: Phone, files: int) -> None:
    await staff.press("Cả hai")
    await staff.files(files)


def told(alone: Figures, beside: Figures) -> str:
    """Both as a table."""
    lines = ["", f"{CHATS} chats, {PACE:.0f} replies/s asked for           s  replies/s  p50 ms  p95 ms  max ms"]
    for name, run in (("nothing beside", alone), (f"beside Cả hai of {UNITS} communes", beside)):
        lines.append(
            f"{name:<36} {run.seconds:>7.1f} {run.rate:>10.1f} {run.percentile(50) * 1000:>7.1f} "
            f"{run.percentile(95) * 1000:>7.1f} {max(run.latencies) * 1000:>7.1f}"
        )
    ratio = beside.percentile(95) / alone.percentile(95)
    return "\n".join((*lines, f"{'p95, times as long':<55} {ratio:>15.1f}x {verdict(ratio <= MOST)}"))
