"""The kill test, long."""

from pathlib import Path

import pytest

from tests.kill.experiment import Experiment

KILLS = 50


@pytest.mark.parametrize("seed", [101, 102, 103, 104])
async def test_nothing_is_lost_over_two_hundred_kills(tmp_path: Path, seed: int) -> None:
    """Killed at two hundred moments in all, the bot loses, doubles and asks again nothing of what it has confirmed."""
    await Experiment(tmp_path, seed, KILLS).run()
