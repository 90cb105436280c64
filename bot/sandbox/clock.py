"""The demo clock: the machine's time moved forward by what the person at the page asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.sandbox.telegram import utc_now


class DemoClock:
    """Runs on like any clock, from wherever it was moved to; never goes back."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """The demo's time, in UTC."""
        return utc_now() + self.offset

    def move(self, by: timedelta) -> None:
        """Moves the clock forward."""
        self.offset += by
