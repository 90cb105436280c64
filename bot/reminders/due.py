"""Which reminder of one assignment is due to one person: a pure function of deadline, now and what was sent.

Reminders stand on a line of slots: 7, 3 and 1 days before the deadline's local day, that day itself, then every
working day after it, each at 08:00 local time.  A slot before the deadline that falls on a day off moves to the
working day before it, an overdue one to the working day after.  Only the latest slot reached counts: whatever stands
before it has been overtaken, so after downtime one reminder goes out, not a backlog.

A slot missed at 08:00 is owed until it is sent or overtaken, but only between 08:00 and 20:00 of a working day: nobody
is reminded at night or on a day off, and what became due then waits for the next working morning.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import count

OVERDUE = "overdue"
DAYS_BEFORE = {"7": 7, "3": 3, "1": 1, "0": 0}
FIRST_MOMENT = time(8)
LAST_MOMENT = time(20)
QUIET_AFTER_ACTIVITY = timedelta(minutes=10)

_URGENCY = {"7": 0, "3": 1, "1": 2, "0": 3, OVERDUE: 4}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder already claimed: its kind ("7", "3", "1", "0", "overdue") and the local day it was due on."""

    kind: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to send now: its kind and the local day it was due on, which together name it once and for all."""

    kind: str
    due_on: date


def due(
    deadline: datetime,
    now: datetime,
    sent: Collection[Sent],
    zone: tzinfo,
    *,
    last_active: datetime | None = None,
    opened: datetime | None = None,
) -> Due | None:
    """The one reminder to send at ``now``, or None.

    ``deadline``, ``now``, ``last_active`` and ``opened`` are aware instants.  ``last_active`` is when the person last
    wrote or pressed: a reminder waits until ten minutes after it.  ``opened`` is when the assignment was given: slots
    before it are not owed, so nobody is reminded on top of the news of the assignment itself.  A submitted report
    has no reminders; the caller does not ask.  A reminder already sent for a later slot (the deadline was moved, or the
    clock set back) overtakes this one.
    """
    if not _may_disturb(now.astimezone(zone)) or _is_active(now, last_active):
        return None
    latest = _latest_slot(deadline, now, zone)
    if latest is None or (opened is not None and _moment(latest.due_on, zone) <= opened):
        return None
    if any(_rank(one) >= _rank(latest) for one in sent):
        return None
    return latest


def next_due_at(deadline: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The first instant later than ``after`` (aware) at which a reminder falls due, in UTC."""
    return next(
        moment for slot in _slots(deadline, zone) if (moment := _moment(slot.due_on, zone).astimezone(UTC)) > after
    )


def is_working_day(day: date) -> bool:
    """Monday to Friday."""
    return day.weekday() < 5


def _slots(deadline: datetime, zone: tzinfo) -> Iterator[Due]:
    """All slots in order of time, the more urgent last where two fall on one day; the overdue ones never end."""
    last_day = deadline.astimezone(zone).date()
    for kind, days in DAYS_BEFORE.items():
        yield Due(kind, _working_day(last_day - days * _ONE_DAY, -_ONE_DAY))
    for days in count(1):
        if is_working_day(day := last_day + days * _ONE_DAY):
            yield Due(OVERDUE, day)


def _latest_slot(deadline: datetime, now: datetime, zone: tzinfo) -> Due | None:
    latest = None
    for slot in _slots(deadline, zone):
        if _moment(slot.due_on, zone) > now:
            break
        latest = slot
    return latest


def _working_day(day: date, step: timedelta) -> date:
    while not is_working_day(day):
        day += step
    return day


def _moment(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, FIRST_MOMENT, zone)


def _may_disturb(local: datetime) -> bool:
    return is_working_day(local.date()) and FIRST_MOMENT <= local.time() < LAST_MOMENT


def _is_active(now: datetime, last_active: datetime | None) -> bool:
    return last_active is not None and now - last_active < QUIET_AFTER_ACTIVITY


def _rank(one: Sent | Due) -> tuple[date, int]:
    return one.due_on, _URGENCY[one.kind]
