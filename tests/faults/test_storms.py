"""Everything goes wrong at once, at random: officers write whole reports while Telegram fails one call in four."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.sandbox.faults import Fault, Faults
from storage.tables import changes, inbox, outbox, submissions
from tests.kill.officer import Officer
from tests.promises.stage import OFFICERS, Stage

KINDS: tuple[dict[str, Any], ...] = (
    {"code": 429, "retry_after": 1},
    {"code": 500},
    {"code": 502, "when": "after"},
    {"drop": True},
    {"drop": True, "when": "after"},
    {"delay": 0.4},
)


class Storm(Faults):
    """One call in four is struck, by a kind the dice choose; ``struck`` counts them."""

    def __init__(self, dice: Random) -> None:
        super().__init__()
        self._dice = dice
        self.struck: Counter[str] = Counter()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        if self._dice.random() >= 0.25:
            return None
        fields = self._dice.choice(KINDS)
        self.struck[str(fields)] += 1
        return Fault(**fields)


@pytest.mark.parametrize("seed", [1])
async def test_whole_reports_through_a_storm(tmp_path: Path, seed: int) -> None:
    """Refused, cut, slow and lost calls of every method: each answer is kept once, each file arrives, all submit."""
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}") as stage:
        storm = Storm(Random(seed))
        stage.server.telegram.faults = storm
        await stage.start()
        rounds = iter([True, True, False, False, False, False])
        officers = [
            Officer(stage.person(number), post, stage.region.outline, stage.url, seed=seed + number)
            for number, post in zip(OFFICERS[:3], stage.region.officers, strict=False)
        ]
        await asyncio.gather(*(officer.work(lambda: next(rounds, False)) for officer in officers))
        assert len(storm.struck) == len(KINDS)
        for place, officer in enumerate(officers):
            assert stage.stored(place) == officer.expected
            assert _written(stage, officer) == sorted(officer.written.items())
        assert stage.rows(select(submissions.c.version)) == [(1,), (1,), (1,)]
        assert stage.rows(select(inbox.c.failed).where(inbox.c.failed.is_not(None))) == []
        assert stage.rows(select(outbox.c.state).where(outbox.c.state == "failed")) == []


def _written(stage: Stage, officer: Officer) -> list[tuple[Any, ...]]:
    mine = changes.c.assignment_id == officer.post.assignment
    return stage.rows(select(changes.c.key, func.count()).where(mine).group_by(changes.c.key).order_by(changes.c.key))
