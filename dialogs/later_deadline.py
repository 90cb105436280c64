"""A later deadline: the working days offered, a typed day read, and the instant it stands for."""

from datetime import UTC, date, datetime, tzinfo

from dialogs.screen import Draft, button
from templates.dates import read_day, short_day, weekday
from templates.problem import Problem
from templates.working_days import WorkingDays

CALENDAR = WorkingDays()

OFFERED = (1, 3, 7)
"""Working days after the present deadline, or after today where that has passed."""


def offered(deadline: datetime, now: datetime, zone: tzinfo) -> tuple[tuple[int, date], ...]:
    """The days to choose from, each with how many working days later it is."""
    start = _start(deadline, now, zone)
    return tuple((count, CALENDAR.after(start, count)) for count in OFFERED)


def add_offered(draft: Draft, deadline: datetime, now: datetime, zone: tzinfo, verb: str, *args: str) -> None:
    """A button for each of them: "+3 ngày: thứ Hai, 30/11/2026"."""
    for count, day in offered(deadline, now, zone):
        draft.row(button(f"+{count} ngày làm việc: {weekday(day)}, {short_day(day)}", verb, *args, day.isoformat()))


def read_later(text: str, deadline: datetime, now: datetime, zone: tzinfo) -> date | Problem:
    """A typed day, if it is a working day after the present deadline and after today."""
    read = read_day(text, now.astimezone(zone).date())
    if isinstance(read, Problem):
        return read
    if read <= _start(deadline, now, zone):
        return Problem("day_not_later", values={"day": short_day(read)})
    why = CALENDAR.why_off(read)
    if why:
        before, after = (short_day(one) for one in CALENDAR.nearest(read))
        return Problem("day_off", values={"day": short_day(read), "why": why, "before": before, "after": after})
    return read


def instant(day: date, deadline: datetime, zone: tzinfo) -> datetime:
    """That day at the deadline's time of day, in UTC."""
    return datetime.combine(day, deadline.astimezone(zone).time(), zone).astimezone(UTC)


def _start(deadline: datetime, now: datetime, zone: tzinfo) -> date:
    return max(deadline.astimezone(zone).date(), now.astimezone(zone).date())
