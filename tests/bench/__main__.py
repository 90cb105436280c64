"""All figures, or some parts of them: `python -m tests.bench [PART...] [--seconds S] [--rounds R]`.

The Bot API server with the simulated people in it is one process, the bot another; documents are made in a third.  On a
machine with two cores the bot has one to itself as long as nothing else runs: the load is printed with the tables.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.parts import LOAD, PARTS, Turns


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tests.bench")
    options.add_argument("part", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}, or load: the first five (all)")
    options.add_argument("--seconds", type=float, default=4.0, help="of each turn of a bot (4)")
    options.add_argument("--rounds", type=int, default=2, help="turns of each bot at each number of chats (2)")
    given = options.parse_args()
    if unknown := set(given.part) - {*PARTS, "load"}:
        options.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)} and load")
    wanted = {*given.part, *LOAD} if "load" in given.part else set(given.part or PARTS)
    os.environ["PTB_TIMEDELTA"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        names = [name for name in PARTS if name in wanted]
        asyncio.run(_measure(Path(folder), names, Turns(given.seconds, given.rounds)))


async def _measure(folder: Path, names: Sequence[str], turns: Turns) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    for name in names:
        started = time.perf_counter()
        told = await PARTS[name](folder / name, turns)
        took = time.perf_counter() - started
        print(f"{told}\n({name}: measured in {took:.0f} s, load {os.getloadavg()[0]:.1f})", flush=True)


if __name__ == "__main__":
    main()
