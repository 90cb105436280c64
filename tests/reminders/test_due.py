"""Which reminder is due: hand-read calendars, and rules that must hold on any calendar, Tết included."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.due import Due, Sent, due, is_active
from dialogs.report.snoozing import moments
from templates.office_hours import OfficeHours
from templates.working_days import WorkingDays

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = OfficeHours(VIETNAM)
ZONES = st.sampled_from([VIETNAM, ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")])
OWN_DAYS = st.frozensets(st.dates(date(2024, 1, 1), date(2033, 12, 31)), max_size=5)
HOURS = st.builds(OfficeHours, ZONES, st.builds(WorkingDays, OWN_DAYS, OWN_DAYS))
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2033, 12, 31), timezones=st.just(UTC))
NEARBY = st.lists(st.integers(-20 * 24 * 60, 20 * 24 * 60), max_size=40)
"""Minutes from a deadline."""
KINDS = ["7", "3", "1", "0", "overdue"]


def local(day: int, hour: int = 8, minute: int = 0, month: int = 11) -> datetime:
    """A moment of 2026 in Vietnam; 20 November is a Friday."""
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


def sent_over(deadline: datetime, start: datetime, end: datetime, hours: OfficeHours = OFFICE) -> list[tuple[str, str]]:
    """Every reminder a bot that looks each half hour sends: when, and of which kind."""
    sent: list[tuple[str, Due]] = []
    now = start
    while now <= end:
        claimed = [Sent(one.kind, one.due_on) for _, one in sent]
        if found := due(deadline, now, claimed, hours):
            sent.append((f"{now.astimezone(VIETNAM):%d/%m %H:%M}", found))
        now += timedelta(minutes=30)
    return [(moment, one.kind) for moment, one in sent]


def test_whole_line_of_a_friday_deadline() -> None:
    """A Friday deadline is reminded of 7, 3, 1 days before, on the day, then each working day (the 24th is none)."""
    assert sent_over(local(20, 17), local(9, 0), local(26, 0)) == [
        ("13/11 08:00", "7"),
        ("17/11 08:00", "3"),
        ("19/11 08:00", "1"),
        ("20/11 08:00", "0"),
        ("23/11 08:00", "overdue"),
        ("25/11 08:00", "overdue"),
    ]


def test_slots_on_a_weekend_move_to_the_working_day_before() -> None:
    """A Sunday deadline is reminded of on Friday, once, with the more urgent of the two kinds that fall there."""
    assert sent_over(local(22, 17), local(12, 0), local(24, 7)) == [
        ("13/11 08:00", "7"),
        ("19/11 08:00", "3"),
        ("20/11 08:00", "0"),
        ("23/11 08:00", "overdue"),
    ]


def test_tet_is_quiet() -> None:
    """Of a deadline on the first day after Tết people hear on the last day before it, once, and on the day itself."""
    assert sent_over(local(23, 17, month=2), local(2, 0, month=2), local(25, 7, month=2)) == [
        ("13/02 08:00", "1"),
        ("23/02 08:00", "0"),
        ("24/02 08:00", "overdue"),
    ]


def test_overdue_reminders_rest_over_a_holiday() -> None:
    """What is overdue before Tết is reminded of up to its eve, and again from the first working day."""
    assert sent_over(local(11, 17, month=2), local(12, 0, month=2), local(24, 7, month=2)) == [
        ("12/02 08:00", "overdue"),
        ("13/02 08:00", "overdue"),
        ("23/02 08:00", "overdue"),
    ]


def test_an_offices_own_days_count() -> None:
    """On a Saturday everybody works people are reminded, on a day off of the office's own they are not."""
    own = OfficeHours(VIETNAM, WorkingDays(frozenset({date(2026, 11, 23)}), frozenset({date(2026, 11, 21)})))
    assert sent_over(local(19, 17), local(20, 0), local(25, 12), own) == [
        ("20/11 08:00", "overdue"),
        ("21/11 08:00", "overdue"),
        ("25/11 08:00", "overdue"),
    ]


def test_only_the_most_urgent_after_downtime() -> None:
    """A bot that was down for days sends the latest reminder alone, and none of those before it afterwards."""
    deadline, back = local(20, 17), local(19, 14, 40)
    assert due(deadline, back, [], OFFICE) == Due("1", date(2026, 11, 19))
    assert due(deadline, back + timedelta(minutes=1), [Sent("1", date(2026, 11, 19))], OFFICE) is None


def test_what_falls_due_at_night_waits_for_the_working_morning() -> None:
    """Back on Friday evening, the bot keeps silent until Monday at eight."""
    deadline = local(18, 17)
    assert due(deadline, local(20, 19, 59), [], OFFICE) == Due("overdue", date(2026, 11, 20))
    for silent in (local(20, 20), local(20, 23), local(21, 10), local(22, 12), local(23, 7, 59)):
        assert due(deadline, silent, [], OFFICE) is None
    assert due(deadline, local(23), [], OFFICE) == Due("overdue", date(2026, 11, 23))


