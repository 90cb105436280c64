"""Days, deadlines and moments in words, and typed days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from templates.dates import deadline_in_words, long_day, moment, read_day, short_day
from templates.problem import Problem

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026", "05/01/2026"),
        (date(2018, 2, 12), "ngày 12 tháng 02 năm 2018", "12/02/2018"),
        (date(2013, 3, 3), "ngày 03 tháng 3 năm 2013", "03/3/2013"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019", "29/6/2019"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026", "10/12/2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day: date, long: str, short: str) -> None:
    """The habit of official texts (document-standards 2.3), in words and in figures."""
    assert long_day("Sông Vàng", day) == f"Sông Vàng, {long}"
    assert short_day(day) == short


def test_a_day_not_yet_known_prints_as_a_gap() -> None:
    """Room is left for a hand to write the day, and the month when that is not known either."""
    assert long_day("Sông Vàng", None, date(2026, 6, 30)) == "Sông Vàng, ngày      tháng 6 năm 2026"
    assert long_day("", None, date(2026, 2, 1)) == "ngày      tháng 02 năm 2026"
    assert long_day("Sông Vàng", None) == "Sông Vàng, ngày      tháng      năm"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 6, 10, 1, 0, tzinfo=UTC), "còn 5 ngày"),
        (datetime(2026, 6, 14, 16, 59, tzinfo=UTC), "còn 1 ngày"),
        (datetime(2026, 6, 14, 17, 0, tzinfo=UTC), "hạn hôm nay 17:00"),
        (datetime(2026, 6, 15, 10, 0, tzinfo=UTC), "hạn hôm nay 17:00"),
        (datetime(2026, 6, 15, 10, 1, tzinfo=UTC), "quá hạn từ 17:00 hôm nay"),
        (datetime(2026, 6, 15, 17, 0, tzinfo=UTC), "quá hạn 1 ngày"),
        (datetime(2026, 6, 17, 3, 0, tzinfo=UTC), "quá hạn 2 ngày"),
    ],
)
def test_deadlines_count_local_calendar_days(now: datetime, words: str) -> None:
    """Days change at midnight in the zone, whatever the hour of the deadline (15 June, 17:00 local)."""
    assert deadline_in_words(now, datetime(2026, 6, 15, 10, 0, tzinfo=UTC), HANOI) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), "08:00 thứ Hai, 23/11"),
        (datetime(2026, 3, 7, 17, 30, tzinfo=UTC), "00:30 Chủ nhật, 08/3"),
        (datetime(2026, 1, 3, 2, 5, tzinfo=UTC), "09:05 thứ Bảy, 03/01"),
    ],
)
def test_a_moment_is_told_in_local_time(at: datetime, words: str) -> None:
    """Hour, weekday and day as people say them, in the zone."""
    assert moment(at, HANOI) == words


@pytest.mark.parametrize(
    "typed",
    [
        "5/6/2026",
        "05/06/2026",
        "05-06-2026",
        "5.6.2026",
        "5 6 2026",
        "ngày 5 tháng 6",
        "Ngày 05 tháng 6 năm 2026.",
        "5/6",
        "5 tháng 6 năm 2026",
        "2026-06-05",
        " ngày 5/6/2026 ",
    ],
)
def test_a_typed_day_is_read(typed: str) -> None:
    """Day before month, the present year where none is given, ISO too."""
    assert read_day(typed, date(2026, 11, 20)) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "typed", ["", "31/2/2026", "5", "6/13/2026", "5/6/26", "hôm qua", "5/6/2026 và 6/6/2026", "0/1/2026"]
)
def test_a_day_that_cannot_be_is_asked_back(typed: str) -> None:
    """A problem shows what was typed and how to write a day."""
    problem = read_day(typed, date(2026, 11, 20))
    assert isinstance(problem, Problem)
    assert problem.sentence == (
        f"Trợ lý chưa đọc được ngày trong “{typed}”. Anh/chị gửi lại dạng ngày/tháng/năm, ví dụ 05/6/2026."
    )
