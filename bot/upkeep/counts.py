"""What a process has done since it started, for whoever watches it: plain numbers, cheap to keep."""

from collections import Counter
from dataclasses import dataclass, field

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds, in seconds, of the times an update took."""


@dataclass(slots=True)
class Counts:
    """``updates`` by outcome (handled, set_aside), ``sent`` by kind (screen, message, document …), ``refused`` by what
    Telegram or the network said, ``jobs`` by outcome; ``times`` counts updates by the bucket of their handling time."""

    updates: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    jobs: Counter[str] = field(default_factory=Counter)
    times: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    seconds: float = 0.0

    def took(self, seconds: float) -> None:
        """An update was handled in that time."""
        place = next((number for number, bound in enumerate(BUCKETS) if seconds <= bound), len(BUCKETS))
        self.times[place] += 1
        self.seconds += seconds
