"""The office's own days off and working Saturdays: a small file the administrator keeps beside the data."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.cli.failure import CommandFailed
from templates.dates import read_day
from templates.problem import Problem
from templates.text import ascii_slug, clean
from templates.working_days import WorkingDays

FILE = "days-off.csv"
KINDS = {"nghi": "off", "lam": "working"}
"""What the second column says, by its first word."""

_NO_YEAR = date(1, 1, 1)


def read_days_off(folder: Path) -> WorkingDays:
    """The calendar with the days of ``days-off.csv`` in the data folder, if there is one.

    A line is a day and "nghỉ" or "làm" ("27/4/2026,nghỉ"); further columns, a first line of headings and empty lines
    are passed over.  Raises ``CommandFailed`` listing every line that cannot be read.
    """
    path = folder / FILE
    if not path.is_file():
        return WorkingDays()
    try:
        lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandFailed(f"Không đọc được {path}. Lưu lại dưới dạng CSV UTF-8.") from error
    faults: list[str] = []
    days = list(_days(lines, faults))
    if faults:
        raise CommandFailed("\n".join([f"Lịch nghỉ {path} có chỗ chưa đúng:", *(f"  - {fault}" for fault in faults)]))
    off, working = (frozenset(day for day, kind in days if kind == wanted) for wanted in KINDS.values())
    return WorkingDays(off, working)


def _days(lines: list[list[str]], faults: list[str]) -> Iterator[tuple[date, str]]:
    for number, line in enumerate(lines, 1):
        cells = [clean(cell) for cell in line]
        if not any(cells) or (number == 1 and not any(letter.isdigit() for letter in cells[0])):
            continue
        day = read_day(cells[0], _NO_YEAR)
        kind = KINDS.get(ascii_slug(cells[1]).partition("-")[0]) if len(cells) > 1 else None
        if isinstance(day, Problem) or day.year == _NO_YEAR.year:
            faults.append(f"dòng {number}: “{cells[0]}” chưa phải một ngày đủ năm, ví dụ 27/4/2026.")
        elif kind is None:
            faults.append(f"dòng {number}: sau ngày ghi “nghỉ” hoặc “làm”, ví dụ 27/4/2026,nghỉ.")
        else:
            yield day, kind
