"""Days and deadlines in Vietnamese words, and typed days read back."""

import re
from datetime import date, datetime, tzinfo

from templates.problem import Problem
from templates.text import clean

GAP = " " * 6
"""Room left in print for a day written by hand."""

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAY = re.compile(
    r"(?:ngày\s*)?(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*|\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[/.-]\s*|\s*năm\s*|\s+)(?P<year>\d{4}))?"
)
_DATED = re.compile(
    r"(?:ngày\s*)?(?<!\d)\d{1,2}(?:\s*[/.-]\s*|\s*tháng\s*)\d{1,2}(?:\s*[/.-]\s*|\s*năm\s*)\d{4}(?!\d)"
    r"|(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)"
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def long_day(place: str, day: date | None, month: date | None = None) -> str:
    """The place and date line: "Sông Vàng, ngày 05 tháng 01 năm 2026".

    Without ``day`` a gap stands for it, in the month and year of ``month`` when that is given:
    "ngày      tháng 6 năm 2026".  No place, no comma.  Days below 10 and months 1 and 2 are
    padded (document-standards 2.3).
    """
    known = day or month
    written = f"ngày{f' {day.day:02} ' if day else GAP}"
    written += f"tháng {_month(known)} năm {known.year}" if known else f"tháng{GAP}năm"
    return f"{place}, {written}" if place else written


def short_day(day: date) -> str:
    """The same habit in figures: "03/6/2013", "09/01/2015"."""
    return f"{day.day:02}/{_month(day)}/{day.year}"


def deadline_in_words(now: datetime, deadline: datetime, zone: tzinfo) -> str:
    """ "còn 5 ngày", "hạn hôm nay 17:00", "quá hạn 2 ngày": by calendar days in ``zone``; both instants are aware.

    Later on the day of the deadline it is "quá hạn từ 17:00 hôm nay".
    """
    local = deadline.astimezone(zone)
    days = (local.date() - now.astimezone(zone).date()).days
    if days > 0:
        return f"còn {days} ngày"
    if days < 0:
        return f"quá hạn {-days} ngày"
    return f"quá hạn từ {local:%H:%M} hôm nay" if now > deadline else f"hạn hôm nay {local:%H:%M}"


def weekday(day: date) -> str:
    """ "thứ Hai" … "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def moment(at: datetime, zone: tzinfo) -> str:
    """An aware instant as people say it: "08:00 thứ Hai, 23/11"."""
    local = at.astimezone(zone)
    return f"{local:%H:%M} {_WEEKDAYS[local.weekday()]}, {local.day:02}/{_month(local)}"


def read_day(text: str, today: date | None) -> date | Problem:
    """A typed day: "5/6/2026", "05-06-2026", "ngày 5 tháng 6" (this year), "2026-06-05".

    A day without a year is in the year of ``today``; where that is None the year must be given.
    """
    typed = clean(text).lower().rstrip(". ")
    found = _ISO.fullmatch(typed) or _DAY.fullmatch(typed)
    problem = Problem("not_a_day", values={"text": clean(text)[:60]})
    if not found or not (found["year"] or today):
        return problem
    year = found["year"] or (today.year if today else "")
    try:
        return date(int(year), int(found["month"]), int(found["day"]))
    except ValueError:
        return problem


def days_in(text: str) -> tuple[tuple[str, date], ...]:
    """The days a text names with their years, in order, each with its spelling."""
    found = ((match[0], read_day(match[0], None)) for match in _DATED.finditer(clean(text).lower()))
    return tuple((spelling, day) for spelling, day in found if isinstance(day, date))


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)
