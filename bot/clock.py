"""The one place where the time of day is read; everything else is given a clock."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells now, as an aware UTC instant; the sandbox's clock can be moved ahead."""


def now() -> datetime:
    return datetime.now(UTC)
