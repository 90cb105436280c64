"""Telegram's sending limits, enforced: about 30 messages a second overall, 1 a second per chat with a short burst,
20 a minute per group (Bots FAQ, "My bot is hitting limits")."""

from __future__ import annotations

import math
from collections.abc import Callable

OVERALL_PER_SECOND = 30.0
CHAT_BURST = 5.0
GROUP_PER_MINUTE = 20.0


class SendLimits:
    """Token buckets over a monotonic clock in seconds; a call is counted only when it is let through."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: dict[int | None, tuple[float, float]] = {}

    def wait_for(self, chat_id: int) -> int:
        """0 when one more message may go to this chat now (and counts it), else whole seconds to wait."""
        now = self._clock()
        chat = (GROUP_PER_MINUTE, GROUP_PER_MINUTE / 60) if chat_id < 0 else (CHAT_BURST, 1.0)
        wanted = ((None, OVERALL_PER_SECOND, OVERALL_PER_SECOND), (chat_id, *chat))
        levels = [(key, self._level(key, size, rate, now), rate) for key, size, rate in wanted]
        wait = max((1 - level) / rate for _, level, rate in levels)
        if wait > 1e-9:
            return max(1, math.ceil(wait))
        for key, level, _ in levels:
            self._buckets[key] = (level - 1, now)
        return 0

    def _level(self, key: int | None, size: float, rate: float, now: float) -> float:
        level, at = self._buckets.get(key, (size, now))
        return min(size, level + (now - at) * rate)
