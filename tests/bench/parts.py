"""The parts of the figures by name: each measures one thing and tells it as a table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from tests.bench import calm, crowd, load_table, sizes, table
from tests.bench.consolidating import UNITS, consolidating
from tests.bench.endurance import endurance
from tests.bench.hour import hour
from tests.bench.process import output
from tests.bench.thinking import thinking


@dataclass(frozen=True, slots=True)
class Turns:
    """How long each turn of a bot lasts, in seconds, and how many turns each has."""

    seconds: float
    rounds: int


Part = Callable[[Path, Turns], Awaitable[str]]
"""Measures in a folder that is not there yet; the table."""


async def _crowd(folder: Path, turns: Turns) -> str:
    return load_table.crowd(await crowd.alone(folder, turns.seconds, turns.rounds))


async def _replicas(folder: Path, turns: Turns) -> str:
    return load_table.replicas(await crowd.on_postgresql(folder, turns.seconds, turns.rounds))


async def _thinking(folder: Path, _turns: Turns) -> str:
    return load_table.thinking(await thinking(folder))


async def _hour(folder: Path, _turns: Turns) -> str:
    return load_table.hour(await hour(folder))


async def _endurance(folder: Path, _turns: Turns) -> str:
    return load_table.endurance(await endurance(folder))


async def _documents(folder: Path, _turns: Turns) -> str:
    chats, made = await consolidating(folder)
    return f"{table.meanwhile(chats)}\n{table.documents(made, UNITS)}"


async def _sizes(folder: Path, _turns: Turns) -> str:
    return sizes.told(await sizes.sizes(folder))


async def _calm(folder: Path, _turns: Turns) -> str:
    return calm.told(*await calm.calm(folder))


async def _following(_folder: Path, _turns: Turns) -> str:
    return table.following(orjson.loads((await output("tests.bench.following")).splitlines()[-1]))


async def _beside(_folder: Path, _turns: Turns) -> str:
    return table.beside(orjson.loads((await output("tests.bench.beside")).splitlines()[-1]))


LOAD: Mapping[str, Part] = {
    "crowd": _crowd,
    "replicas": _replicas,
    "thinking": _thinking,
    "hour": _hour,
    "endurance": _endurance,
}
"""Under load."""

PARTS: Mapping[str, Part] = {
    **LOAD,
    "documents": _documents,
    "sizes": _sizes,
    "calm": _calm,
    "following": _following,
    "beside": _beside,
}
"""All, in the order they are measured."""
