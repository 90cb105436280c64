"""Which reminder of one assignment is due to one person: a pure function of deadline, now and what was sent.

Reminders stand on a line of slots: 7, 3 and 1 days before the deadline's local day, that day itself, then every
working day after it, each at 08:00 local time.  A slot before the deadline that falls on a day off moves to the
working day before it, an overdue one to the working day after.  Only the latest slot reached counts: whatever stands
before it has been overtaken, so after downtime one reminder goes out, not a backlog.

A slot missed at 08:00 is owed until it is sent or overtaken, but only between 08:00 and 20:00 of a working day: nobody
is reminded at night or on a day off, and what became due then waits for the next working morning.

Nhắc sau silences a person's reminders of a report until a moment, when the reminder comes again unless a slot's own
takes its place.  That moment is never later than the next working morning, so no slot is slept through; one that is,
because the clock was set back, silences nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from templates.office_hours import OfficeHours
from templates.working_days import WorkingDays

OVERDUE = "overdue"
DAYS_BEFORE = {"7": 7, "3": 3, "1": 1, "0": 0}
QUIET_AFTER_ACTIVITY = timedelta(minutes=10)

_LATER = "later "
_URGENCY = {"7": 0, "3": 1, "1": 2, "0": 3, OVERDUE: 4}


@dataclass(frozen=True, slots=True)
class Sent:
    """A reminder already claimed: its kind ("7", "3", "1", "0", "overdue", "later 14:00") and its local day."""

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
    hours: OfficeHours,
    *,
    opened: datetime | None = None,
    snoozed: datetime | None = None,
) -> Due | None:
    """The one reminder to send at ``now``, or None.

    All instants are aware.  ``opened`` is when the person last heard of the report anew, because it was given or sent
    back: slots before it are not owed, so nobody is reminded on top of that news.  ``snoozed`` is the moment the
    person put reminders off to.  A submitted report has no reminders; the caller does not ask.  A reminder already
    sent for a later slot (the deadline was moved, or the clock set back) overtakes this one.
    """
    if not hours.may_disturb(now):
        return None
    if snoozed is not None and now < snoozed <= hours.next_morning(now):
        return None
    slot = _owed(deadline, now, sent, hours, opened)
    if slot is not None or snoozed is None or snoozed > now or (opened is not None and snoozed <= opened):
        return slot
    return _put_off(snoozed, sent, hours)


def is_active(now: datetime, last_active: datetime | None) -> bool:
    """Whether the person wrote or pressed in the last ten minutes: a reminder waits until they are done.

    A moment to come is the work of a clock since set back, and holds nothing up for longer than that either.
    """
    return last_active is not None and abs(now - last_active) < QUIET_AFTER_ACTIVITY


def _owed(
    deadline: datetime, now: datetime, sent: Collection[Sent], hours: OfficeHours, opened: datetime | None
) -> Due | None:
    latest = _latest_slot(deadline, now, hours)
    if latest is None or (opened is not None and hours.at(latest.due_on) <= opened):
        return None
    overtaken = any(_rank(one) >= _rank(latest) for one in sent if one.kind in _URGENCY)
    return None if overtaken else latest


def _put_off(snoozed: datetime, sent: Collection[Sent], hours: OfficeHours) -> Due | None:
    """The reminder put off to that moment, unless it has come."""
    local = snoozed.astimezone(hours.zone)
    kind, day = f"{_LATER}{local:%H:%M}", local.date()
    return None if Sent(kind, day) in sent else Due(kind, day)


def _latest_slot(deadline: datetime, now: datetime, hours: OfficeHours) -> Due | None:
    """The last slot whose moment has come."""
    today = hours.local_day(now)
    reached = today if hours.at(today) <= now else today - timedelta(days=1)
    return _slot_reached(hours.local_day(deadline), reached, hours.days)


@lru_cache(maxsize=1024)
def _slot_reached(last_day: date, reached: date, days: WorkingDays) -> Due | None:
    """The last slot up to a day; of two on one day the more urgent.  Thousands of reports share their deadline."""
    latest = days.on_or_before(reached)
    if latest > last_day:
        return Due(OVERDUE, latest)
    before = (Due(kind, days.on_or_before(last_day - timedelta(days=count))) for kind, count in DAYS_BEFORE.items())
    found = [slot for slot in before if slot.due_on <= reached]
    return found[-1] if found else None


def _rank(one: Sent | Due) -> tuple[date, int]:
    return one.due_on, _URGENCY[one.kind]
