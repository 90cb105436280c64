"""A later deadline: the working days offered, a typed day read, and the instant it stands for."""

from datetime import UTC, date, datetime, tzinfo

from dialogs.screen import Draft, button
from dialogs.world import World
from templates.dates import read_day, short_day, weekday
from templates.problem import Problem

OFFERED = (1, 3, 7)
"""Working days after the present deadline, or after today where that has passed."""


def add_offered(draft: Draft, world: World, deadline: datetime, verb: str, *args: str) -> None:
    """A button for each of the days to choose from: "+3 ngày làm việc: thứ Hai, 30/11/2026"."""
    start = _start(world, deadline)
    for count in OFFERED:
        day = world.days.after(start, count)
        draft.row(button(f"+{count} ngày làm việc: {weekday(day)}, {short_day(day)}", verb, *args, day.isoformat()))


def read_later(text: str, world: World, deadline: datetime) -> date | Problem:
    """A typed day, if it is a working day after the present deadline and after today."""
    read = read_day(text, world.now.astimezone(world.zone).date())
    if isinstance(read, Problem):
        return read
    if read <= _start(world, deadline):
        return Problem("day_not_later", values={"day": short_day(read)})
    why = world.days.why_off(read)
    if why:
        before, after = (short_day(one) for one in world.days.nearest(read))
        return Problem("day_off", values={"day": short_day(read), "why": why, "before": before, "after": after})
    return read


def instant(day: date, deadline: datetime, zone: tzinfo) -> datetime:
    """That day at the deadline's time of day, in UTC."""
    return datetime.combine(day, deadline.astimezone(zone).time(), zone).astimezone(UTC)


def _start(world: World, deadline: datetime) -> date:
    return max(deadline.astimezone(world.zone).date(), world.now.astimezone(world.zone).date())
