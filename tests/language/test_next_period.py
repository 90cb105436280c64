"""Periods that follow one another: windows, deadlines and the day the next one opens."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from templates.next_period import Opening, moved_window, next_opening, own_window
from templates.period import Letter, Period
from templates.working_days import WorkingDays

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZONE).astimezone(UTC)  # type: ignore[arg-type]


def test_windows_move_by_months_and_keep_the_end_of_a_month() -> None:
    """The half that ends on 30/6 is followed by the one that ends on 31/12; a window inside months keeps its days."""
    assert moved_window((date(2026, 1, 1), date(2026, 6, 30)), 6) == (date(2026, 7, 1), date(2026, 12, 31))
    assert moved_window((date(2025, 11, 26), date(2026, 5, 25)), 6) == (date(2026, 5, 26), date(2026, 11, 25))
    assert moved_window((date(2024, 2, 29), date(2024, 2, 29)), 12) == (date(2025, 2, 28), date(2025, 2, 28))


def test_a_form_has_its_own_window_today() -> None:
    """A half-year's form speaks of the half today stands in, every other of the year."""
    assert own_window("half_year", date(2026, 6, 30)) == (date(2026, 1, 1), date(2026, 6, 30))
    assert own_window("half_year", date(2026, 7, 1)) == (date(2026, 7, 1), date(2026, 12, 31))
    assert own_window("year", date(2026, 7, 1)) == (date(2026, 1, 1), date(2026, 12, 31))


def test_the_next_half_year_opens_thirty_days_before_its_deadline() -> None:
    """Deadline and lock move on to working days, the letter stays behind, and it opens at 08:00 of a working day."""
    letter = Letter("12-CV/TU", date(2026, 5, 4), "Tỉnh ủy Mẫu", "báo cáo sáu tháng")
    period = Period(date(2026, 1, 1), date(2026, 6, 30), local(2026, 6, 19, 17), letter, local(2026, 6, 26, 17))
    following = Period(date(2026, 7, 1), date(2026, 12, 31), local(2026, 12, 18, 17), lock=local(2026, 12, 25, 17))
    found = next_opening(period, "half_year", WorkingDays(), ZONE, NOW)
    assert found == Opening(following, local(2026, 11, 18, 8))


def test_it_never_opens_before_the_window_before_it_has_ended() -> None:
    """A deadline early in the next window does not call for figures of a half that still runs."""
    period = Period(date(2026, 1, 1), date(2026, 6, 30), local(2026, 2, 10, 17))
    found = next_opening(period, "half_year", WorkingDays(), ZONE, local(2026, 2, 1, 8))
    assert found is not None
    assert found.at == local(2026, 7, 10, 8)
    longer = Period(date(2026, 1, 1), date(2026, 12, 31), local(2026, 1, 20, 17))
    found = next_opening(longer, "year", WorkingDays(), ZONE, local(2026, 1, 10, 8))
    assert found is not None
    assert found.at == local(2027, 1, 4, 8)


def test_periods_missed_while_the_program_stood_still_are_passed_over() -> None:
    """What opens is the first period whose deadline is still ahead."""
    period = Period(date(2024, 1, 1), date(2024, 6, 30), local(2024, 6, 20, 17))
    found = next_opening(period, "half_year", WorkingDays(), ZONE, NOW)
    assert found is not None
    assert (found.period.start, found.period.deadline) == (date(2026, 1, 1), local(2026, 6, 19, 17))


@pytest.mark.parametrize("recurs", ["none"])
def test_a_form_that_does_not_recur_has_no_next_period(recurs: str) -> None:
    """Nothing opens by itself after a form that was asked once."""
    period = Period(date(2026, 1, 1), date(2026, 6, 30), local(2026, 6, 19, 17))
    assert next_opening(period, recurs, WorkingDays(), ZONE, NOW) is None  # type: ignore[arg-type]
