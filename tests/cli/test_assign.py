"""``baocao assign``."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from storage import assignments, periods
from storage.database import open_database
from storage.periods import StoredPeriod
from storage.tables import assignments as assignments_table
from storage.tables import deadline_moves, people, units
from templates.period import Letter, Period
from tests.cli.office import Office

FORM = "dan-van-kheo-nam"
WINDOW = ("--form", FORM, "--from", "2026-01-01", "--to", "2026-12-31")
ON_TIME = ("--deadline", "2026-11-25 17:00")
LETTER = (
    "--letter-number", "125-CV/TU", "--letter-date", "2026-10-30",
    "--letter-issuer", "Tỉnh ủy", "--letter-subject", "báo cáo phong trào",
)  # fmt: skip


def kept(office: Office) -> tuple[list[StoredPeriod], list[str]]:
    """All periods of the form, and the codes of the units that have the first, the province's own report included."""
    with open_database(office.url, workers=1) as database:
        stored: list[StoredPeriod] = database.read(lambda connection: periods.of_form(connection, FORM)).result()
        found = database.read(lambda connection: assignments.of_period(connection, stored[0].id)).result()
        return stored, [one.unit.code for one in found]


def test_every_unit_without_children_gets_the_form(staffed: Office) -> None:
    """Without --units the leaves of the tree are assigned, and the report of whoever consolidates them is opened; dates
    are local and the deadline is kept as an instant."""
    assert staffed.done("assign", *WINDOW, *ON_TIME) == (
        f"Đã giao {FORM} cho 2 đơn vị mới (2 đơn vị trong lệnh). Hạn nộp: 17:00 ngày 25/11/2026.\n"
    )
    (stored,), codes = kept(staffed)
    assert stored.period == Period(date(2026, 1, 1), date(2026, 12, 31), datetime(2026, 11, 25, 10, tzinfo=UTC))
    assert codes == ["T", "A", "B"]


def test_the_same_window_is_the_same_period(staffed: Office) -> None:
    """Again with the same form and dates: units are added, none twice, the deadline moves and the letter arrives."""
    staffed.done("assign", *WINDOW, *ON_TIME, "--units", "B")
    said = staffed.done("assign", *WINDOW, "--deadline", "2026-11-30 11:30", "--units", " A, B,A", *LETTER)
    assert said == (
        f"Đã giao {FORM} cho 1 đơn vị mới (2 đơn vị trong lệnh). "
        "Hạn nộp của kỳ này chuyển từ 17:00 ngày 25/11/2026 sang 11:30 ngày 30/11/2026.\n"
    )
    (stored,), codes = kept(staffed)
    letter = Letter("125-CV/TU", date(2026, 10, 30), "Tỉnh ủy", "báo cáo phong trào")
    assert stored.period == Period(
        date(2026, 1, 1), date(2026, 12, 31), datetime(2026, 11, 30, 4, 30, tzinfo=UTC), letter
    )
    assert codes == ["T", "A", "B"]


def test_a_moved_deadline_is_noted_under_the_server(staffed: Office) -> None:
    """Whose deadline moved, from when to when; an assignment that moves none leaves no line."""
    staffed.done("assign", *WINDOW, *ON_TIME, "--units", "B")
    staffed.done("assign", *WINDOW, *ON_TIME)
    staffed.done("assign", *WINDOW, "--deadline", "2026-11-30 11:30", "--units", "A")
    named = (
        select(units.c.code, people.c.name, deadline_moves.c.before, deadline_moves.c.after)
        .join(assignments_table, assignments_table.c.id == deadline_moves.c.assignment_id)
        .join(units, units.c.id == assignments_table.c.unit_id)
        .join(people, people.c.id == deadline_moves.c.person_id)
    )
    with open_database(staffed.url, workers=1) as database:
        found = database.read(lambda connection: [tuple(row) for row in connection.execute(named)]).result()
    moved = ("Nhập từ máy chủ", datetime(2026, 11, 25, 10, tzinfo=UTC), datetime(2026, 11, 30, 4, 30, tzinfo=UTC))
    assert sorted(found) == [("A", *moved), ("B", *moved), ("T", *moved)]


def test_a_command_that_cannot_be_meant_is_refused(desk: Office) -> None:
    """Unknown forms and units, days that do not exist, windows that end before they begin, half a letter: one line
    each, and no period comes of it."""
    complaints = [
        desk.refused("assign", "--form", "khong-co", *WINDOW[2:], *ON_TIME),
        desk.refused("assign", *WINDOW, *ON_TIME, "--units", "A,Y,Z"),
        desk.refused("assign", *WINDOW, *ON_TIME, "--units", " , "),
        desk.refused("assign", *WINDOW[:3], "2026-02-30", *WINDOW[4:], *ON_TIME),
        desk.refused("assign", *WINDOW[:5], "31/12/2026", *ON_TIME),
        desk.refused("assign", *WINDOW[:5], "2025-12-31", *ON_TIME),
        desk.refused("assign", *WINDOW, "--deadline", "25/11/2026"),
        desk.refused("assign", *WINDOW, *ON_TIME, *LETTER[:4]),
        desk.refused("assign", *WINDOW, *ON_TIME, *LETTER[:3], "30/10", *LETTER[4:]),
    ]
    assert complaints == [
        "Không có mẫu khong-co. Các mẫu: dan-chu-co-so-6-thang, dan-van-kheo-nam, so-ket-dan-van-6-thang, "
        "tong-ket-dan-van-nhiem-ky.",
        "Không có đơn vị mã Y, Z.",
        "--units không có mã đơn vị nào.",
        "--from phải là ngày dạng 2026-01-31, không phải “2026-02-30”.",
        "--to phải là ngày dạng 2026-01-31, không phải “31/12/2026”.",
        "Ngày cuối số liệu (--to) đứng trước ngày đầu (--from).",
        'Hạn nộp (--deadline) phải có dạng "2026-05-31 17:00".',
        "Công văn chỉ đạo cần đủ bốn mục: --letter-number, -date, -issuer và -subject.",
        "--letter-date phải là ngày dạng 2026-01-31, không phải “30/10”.",
    ]
    with open_database(desk.url, workers=1) as database:
        assert database.read(lambda connection: periods.of_form(connection, FORM)).result() == []


def test_before_there_are_units_nothing_can_be_assigned(office: Office) -> None:
    """The complaint says what to do first."""
    assert office.refused("assign", *WINDOW, *ON_TIME) == (
        "Chưa có đơn vị nào. Nạp trước bằng: baocao units import FILE."
    )
