"""``days-off.csv`` in the data folder: the office's own days off and working Saturdays."""

from datetime import date
from pathlib import Path

import pytest

from bot.cli.failure import CommandFailed
from bot.reminders.days_off import read_days_off
from templates.working_days import WorkingDays
from tests.cli.office import Office


def test_without_a_file_everybodys_calendar_holds(tmp_path: Path) -> None:
    """No file, no days of one's own."""
    assert read_days_off(tmp_path) == WorkingDays()


def test_days_off_and_working_saturdays_are_read(tmp_path: Path) -> None:
    """Headings, empty lines and remarks are passed over; days are read as people write them."""
    lines = "Ngày,Loại,Ghi chú\n27/4/2026,nghỉ,hoán đổi\n\n2026-04-25, Làm bù\n"
    (tmp_path / "days-off.csv").write_text("\ufeff" + lines, "utf-8")
    assert read_days_off(tmp_path) == WorkingDays(frozenset({date(2026, 4, 27)}), frozenset({date(2026, 4, 25)}))


def test_every_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A wrong day, a day without its year and a word that says nothing are listed together."""
    (tmp_path / "days-off.csv").write_text("30/2/2026,nghỉ\n27/4,nghỉ\n27/4/2026,họp\n27/4/2026\n", "utf-8")
    with pytest.raises(CommandFailed) as failure:
        read_days_off(tmp_path)
    assert str(failure.value).split("\n")[1:] == [
        "  - dòng 1: “30/2/2026” chưa phải một ngày đủ năm, ví dụ 27/4/2026.",
        "  - dòng 2: “27/4” chưa phải một ngày đủ năm, ví dụ 27/4/2026.",
        "  - dòng 3: sau ngày ghi “nghỉ” hoặc “làm”, ví dụ 27/4/2026,nghỉ.",
        "  - dòng 4: sau ngày ghi “nghỉ” hoặc “làm”, ví dụ 27/4/2026,nghỉ.",
    ]


def test_a_bad_file_stops_the_start(bare: Office) -> None:
    """The bot does not run on half a calendar: one plain message and exit code 1."""
    (bare.folder / "var").mkdir()
    bare.write("var/days-off.csv", "27/4,nghỉ\n")
    complaint = bare.refused("run", BOT_TOKEN="1234567890:abcdefghijklmnop", BOT_API_URL="http://127.0.0.1:9")
    assert complaint.endswith(
        "days-off.csv có chỗ chưa đúng:\n  - dòng 1: “27/4” chưa phải một ngày đủ năm, ví dụ 27/4/2026."
    )
