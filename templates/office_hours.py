"""When a person may be disturbed: in the hours of a working day, and where a moment outside them moves to."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from templates.working_days import WorkingDays

FIRST = time(8)
LAST = time(20)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """08:00 to 20:00 local time in ``zone`` of working days; instants are aware, those given back UTC."""

    zone: ZoneInfo
    days: WorkingDays = field(default_factory=WorkingDays)

    def may_disturb(self, now: datetime) -> bool:
        local = now.astimezone(self.zone)
        return FIRST <= local.time() < LAST and self.days.is_working_day(local.date())

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def at(self, day: date, hour: time = FIRST) -> datetime:
        """That local hour of the day; the first one unless another is given."""
        return datetime.combine(day, hour, self.zone).astimezone(UTC)

    def next_morning(self, now: datetime) -> datetime:
        """The first hour of a working day that is later than ``now``."""
        day = self.local_day(now)
        return self.at(self.days.on_or_after(day if self.at(day) > now else day + timedelta(days=1)))
