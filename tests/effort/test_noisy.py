"""A noisy officer: figures stored otherwise than meant without a question having been asked are next to none."""

import pytest

from tests.effort.noisy import noisy_fills

FILLS = 20


def test_what_is_doubtful_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty times seven tables through every kind of noise: at most one figure in a thousand is silently wrong."""
    tally = noisy_fills(FILLS, seed=11)
    with capsys.disabled():
        print(f"\n{tally}")
    assert (tally.fills, tally.figures) == (FILLS, 55 * FILLS)
    assert tally.questions > FILLS
    assert len(tally.silent) * 1000 <= tally.figures, tally.silent