def test_a_person_is_busy_for_ten_minutes() -> None:
    """Ten minutes after the last word, and not sooner, somebody counts as done."""
    assert is_active(local(20, 8, 4), local(20, 7, 55))
    assert not is_active(local(20, 8, 5), local(20, 7, 55))
    assert not is_active(local(20, 8), None)
    # The clock was set back after the last word.
    assert is_active(local(20, 7, 55), local(20, 8))
    assert not is_active(local(20, 2), local(20, 8))


def test_nothing_owed_from_before_the_assignment_was_given() -> None:
    """An assignment given five days before its deadline is first reminded of at three days."""
    deadline, opened = local(20, 17), local(16, 9)
    assert due(deadline, local(16, 9, 1), [], OFFICE, opened=opened) is None
    assert due(deadline, local(17), [], OFFICE, opened=opened) == Due("3", date(2026, 11, 17))


def test_a_moved_deadline_begins_a_new_line_without_looking_back() -> None:
    """After an extension nothing older than what was already sent goes out, and the new line's next slot does."""
    sent, extended = [Sent("0", date(2026, 11, 20))], local(26, 17)
    assert due(extended, local(20, 16), sent, OFFICE) is None
    assert due(extended, local(23), sent, OFFICE) == Due("3", date(2026, 11, 23))


def test_a_reminder_put_off_comes_again_once() -> None:
    """Put off at nine until ten it comes at ten, once, though nothing else is due; and may be put off again."""
    deadline, sent = local(25, 17), [Sent("7", date(2026, 11, 18))]
    assert due(deadline, local(18, 9, 59), sent, OFFICE, snoozed=local(18, 10)) is None
    again = due(deadline, local(18, 10), sent, OFFICE, snoozed=local(18, 10))
    assert again == Due("later 10:00", date(2026, 11, 18))
    sent.append(Sent(again.kind, again.due_on))
    assert due(deadline, local(18, 10, 1), sent, OFFICE, snoozed=local(18, 10)) is None
    assert due(deadline, local(18, 14), sent, OFFICE, snoozed=local(18, 14)) == Due("later 14:00", date(2026, 11, 18))


def test_put_off_to_the_morning_a_slot_takes_its_place() -> None:
    """Put off to the morning of the next slot, one reminder comes then and not two."""
    deadline, sent = local(20, 17), [Sent("1", date(2026, 11, 19))]
    found = due(deadline, local(20), sent, OFFICE, snoozed=local(20))
    assert found == Due("0", date(2026, 11, 20))
    assert due(deadline, local(20, 8, 1), [*sent, Sent("later 08:00", date(2026, 11, 20)), Sent("0", found.due_on)],
               OFFICE, snoozed=local(20)) is None  # fmt: skip


def test_what_was_put_off_before_a_report_was_sent_back_is_forgotten() -> None:
    """Handed in and returned after the moment had passed: the old wish brings no reminder on top of that news."""
    deadline, sent = local(25, 17), [Sent("7", date(2026, 11, 18))]
    assert due(deadline, local(18, 16), sent, OFFICE, opened=local(18, 15), snoozed=local(18, 14)) is None


def test_a_clock_set_back_leaves_nobody_in_silence() -> None:
    """A moment further off than a reminder can be put off to silences nothing."""
    assert due(local(20, 17), local(20), [], OFFICE, snoozed=local(20, 8, month=12)) == Due("0", date(2026, 11, 20))


@given(deadline=INSTANTS, now=INSTANTS, hours=HOURS, snoozed=st.none() | INSTANTS)
def test_never_at_night_or_on_a_day_off(
    deadline: datetime, now: datetime, hours: OfficeHours, snoozed: datetime | None
) -> None:
    """Whatever the calendar, a reminder goes out from 08:00 to 20:00 of a working day, and its slot is on one."""
    found = due(deadline, now, [], hours, snoozed=snoozed)
    if found:
        moment = now.astimezone(hours.zone)
        assert hours.days.is_working_day(moment.date())
        assert time(8) <= moment.time() < time(20)
        assert found.due_on <= moment.date()
        assert found.kind not in KINDS or hours.days.is_working_day(found.due_on)


@given(deadline=INSTANTS, minutes=NEARBY, hours=HOURS)
def test_each_slot_once_and_in_order(deadline: datetime, minutes: list[int], hours: OfficeHours) -> None:
    """Ticks at any moments send each kind once (overdue: once a day), each later and no less urgent than the last."""
    sent: list[Sent] = []
    for minute in sorted(minutes):
        found = due(deadline, deadline + timedelta(minutes=minute), sent, hours)
        if found:
            sent.append(Sent(found.kind, found.due_on))
            assert due(deadline, deadline + timedelta(minutes=minute), sent, hours) is None
    assert len(set(sent)) == len(sent)
    assert len([one for one in sent if one.kind != "overdue"]) == len({one.kind for one in sent} - {"overdue"})
    order = [(one.due_on, KINDS.index(one.kind)) for one in sent]
    assert order == sorted(order)


