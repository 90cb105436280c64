"""The digest of the parent's staff on a database: to whom, once a working day, and what it says of people."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines
from bot.keeping.assigning import keep_form
from bot.reminders.digest import DeskDay, Owed, PeriodDay, digest
from bot.reminders.digesting import Digesting
from storage import assignments, giving, people, roles, units
from storage.database import open_database
from storage.tables import outbox
from templates.loader import load_forms
from templates.office_hours import OfficeHours
from templates.period import Period
from templates.unit import derived_bodies
from templates.utf16 import utf16_length
from templates.working_days import WorkingDays
from tests.databases import database_url

__all__ = ["database_url"]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FORM = load_forms(Path(__file__).parents[2] / "templates" / "forms")["dan-van-kheo-nam"]
STAFF, SECOND, ADMIN, OFFICER, COLLEAGUE = 7001, 7002, 7003, 7004, 7005
NAMES = {"T": "Tỉnh Ngàn Sao", "A": "Xã Sông Vàng", "B": "Xã Đồi Cỏ", "A1": "Thôn Một"}


def at(day: int, hour: int = 16, minute: int = 30) -> datetime:
    """A moment of November 2026, local time; the deadline is Wednesday the 25th at 17:00, the 24th a holiday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


class Province:
    """A province above two communes, one of which has a desk of its own; one report for each commune."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.digesting = Digesting(Outlines(), OfficeHours(ZONE))
        self.units: dict[str, int] = {}
        for code, parent in (("T", None), ("A", "T"), ("B", "T"), ("A1", "A")):
            bodies = derived_bodies(NAMES[code], None)
            above = self.units[parent] if parent else None
            level = "tinh" if parent is None else "xa"
            self.units[code] = units.keep(
                connection, code=code, name=NAMES[code], level=level, parent_id=above, **bodies
            )
        self.staff = self.joins(STAFF, "T", "district")
        self.officer = self.joins(OFFICER, "A", "officer", "Cán bộ một")
        self.joins(COLLEAGUE, "B", "officer", "Cán bộ hai")
        self.period = self.gives("A", "B")

    def joins(self, account: int, code: str | None, role: str, name: str = "") -> int:
        person = people.create(self.connection, account, at=at(2), name=name)
        roles.grant(self.connection, person, self.units[code] if code else None, role, at=at(2))
        return person

    def gives(self, *codes: str, deadline: datetime = at(25, 17, 0)) -> int:  # noqa: B008 - a moment never changes
        period = Period(date(2026, 1, 1), date(2026, 12, 31), deadline)
        form = {"form_id": FORM.form.id, "form_version_id": keep_form(self.connection, FORM, at(2))}
        number, _ = giving.give(
            self.connection, period=period, unit_ids=[self.units[code] for code in codes], at=at(2), **form
        )
        return number

    def tick(self, moment: datetime) -> int:
        return self.digesting.queue_due(self.connection, moment)

    def queued(self) -> list[tuple[int, list[str]]]:
        """(chat, lines below the heading) of every digest so far."""
        rows = self.connection.execute(select(outbox.c.chat_id, outbox.c.body).order_by(outbox.c.id))
        return [(chat, json.loads(body)["text"].splitlines()[2:]) for chat, body in rows]


Run = Callable[[Callable[[Province], object]], object]


@pytest.fixture
def on(database_url: str) -> Run:
    """Runs a story of the province in one transaction, on each kind of database."""

    def run(story: Callable[[Province], object]) -> object:
        with open_database(database_url, workers=1) as database:
            return database.run(lambda connection: story(Province(connection))).result()

    return run


def test_once_a_working_day_at_half_past_four(on: Run) -> None:
    """From the third day before the deadline, moved to a working day, one each working day, and never at night."""

    def story(province: Province) -> list[int]:
        moments = [
            at(19), at(20, 16, 29), at(20), at(20, 17), at(21), at(23, 20, 0), at(24), at(25, 19, 59), at(26),
        ]  # fmt: skip
        return [province.tick(moment) for moment in moments]

    assert on(story) == [0, 0, 1, 0, 0, 0, 0, 1, 1]


def test_nothing_to_say_at_half_past_four_is_settled_for_the_day(on: Run) -> None:
    """What comes up later that day waits for the next digest."""

    def story(province: Province) -> list[int]:
        quiet = province.tick(at(18))
        for one in assignments.of_period(province.connection, province.period):
            assignments.set_deadline(province.connection, one.id, at(18, 17))
        return [quiet, province.tick(at(18, 18)), province.tick(at(19))]

    assert on(story) == [0, 0, 1]


def test_who_blocked_the_bot_is_told_once(on: Run) -> None:
    """The officer is named in the next digest and in none after it; the unit has nobody then, and that goes on.

    Refused again, the bot learns nothing new; back and gone again is news.
    """

    def story(province: Province) -> list[list[str]]:
        people.set_blocked(province.connection, OFFICER, at(17))
        province.tick(at(18))
        people.set_blocked(province.connection, OFFICER, at(19, 9))
        province.tick(at(19))
        people.set_blocked(province.connection, OFFICER, None)
        people.set_blocked(province.connection, OFFICER, at(20, 9))
        assignments.set_deadline(
            province.connection, assignments.of_period(province.connection, province.period)[0].id, at(30)
        )
        assignments.set_deadline(
            province.connection, assignments.of_period(province.connection, province.period)[1].id, at(30)
        )
        province.tick(at(20))
        return [lines[1:] for _, lines in province.queued()]

    nobody = "👤 Chưa có ai nhận việc báo cáo: Xã Sông Vàng."
    gone = "🚫 Đã chặn Trợ lý, không nhận được tin: Xã Sông Vàng (Cán bộ một)."
    assert on(story) == [[nobody, gone], [nobody], [nobody, gone]]


def test_each_desk_hears_of_the_units_directly_below(on: Run) -> None:
    """A commune's desk hears of its own hamlets, the province's of its communes; a person of both gets one message."""

    def story(province: Province) -> list[tuple[int, list[str]]]:
        roles.grant(province.connection, province.staff, province.units["A"], "district", at=at(3))
        province.joins(SECOND, "A", "district")
        province.gives("A1")
        province.tick(at(18))
        return province.queued()

    hamlet = ["Xã Sông Vàng", "👤 Chưa có ai nhận việc báo cáo: Thôn Một."]
    assert on(story) == [(STAFF, hamlet), (SECOND, hamlet)]


def test_a_desks_own_report_is_nobodys_business_above(on: Run) -> None:
    """What a commune's desk opened for itself is not late for the province; what the province asked of it is, and
    staff are people who can report."""

    def story(province: Province) -> list[list[str]]:
        province.joins(SECOND, "B", "district")
        people.set_blocked(province.connection, COLLEAGUE, at(17))
        window = {"form_id": FORM.form.id, "form_version_id": keep_form(province.connection, FORM, at(2))}
        period = Period(date(2025, 1, 1), date(2025, 12, 31), at(17, 17, 0))
        commune = province.units["B"]
        giving.give(province.connection, period=period, unit_ids=[commune], at=at(2), desk=commune, **window)
        province.tick(at(26))
        return [lines[1:] for chat, lines in province.queued() if chat == STAFF]

    assert on(story) == [
        [
            "Kết quả thực hiện phong trào “Dân vận khéo” năm 2026",
            "🔴 Quá hạn: Xã Sông Vàng; Xã Đồi Cỏ.",
            "🚫 Đã chặn Trợ lý, không nhận được tin: Xã Đồi Cỏ (Cán bộ hai).",
        ]
    ]


def test_a_desk_without_staff_is_the_administrators(on: Run) -> None:
    """Where nobody at the desk can be reached, the administrators hear instead; else they hear nothing."""

    def story(province: Province) -> list[list[int]]:
        province.joins(ADMIN, None, "admin")
        province.tick(at(20))
        people.set_blocked(province.connection, STAFF, at(21))
        province.tick(at(23))
        first, *rest = (chat for chat, _ in province.queued())
        return [[first], rest]

    assert on(story) == [[STAFF], [ADMIN]]


def test_an_offices_own_day_off_has_no_digest(on: Run) -> None:
    """The administrator's own days count."""

    def story(province: Province) -> list[int]:
        days = WorkingDays(frozenset({date(2026, 11, 25)}), frozenset({date(2026, 11, 28)}))
        own = Digesting(Outlines(), OfficeHours(ZONE, days))
        return [own.queue_due(province.connection, moment) for moment in (at(25), at(26), at(28))]

    assert on(story) == [0, 1, 1]


