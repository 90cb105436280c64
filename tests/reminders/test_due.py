"""Which reminder is due: hand-read calendars, and rules that must hold on any calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reminders.due import Due, Sent, due, next_due_at

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ZONES = st.sampled_from([VIETNAM, ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")])
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2033, 12, 31), timezones=st.just(UTC))
KINDS = ["7", "3", "1", "0", "overdue"]


def local(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment of November 2026 in Vietnam; the 20th is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


def sent_over(deadline: datetime, start: datetime, end: datetime, step: timedelta) -> list[tuple[datetime, Due]]:
    """Every reminder a bot that ticks each ``step`` sends, with its moment."""
    sent: list[tuple[datetime, Due]] = []
    now = start
    while now <= end:
        claimed = [Sent(one.kind, one.due_on) for _, one in sent]
        if found := due(deadline, now, claimed, VIETNAM):
            sent.append((now, found))
        now += step
    return sent


def test_whole_line_of_a_friday_deadline() -> None:
    """A Friday deadline is reminded of 7, 3 and 1 days before, on the day, then each working day."""
    sent = sent_over(local(20, 17), local(9, 0), local(26, 0), timedelta(minutes=30))
    assert [(moment, one.kind) for moment, one in sent] == [
        (local(13), "7"),
        (local(17), "3"),
        (local(19), "1"),
        (local(20), "0"),
        (local(23), "overdue"),
        (local(24), "overdue"),
        (local(25), "overdue"),
    ]


def test_slots_on_a_weekend_move_to_the_working_day_before() -> None:
    """A Sunday deadline is reminded of on Friday, once, with the more urgent of the two kinds that fall there."""
    sent = sent_over(local(22, 17), local(12, 0), local(24, 7), timedelta(minutes=30))
    assert [(one.due_on, one.kind) for _, one in sent] == [
        (date(2026, 11, 13), "7"),
        (date(2026, 11, 19), "3"),
        (date(2026, 11, 20), "0"),
        (date(2026, 11, 23), "overdue"),
    ]


def test_only_the_most_urgent_after_downtime() -> None:
    """A bot that was down for days sends the latest reminder alone, and none of those before it afterwards."""
    deadline, back = local(20, 17), local(19, 14, 40)
    assert due(deadline, back, [], VIETNAM) == Due("1", date(2026, 11, 19))
    assert due(deadline, back + timedelta(minutes=1), [Sent("1", date(2026, 11, 19))], VIETNAM) is None


def test_what_falls_due_at_night_waits_for_the_working_morning() -> None:
    """Back on Friday evening, the bot keeps silent until Monday at eight."""
    deadline = local(18, 17)
    assert due(deadline, local(20, 19, 59), [], VIETNAM) == Due("overdue", date(2026, 11, 20))
    for silent in (local(20, 20), local(20, 23), local(21, 10), local(22, 12), local(23, 7, 59)):
        assert due(deadline, silent, [], VIETNAM) is None
    assert due(deadline, local(23), [], VIETNAM) == Due("overdue", date(2026, 11, 23))


def test_held_while_the_person_is_answering() -> None:
    """A reminder waits until ten minutes after the person's last word, and then still comes."""
    deadline, active = local(20, 17), local(20, 7, 55)
    assert due(deadline, local(20, 8, 4), [], VIETNAM, last_active=active) is None
    assert due(deadline, local(20, 8, 5), [], VIETNAM, last_active=active) == Due("0", date(2026, 11, 20))


def test_nothing_owed_from_before_the_assignment_was_given() -> None:
    """An assignment given five days before its deadline is first reminded of at three days."""
    deadline, opened = local(20, 17), local(16, 9)
    assert due(deadline, local(16, 9, 1), [], VIETNAM, opened=opened) is None
    assert due(deadline, local(17), [], VIETNAM, opened=opened) == Due("3", date(2026, 11, 17))


def test_a_moved_deadline_begins_a_new_line_without_looking_back() -> None:
    """After an extension nothing older than what was already sent goes out, and the new line's next slot does."""
    sent, extended = [Sent("0", date(2026, 11, 20))], local(26, 17)
    assert due(extended, local(20, 16), sent, VIETNAM) is None
    assert due(extended, local(23), sent, VIETNAM) == Due("3", date(2026, 11, 23))


@given(deadline=INSTANTS, now=INSTANTS, zone=ZONES)
def test_never_at_night_or_on_a_day_off(deadline: datetime, now: datetime, zone: ZoneInfo) -> None:
    """Whatever the calendar, a reminder goes out from 08:00 to 20:00 of a working day, and is due on one."""
    found = due(deadline, now, [], zone)
    if found:
        moment = now.astimezone(zone)
        assert moment.weekday() < 5
        assert time(8) <= moment.time() < time(20)
        assert found.due_on.weekday() < 5
        assert found.due_on <= moment.date()


@given(deadline=INSTANTS, minutes=st.lists(st.integers(-20 * 24 * 60, 20 * 24 * 60), max_size=40), zone=ZONES)
def test_each_slot_once_and_in_order(deadline: datetime, minutes: list[int], zone: ZoneInfo) -> None:
    """Ticks at any moments send each kind once (overdue: once a day), each later and no less urgent than the last."""
    sent: list[Sent] = []
    for minute in sorted(minutes):
        found = due(deadline, deadline + timedelta(minutes=minute), sent, zone)
        if found:
            sent.append(Sent(found.kind, found.due_on))
            assert due(deadline, deadline + timedelta(minutes=minute), sent, zone) is None
    assert len(set(sent)) == len(sent)
    assert len([one for one in sent if one.kind != "overdue"]) == len({one.kind for one in sent} - {"overdue"})
    order = [(one.due_on, KINDS.index(one.kind)) for one in sent]
    assert order == sorted(order)


@given(deadline=INSTANTS, now=INSTANTS, zone=ZONES)
def test_the_most_urgent_by_recomputation(deadline: datetime, now: datetime, zone: ZoneInfo) -> None:
    """The kind is the one a calendar walked day by day up to now ends with."""
    found = due(deadline, now, [], zone)
    if found is None:
        return
    today, last_day = now.astimezone(zone).date(), deadline.astimezone(zone).date()
    if today > last_day:
        assert found == Due("overdue", today)
        return
    assert found.kind != "overdue"
    reached = [days for days in (7, 3, 1, 0) if _weekday_at_or_before(last_day - timedelta(days=days)) <= today]
    assert found == Due(str(reached[-1]), _weekday_at_or_before(last_day - timedelta(days=reached[-1])))


@settings(max_examples=50)
@given(deadline=INSTANTS, offset=st.integers(-15 * 24, 15 * 24), zone=ZONES)
def test_next_due_is_the_first_later_moment_with_something_new(deadline: datetime, offset: int, zone: ZoneInfo) -> None:
    """At the announced moment a reminder is due that was not owed before, and no sooner."""
    after = deadline + timedelta(hours=offset)
    moment = next_due_at(deadline, after, zone)
    assert moment > after
    assert moment.tzinfo is UTC
    found = due(deadline, moment, [], zone)
    assert found is not None
    assert found.due_on == moment.astimezone(zone).date()
    for days in range((moment.astimezone(zone).date() - after.astimezone(zone).date()).days):
        between = datetime.combine(after.astimezone(zone).date() + timedelta(days=days), time(8), zone)
        if between > after:
            skipped = due(deadline, between, [], zone)
            assert skipped is None or skipped.due_on != between.date()


def _weekday_at_or_before(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
