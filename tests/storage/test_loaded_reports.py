"""Earlier reports read from files: kept by window, replaced by a later reading, and apart from submissions."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from storage import loaded_reports, newest, submissions
from storage.loaded_reports import StoredReport
from storage.newest import Newest
from templates.answers import Figure, NothingToReport, Prose, ReportedApart, Rows
from tests.storage.region import NOON, Region, after

ANSWERS = {
    "y": Prose("lời\nhai đoạn"),
    "so": Figure(Decimal("12.5")),
    "k": NothingToReport(),
    "r": ReportedApart(),
    "d": Rows(({"ten": "Một"},)),
}
FIRST = StoredReport(date(2025, 1, 1), date(2025, 6, 30), ANSWERS)
LATER = StoredReport(date(2025, 7, 1), date(2025, 12, 31), {"y": Prose("mới hơn")})


def test_windows_come_back_whole_and_the_latest_first(connection: Connection, region: Region) -> None:
    """Every kind of answer comes back; another unit, another form and windows that end later are not among them."""
    for report in (FIRST, LATER):
        loaded_reports.put(connection, region.near, "mau", report, person_id=region.officer, at=NOON)
    loaded_reports.put(connection, region.far, "mau", LATER, person_id=region.officer, at=NOON)
    loaded_reports.put(connection, region.near, "khac", LATER, person_id=region.officer, at=NOON)
    assert loaded_reports.before(connection, region.near, "mau", date(2026, 6, 30)) == [LATER, FIRST]
    assert loaded_reports.before(connection, region.near, "mau", date(2025, 12, 31)) == [FIRST]


def test_a_window_loaded_again_is_replaced(connection: Connection, region: Region) -> None:
    """There is one report to a window: the one loaded last."""
    again = StoredReport(FIRST.start, FIRST.end, {"y": Prose("sửa")})
    for minutes, report in enumerate((FIRST, again)):
        loaded_reports.put(connection, region.near, "mau", report, person_id=region.officer, at=after(minutes))
    assert loaded_reports.before(connection, region.near, "mau", date(2026, 6, 30)) == [again]
    assert newest.of_unit(connection, region.near, "mau").loaded_at == after(1)
    assert newest.of_unit(connection, region.near, "khac") == Newest(None, None, 0)


def test_what_is_loaded_is_no_submission(connection: Connection, region: Region) -> None:
    """Nobody above ever sees it as handed in."""
    loaded_reports.put(connection, region.near, "mau", FIRST, person_id=region.officer, at=NOON)
    assert submissions.past(connection, region.near, "mau", before=date(2026, 6, 30), most=5) == []
