"""The office's calendar while the bot runs: ``days-off.csv`` read again whenever it was changed, never half."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.cli.failure import CommandFailed
from bot.reminders.days_off import FILE, read_days_off
from templates.text import cut
from templates.working_days import WorkingDays

log = logging.getLogger(__name__)

READ_AGAIN = (
    "📅 Trợ lý đã đọc lại lịch nghỉ ({file}): {off} ngày nghỉ, {working} ngày làm bù của cơ quan. "
    "Nhắc hạn và lịch chọn hạn nộp theo lịch này."
)
LEFT_ALONE = "Trợ lý vẫn theo lịch đã đọc trước đó. Sửa và lưu tệp, Trợ lý tự đọc lại trong một phút."
LONGEST = 2000
"""Characters told of a bad file: the first faults are enough to begin with."""

Stamp = tuple[int, int, int]
"""When a file was written, its size and which file it is."""


@dataclass(frozen=True, slots=True)
class CalendarNews:
    """What the administrators are told; ``name`` is the same on every replica that reads the same file."""

    text: str
    name: str


class OfficeCalendar:
    """``days`` is the calendar as it was last read whole."""

    def __init__(self, days: WorkingDays, folder: Path | None = None) -> None:
        self.days = days
        self._folder = folder
        self._read = self._seen = self._stamp()

    @classmethod
    def kept_in(cls, folder: Path) -> Self:
        """The calendar of the data folder; raises ``CommandFailed`` where its file cannot be read."""
        calendar = cls(WorkingDays(), folder)
        calendar.days = read_days_off(folder)
        return calendar

    def look(self) -> CalendarNews | None:
        """Read the file again if it was changed since, and not since the last look: an editor may still be at it."""
        stamp, seen = self._stamp(), self._seen
        self._seen = stamp
        if self._folder is None or stamp == self._read or stamp != seen:
            return None
        self._read = stamp
        name = f"days-off:{stamp[0] if stamp else 'none'}"
        try:
            self.days = read_days_off(self._folder)
        except CommandFailed as failure:
            log.error("%s cannot be used; the calendar stays as it was", FILE)
            return CalendarNews(f"⚠ {cut(str(failure), LONGEST)}\n{LEFT_ALONE}", name)
        off, working = len(self.days.extra_off), len(self.days.extra_working)
        log.info("%s was read again", FILE)
        return CalendarNews(READ_AGAIN.format(file=FILE, off=off, working=working), name)

    def _stamp(self) -> Stamp | None:
        """None where there is no such file."""
        if self._folder is None:
            return None
        try:
            status = (self._folder / FILE).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
