"""A month to tap a day in: seven days in a row, days off in brackets."""

from calendar import Calendar
from datetime import date, timedelta

from dialogs.screen import Button, Draft, button
from templates.dates import short_day
from templates.working_days import WorkingDays

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
HEADER = "T2 · T3 · T4 · T5 · T6 · T7 · CN"


def calendar(draft: Draft, days: WorkingDays, month: date, verb: str) -> None:
    """The month's rows of buttons, each (verb, "day", ISO day), and the way to its neighbours (verb, "month", …)."""
    draft.line(f"Tháng {month.month}/{month.year} ({HEADER}); ngày trong ngoặc là ngày nghỉ.")
    for week in Calendar().monthdatescalendar(month.year, month.month):
        draft.row(*(_cell(days, month, day, verb) for day in week))
    before, after = (month.replace(day=1) - timedelta(days=1)).replace(day=1), _next(month)
    draft.row(
        button(f"◀ Tháng {before.month}", verb, "month", before.isoformat()),
        button(f"Tháng {after.month} ▶", verb, "month", after.isoformat()),
    )


def refused(draft: Draft, days: WorkingDays, day: date, today: date, verb: str) -> bool:
    """Whether a day cannot be a deadline; then the reason and the nearest working days are on the screen."""
    if day < today:
        draft.line(f"⚠ Ngày {short_day(day)} đã qua. Anh/chị chọn ngày khác.")
        return True
    why = days.why_off(day)
    if not why:
        return False
    near = [one for one in days.nearest(day) if one >= today]
    draft.line(f"⚠ Ngày {short_day(day)} là ngày nghỉ ({why}). Ngày làm việc gần nhất:")
    draft.row(*(button(day_words(one), verb, "day", one.isoformat()) for one in near))
    return True


def day_words(day: date) -> str:
    """ "thứ Sáu 20/11/2026"."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def _cell(days: WorkingDays, month: date, day: date, verb: str) -> Button:
    own = day.month == month.month
    label = str(day.day) if own else f"{day.day}/{day.month}"
    return button(label if days.is_working_day(day) else f"({label})", verb, "day", day.isoformat())


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
