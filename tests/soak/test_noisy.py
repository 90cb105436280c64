"""The noisy officer, long."""

import pytest

from tests.effort.noisy import noisy_fills

FILLS = 200


@pytest.mark.parametrize("seed", [7, 2026])
def test_what_is_doubtful_is_asked_over_two_hundred_fills(seed: int) -> None:
    """Two hundred times seven tables: at most one figure in a thousand is silently wrong."""
    tally = noisy_fills(FILLS, seed)
    print(tally)
    assert tally.fills == FILLS
    assert len(tally.silent) * 1000 <= tally.figures, tally.silent
