"""The demo clock: the machine's time moved forward by what the person at the page asked for."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.sandbox.telegram import utc_now


class DemoClock:
    """Runs on like any clock, from wherever it was moved to; never goes back, also not by a restart if given a file."""

    def __init__(self, keep: Path | None = None) -> None:
        self._keep = keep
        self.offset = timedelta(seconds=float(keep.read_text())) if keep is not None and keep.exists() else timedelta()

    def now(self) -> datetime:
        """The demo's time, in UTC."""
        return utc_now() + self.offset

    def move(self, by: timedelta) -> None:
        """Moves the clock forward."""
        self.offset += by
        if self._keep is not None:
            self._keep.parent.mkdir(parents=True, exist_ok=True)
            self._keep.write_text(str(self.offset.total_seconds()))