def test_two_processes_claim_a_digest_once(database_url: str) -> None:
    """Whichever replica looks, each person gets the day's digest once."""
    with open_database(database_url, workers=3) as database:
        province = database.run(Province).result()

        def tick(connection: Connection) -> int:
            return province.digesting.queue_due(connection, at(26))

        every = [database.run(tick) for _ in range(3)]
        assert sorted(one.result() for one in every) == [0, 0, 1]


def test_a_bad_day_is_still_one_short_message() -> None:
    """Two hundred units late in twenty periods are counted and partly named, within one message."""
    late = tuple(Owed(f"Xã Số {number}", at(2)) for number in range(200))
    near = tuple(Owed(one.unit, at(27, hour, 0)) for one in late for hour in (10, 17))
    busy = tuple(PeriodDay(number, f"Báo cáo số {number}", near, late, 3) for number in range(20))
    screen = digest([DeskDay(1, NAMES["T"], busy), DeskDay(2, NAMES["A"], ())], at(26), ZONE)
    assert screen is not None
    assert utf16_length(screen.text) <= 4096
    assert "🔴 Quá hạn: Xã Số 0; Xã Số 1; Xã Số 2; Xã Số 3; Xã Số 4 và 195 nơi khác." in screen.text
    assert "🟡 Hạn 17:00 thứ Sáu, 27/11 (còn 1 ngày): 200 đơn vị chưa nộp." in screen.text
    assert [one.label for one in screen.buttons] == ["Tiến độ", "Duyệt"]


def test_a_quiet_day_says_nothing() -> None:
    """No desk, or none with anything to tell: no message."""
    assert digest([], at(26), ZONE) is None
    assert digest([DeskDay(1, NAMES["T"], (PeriodDay(1, "Báo cáo"),))], at(26), ZONE) is None
