"""Windows and deadlines moved on: to the next period of a recurring form, or from last year to this one."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from templates.period import Period
from templates.working_days import WorkingDays

Recurs = Literal["half_year", "year", "none"]

MONTHS: dict[str, int] = {"half_year": 6, "year": 12}
"""How far one period of a form stands from the next."""

OPENS_BEFORE = timedelta(days=30)
"""A period that opens by itself opens so long before its deadline: nobody is told half a year ahead."""

OPENS_AT = time(8)

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Opening:
    """The next period of a recurring form and the instant it opens."""

    period: Period
    at: datetime


def moved(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    longest = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, longest if is_last else min(day.day, longest))


def moved_window(window: Window, months: int) -> Window:
    return moved(window[0], months), moved(window[1], months)


def own_window(recurs: Recurs, today: date) -> Window:
    """The half-year or year that ``today`` stands in."""
    if recurs != "half_year":
        return date(today.year, 1, 1), date(today.year, 12, 31)
    if today.month <= 6:
        return date(today.year, 1, 1), date(today.year, 6, 30)
    return date(today.year, 7, 1), date(today.year, 12, 31)


def next_opening(period: Period, recurs: Recurs, days: WorkingDays, zone: tzinfo, now: datetime) -> Opening | None:
    """The period that follows ``period``, and when it opens; None for a form that does not recur.

    Window, deadline and lock move by the form's own step, deadline and lock to the working day before where they fall
    on a day off.  It opens at 08:00 of the last working day not later than thirty days before its deadline, and never
    before the window before it has ended.  A period whose deadline has passed at ``now`` (the program stood still) is
    passed over.  The guiding letter is not carried on: each period has its own.
    """
    step = MONTHS.get(recurs)
    if step is None:
        return None
    following = _following(period, step, days, zone)
    while following.deadline <= now:
        period, following = following, _following(following, step, days, zone)
    opens = days.on_or_before((following.deadline - OPENS_BEFORE).astimezone(zone).date())
    opens = max(opens, days.on_or_after(period.end + timedelta(days=1)))
    return Opening(following, datetime.combine(opens, OPENS_AT, zone).astimezone(UTC))


def _following(period: Period, months: int, days: WorkingDays, zone: tzinfo) -> Period:
    start, end = moved_window((period.start, period.end), months)
    deadline = _moved_instant(period.deadline, months, days, zone)
    lock = period.lock and _moved_instant(period.lock, months, days, zone)
    return replace(period, start=start, end=end, deadline=deadline, lock=lock, letter=None)


def _moved_instant(at: datetime, months: int, days: WorkingDays, zone: tzinfo) -> datetime:
    local = at.astimezone(zone)
    day = days.on_or_before(moved(local.date(), months))
    return datetime.combine(day, local.time(), zone).astimezone(UTC)
