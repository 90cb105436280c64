"""Working days: weekends, Vietnam's public holidays with their days in lieu, and what an office adds of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from holidays.countries.vietnam import Vietnam

_ONE_DAY = timedelta(days=1)
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
OWN_DAY_OFF = "ngày nghỉ riêng"


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of offices (Bộ luật Lao động 2019, Điều 111 and 112; yearly notices move days by a swap).

    ``extra_off`` and ``extra_working`` are the administrator's own days and stand above everything else: a swap that
    the library does not know yet is a day off and a working Saturday.
    """

    extra_off: frozenset[date] = frozenset()
    extra_working: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return not self.why_off(day)

    def why_off(self, day: date) -> str:
        """Why nobody works that day ("Chủ nhật", "Quốc khánh"); "" for a working day."""
        if day in self.extra_off:
            return OWN_DAY_OFF
        if day in self.extra_working or day in _swapped(day.year):
            return ""
        return _named(day.year).get(day) or _WEEKEND.get(day.weekday(), "")

    def on_or_before(self, day: date) -> date:
        return next(one for one in _days(day, -_ONE_DAY) if self.is_working_day(one))

    def on_or_after(self, day: date) -> date:
        return next(one for one in _days(day, _ONE_DAY) if self.is_working_day(one))

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (from 1)."""
        working = (one for one in _days(day + _ONE_DAY, _ONE_DAY) if self.is_working_day(one))
        return next(islice(working, count - 1, None))

    def nearest(self, day: date) -> tuple[date, date]:
        """The last working day not after ``day`` and the first not before it; twice the day itself where it is one."""
        return self.on_or_before(day), self.on_or_after(day)


def _days(start: date, step: timedelta) -> Iterator[date]:
    day = start
    while True:
        yield day
        day += step


@lru_cache(maxsize=64)
def _named(year: int) -> dict[date, str]:
    return dict(Vietnam(years=year, language="vi"))


@lru_cache(maxsize=64)
def _swapped(year: int) -> frozenset[date]:
    """Saturdays on which everybody works for another day off."""
    return frozenset(Vietnam(years=year).weekend_workdays)
