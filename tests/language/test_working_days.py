"""Which days are worked: weekends, public holidays with their swaps, and an office's own days."""

from datetime import date

import pytest

from templates.working_days import WorkingDays

DAYS = WorkingDays()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 20), ""),
        (date(2026, 11, 21), "thứ Bảy"),
        (date(2026, 11, 22), "Chủ nhật"),
        (date(2026, 1, 1), "Tết Dương lịch"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2026, 4, 27), "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2026, 8, 31), "Ngày nghỉ (thay cho ngày 22/08/2026)"),
        (date(2026, 8, 22), ""),
    ],
)
def test_each_day_is_worked_or_says_why_not(day: date, why: str) -> None:
    """Weekends and holidays are named; a day in lieu is off, and the Saturday it was swapped for is worked."""
    assert DAYS.why_off(day) == why
    assert DAYS.is_working_day(day) == (why == "")


def test_the_nearest_working_days_stand_on_both_sides() -> None:
    """Around Tết they are the last day before it and the first after it; a working day is its own neighbour."""
    assert DAYS.nearest(date(2026, 2, 17)) == (date(2026, 2, 13), date(2026, 2, 23))
    assert DAYS.nearest(date(2026, 11, 20)) == (date(2026, 11, 20), date(2026, 11, 20))


def test_an_offices_own_days_stand_above_the_calendar() -> None:
    """A working Saturday may be a deadline; a day off of one's own may not."""
    own = WorkingDays(frozenset({date(2026, 11, 20)}), frozenset({date(2026, 11, 21)}))
    assert (own.why_off(date(2026, 11, 20)), own.why_off(date(2026, 11, 21))) == ("ngày nghỉ riêng", "")
    assert own.nearest(date(2026, 11, 20)) == (date(2026, 11, 19), date(2026, 11, 21))
