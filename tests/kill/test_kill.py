"""The kill test, short enough to run every time."""

from pathlib import Path

from tests.kill.experiment import Experiment

KILLS = 42


async def test_nothing_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    """Killed at forty-two moments, the bot loses, doubles and asks again nothing of what it has confirmed."""
    await Experiment(tmp_path, seed=7, kills=KILLS).run()
