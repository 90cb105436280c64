"""Earlier data windows of a report that comes back regularly."""

from calendar import monthrange
from datetime import date

from templates.dates import short_day
from templates.period import Period

MOST = 4
_MONTHS = {"half_year": 6, "year": 12}
_DAYS_A_MONTH = 30.44

Window = tuple[date, date]


def earlier_windows(period: Period, recurs: str) -> tuple[Window, ...]:
    """The windows before the period's, the latest first; one that does not recur is moved by its own length."""
    months = _MONTHS.get(recurs) or max(12, round((period.end - period.start).days / _DAYS_A_MONTH))
    return tuple(
        (_moved(period.start, -step * months), _moved(period.end, -step * months)) for step in range(1, MOST + 1)
    )


def window_name(window: Window) -> str:
    """ "01/01/2025 – 30/6/2025"."""
    return " – ".join(short_day(day) for day in window)


def _moved(day: date, months: int) -> date:
    """The same day so many months on; the last day of a month stays one."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    last = monthrange(year, month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if is_last else min(day.day, last))