@given(deadline=INSTANTS, minute=st.integers(-20 * 24 * 60, 40 * 24 * 60), hours=HOURS)
def test_the_most_urgent_by_recomputation(deadline: datetime, minute: int, hours: OfficeHours) -> None:
    """The kind is the one a calendar walked day by day up to now ends with, and none before the first."""
    now = deadline + timedelta(minutes=minute)
    moment, last_day = now.astimezone(hours.zone), deadline.astimezone(hours.zone).date()
    if not hours.may_disturb(now):
        return
    walked = [
        Due(str(days), _worked_at_or_before(hours.days, last_day - timedelta(days=days))) for days in (7, 3, 1, 0)
    ]
    day = last_day + timedelta(days=1)
    while day <= moment.date():
        if hours.days.is_working_day(day):
            walked.append(Due("overdue", day))
        day += timedelta(days=1)
    reached = [slot for slot in walked if slot.due_on <= moment.date()]
    assert due(deadline, now, [], hours) == (reached[-1] if reached else None)


@given(deadline=INSTANTS, day=st.dates(date(2024, 1, 1), date(2033, 12, 1)), hours=HOURS)
def test_nobody_waits_longer_than_to_the_next_slot(deadline: datetime, day: date, hours: OfficeHours) -> None:
    """On the morning of every working day after the deadline a reminder is due."""
    morning = hours.next_morning(deadline + (day - date(2024, 1, 1)))
    if hours.local_day(morning) > hours.local_day(deadline):
        assert due(deadline, morning, [], hours) == Due("overdue", hours.local_day(morning))


@given(deadline=INSTANTS, minute=st.integers(-20 * 24 * 60, 20 * 24 * 60), hours=HOURS)
def test_what_can_be_chosen_keeps_to_the_rules(deadline: datetime, minute: int, hours: OfficeHours) -> None:
    """Every moment on offer is to come, at office hours, before the deadline unless that has passed, and brings
    exactly one reminder; until then there is none."""
    now = deadline + timedelta(minutes=minute)
    slot = due(deadline, now, [], hours)
    sent = [Sent(slot.kind, slot.due_on)] if slot else []
    for until in moments(now, deadline, hours).values():
        assert now < until <= hours.next_morning(now)
        assert hours.may_disturb(until)
        assert deadline <= now or until < deadline
        assert due(deadline, until - timedelta(microseconds=1), sent, hours, snoozed=until) is None
        found = due(deadline, until, sent, hours, snoozed=until)
        assert found is not None
        sure = [*sent, Sent(found.kind, found.due_on), Sent(f"later {until.astimezone(hours.zone):%H:%M}",
                                                            hours.local_day(until))]  # fmt: skip
        assert due(deadline, until, sure, hours, snoozed=until) is None


@pytest.mark.parametrize(
    ("now", "deadline", "offered"),
    [
        (local(18, 8, 5), local(25, 17), ["hour 18/11 09:05", "afternoon 18/11 14:00", "morning 19/11 08:00"]),
        (local(18, 13), local(25, 17), ["hour 18/11 14:00", "morning 19/11 08:00"]),
        (local(18, 15), local(25, 17), ["hour 18/11 16:00", "morning 19/11 08:00"]),
        (local(20, 19, 30), local(25, 17), ["morning 23/11 08:00"]),
        (local(21, 10), local(25, 17), ["morning 23/11 08:00"]),
        (local(13, 15, month=2), local(27, 17, month=2), ["hour 13/02 16:00", "morning 23/02 08:00"]),
        (local(25, 8, 5), local(25, 17), ["hour 25/11 09:05", "afternoon 25/11 14:00"]),
        (local(25, 16, 30), local(25, 17), []),
        (local(26, 8), local(25, 17), ["hour 26/11 09:00", "afternoon 26/11 14:00", "morning 27/11 08:00"]),
    ],
)
def test_the_moments_on_offer(now: datetime, deadline: datetime, offered: list[str]) -> None:
    """An hour, the afternoon while it is ahead, the next working morning; none past the deadline before it passed."""
    found = moments(now, deadline, OFFICE)
    assert [f"{name} {at.astimezone(VIETNAM):%d/%m %H:%M}" for name, at in found.items()] == offered


def _worked_at_or_before(days: WorkingDays, day: date) -> date:
    while not days.is_working_day(day):
        day -= timedelta(days=1)
    return day
