"""The daily backup: one file a day in BACKUP_DIR, the oldest beyond BACKUP_KEEP deleted."""

import logging
import re
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo

from storage.backup import backup

log = logging.getLogger(__name__)

_OURS = re.compile(r"baocao-\d{4}-\d{2}-\d{2}\.zip")


class DailyBackup:
    """Backs ``url`` up into ``folder`` once a local day, and keeps the newest ``keep`` files."""

    def __init__(self, url: str, folder: Path, keep: int, zone: ZoneInfo) -> None:
        self._url = url
        self._folder = folder
        self._keep = keep
        self._zone = zone

    def run(self, now: datetime) -> Path | None:
        """Make today's file unless it is there, and delete what is too old; the new file.

        Of several processes that share the folder, one makes it.  Raises OSError where the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"baocao-{now.astimezone(self._zone):%Y-%m-%d}.zip"
        made = path if not path.exists() and self._make(path) else None
        self._rotate()
        return made

    def _make(self, path: Path) -> bool:
        """Write the file; false where another process has been quicker."""
        part = path.with_name(f"{path.name}.{token_hex(4)}")
        try:
            backup(self._url, part)
            if path.exists():
                return False
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        log.info("backed up to %s", path.name)
        return True

    def _rotate(self) -> None:
        """Only files of our own naming are ever deleted."""
        ours = sorted(one for one in self._folder.iterdir() if _OURS.fullmatch(one.name))
        for old in ours[: -self._keep]:
            old.unlink(missing_ok=True)
