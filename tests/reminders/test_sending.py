"""Reminders on a database: claimed once, to whom, and what they say."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines
from bot.keeping.assigning import keep_form
from bot.reminders.message import minutes
from bot.reminders.sending import Reminding
from storage import (
    answers,
    assignments,
    chats,
    giving,
    people,
    periods,
    remarks,
    reminders,
    roles,
    snoozes,
    states,
    units,
)
from storage import outbox as outbox_rows
from storage.database import open_database
from storage.tables import outbox
from storage.tables import units as units_table
from templates.answers import NothingToReport
from templates.loader import load_forms
from templates.office_hours import OfficeHours
from templates.outline import Outline
from templates.period import Period
from templates.unit import derived_bodies
from tests.databases import database_url

__all__ = ["database_url"]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FORMS = Path(__file__).parents[2] / "templates" / "forms"
FORM = load_forms(FORMS)["dan-van-kheo-nam"]
OFFICER, COLLEAGUE = 7001, 7002


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026, local time; the 2nd is a Monday, the deadline the 25th, a Wednesday, at 17:00."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


class Office:
    """One commune with two officers and one report; another commune without anybody."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.reminding = Reminding(Outlines(), OfficeHours(ZONE))
        version = keep_form(connection, FORM, at(2, 9))
        bodies = derived_bodies("Xã Sông Vàng", None)
        own, other = (
            units.keep(connection, code=code, name="Xã Sông Vàng", level="xa", parent_id=None, **bodies)
            for code in ("A", "B")
        )
        self.officers = [people.create(connection, account, at=at(2, 9)) for account in (OFFICER, COLLEAGUE)]
        for officer in self.officers:
            roles.grant(connection, officer, own, "officer", at=at(2, 9))
        period = Period(date(2026, 1, 1), date(2026, 12, 31), at(25, 17))
        number, _ = giving.give(
            connection,
            form_id=FORM.form.id,
            form_version_id=version,
            period=period,
            unit_ids=[own, other],
            at=at(2, 9).astimezone(UTC),
        )
        self.period = number
        self.report = assignments.of_period(connection, number)[0].id

    def tick(self, moment: datetime) -> int:
        """How many reminders that moment queues."""
        return self.reminding.queue_due(self.connection, moment.astimezone(UTC))

    def queued(self) -> list[tuple[int, str]]:
        """(chat, text) of every reminder so far."""
        rows = self.connection.execute(select(outbox.c.chat_id, outbox.c.body).order_by(outbox.c.id))
        return [(chat, json.loads(body)["text"]) for chat, body in rows]

    def answer(self, key: str) -> None:
        answers.put(
            self.connection, self.report, key, NothingToReport(), person_id=self.officers[0], at=at(2, 10), batch=key
        )


Run = Callable[[Callable[[Office], object]], object]


@pytest.fixture
def on(database_url: str) -> Run:
    """Runs a story of the office in one transaction, on each kind of database."""

    def run(story: Callable[[Office], object]) -> object:
        with open_database(database_url, workers=1) as database:
            return database.run(lambda connection: story(Office(connection))).result()

    return run


def test_each_officer_is_reminded_once_at_every_step(on: Run) -> None:
    """7, 3 and 1 days before and on the day, at 08:00; the days between, nights, weekends and holidays are quiet."""

    def story(office: Office) -> list[int]:
        moments = [
            at(18, 7, 59), at(18, 8), at(18, 8, 1), at(19, 8), at(20, 8), at(21, 8), at(22, 8), at(23, 8), at(24, 8),
            at(24, 21), at(25, 8), at(26, 8), at(27, 8), at(28, 8), at(30, 8),
        ]  # fmt: skip
        return [office.tick(moment) for moment in moments]

    # The third day before is Sunday the 22nd: that reminder goes out on Friday the 20th.  The day before is a holiday:
    # that one goes out on Monday the 23rd.  The 28th is a Saturday.
    assert on(story) == [0, 2, 0, 0, 2, 0, 0, 2, 0, 0, 2, 2, 2, 0, 2]


def test_after_downtime_only_the_most_urgent_goes_out(on: Run) -> None:
    """A bot that was off from before the first reminder sends one, late, and not the backlog."""

    def story(office: Office) -> tuple[int, int, list[str]]:
        first, again = office.tick(at(23, 15)), office.tick(at(23, 16))
        return first, again, [text.splitlines()[2] for _, text in office.queued()]

    assert on(story) == (2, 0, 2 * ["Hạn nộp: 17:00 thứ Tư, 25/11 (còn 2 ngày)."])


def test_a_reminder_says_what_is_left_and_how_long_it_takes(on: Run) -> None:
    """The count, the minutes, the next question word for word with what it counts, and Tiếp tục."""

    def story(office: Office) -> tuple[int, list[str]]:
        office.tick(at(18, 8))
        chat, text = office.queued()[0]
        return chat, text.splitlines()

    chat, lines = on(story)  # type: ignore[misc]
    assert chat == OFFICER
    assert lines == [
        "⏰ Kết quả thực hiện phong trào “Dân vận khéo” năm 2026",
        "Xã Sông Vàng",
        "Hạn nộp: 17:00 thứ Tư, 25/11 (còn 7 ngày).",
        "Còn 18 câu, khoảng 16 phút.",
        "",
        "Câu tiếp theo (trả lời ngay tin nhắn này cũng được):",
        "Số liệu tuyên truyền phong trào “Dân vận khéo”",
        "1) Số thôn, tổ dân phố đã tuyên truyền",
        "2) Tổng số thôn, tổ dân phố",
        "3) Số lượt người được tuyên truyền",
    ]


def test_a_complete_report_is_reminded_of_submitting(on: Run) -> None:
    """Nothing is left to answer: the reminder says how to submit and asks nothing."""

    def story(office: Office) -> list[str]:
        outline = Outlines().of(office.connection, assignments.of_period(office.connection, office.period)[0]
                                .form_version_id, Period(date(2026, 1, 1), date(2026, 12, 31), at(25, 17)))  # fmt: skip
        for item in outline.items:
            for key in item.keys:
                office.answer(key)
        office.tick(at(25, 8))
        return office.queued()[0][1].splitlines()[3:]

    assert on(story) == ["Đã trả lời đủ, chỉ còn nộp. Gõ /nop để nộp."]


def test_nobody_is_reminded_of_what_is_in(on: Run) -> None:
    """A submitted report has no reminders; sent back, it has them again."""

    def story(office: Office) -> list[int]:
        states.set_state(
            office.connection, office.report, "submitted", by=office.officers[0], at=at(17, 9), expected=("new",)
        )
        quiet = office.tick(at(18, 8))
        states.set_state(
            office.connection, office.report, "returned", by=office.officers[0], at=at(19, 9), expected=("submitted",)
        )
        return [quiet, office.tick(at(20, 8))]

    assert on(story) == [0, 2]


def test_a_report_sent_back_is_not_reminded_of_on_top_of_that_news(on: Run) -> None:
    """Returned at nine on a day when a reminder was owed, it is reminded of on the next day that has one."""

    def story(office: Office) -> list[object]:
        done = {"by": office.officers[0], "expected": ("new", "submitted")}
        states.set_state(office.connection, office.report, "submitted", at=at(17, 9), **done)
        number = remarks.add(office.connection, office.report, version=1, key="", body="Ghi rõ số liệu",
                             person_id=office.officers[0], at=at(20, 9))  # fmt: skip
        assert number
        remarks.send(office.connection, office.report, 1, at=at(20, 9))
        states.set_state(office.connection, office.report, "returned", at=at(20, 9), **done)
        ticks = [office.tick(moment) for moment in (at(20, 9, 30), at(20, 15), at(23, 8))]
        return [ticks, office.queued()[0][1].splitlines()[3]]

    news = "Cấp trên đã trả lại kèm 1 góp ý. Bấm Tiếp tục để đi lần lượt các chỗ được góp ý."
    assert on(story) == [[0, 0, 2], news]


def test_what_waits_to_be_sent_is_dropped_once_the_report_is_in(on: Run) -> None:
    """A reminder still in the queue when the report is handed in never goes out; one of another report does."""

    def story(office: Office) -> list[object]:
        office.tick(at(18, 8))
        dropped = reminders.drop_unsent(office.connection, office.report + 1)
        dropped += reminders.drop_unsent(office.connection, office.report)
        return [dropped, outbox_rows.due(office.connection, at(18, 9), 10)]

    assert on(story) == [2, []]


def test_a_reminder_is_put_off_for_one_person(on: Run) -> None:
    """Nhắc sau silences one officer's reminders of the report until then; the other's come as ever."""

    def story(office: Office) -> list[int]:
        office.tick(at(20, 8))
        snoozes.put(office.connection, office.report, office.officers[0], until=at(20, 14).astimezone(UTC))
        snoozes.put(office.connection, office.report, office.officers[0], until=at(20, 15).astimezone(UTC))
        moments = (at(20, 14), at(20, 14, 59), at(20, 15), at(20, 15, 1), at(20, 16), at(23, 8))
        return [office.tick(moment) for moment in moments]

    assert on(story) == [0, 0, 1, 0, 0, 2]


def test_a_locked_report_and_one_taken_back_are_left_alone(on: Run) -> None:
    """After its lock date, and once it was withdrawn, nobody is reminded of a report."""

    def story(office: Office) -> list[int]:
        assignments.set_lock(office.connection, office.report, at(26, 17).astimezone(UTC))
        ticks = [office.tick(at(26, 8)), office.tick(at(27, 8))]
        assignments.set_lock(office.connection, office.report, None)
        assert states.recall(office.connection, office.report, by=office.officers[0], at=at(27, 9))
        return [*ticks, office.tick(at(27, 10))]

    assert on(story) == [2, 0, 0]


def test_the_look_names_what_is_due_and_writes_nothing(on: Run) -> None:
    """The reports somebody is owed a reminder of are found by reading; taking others queues nothing."""

    def story(office: Office) -> list[object]:
        now, look = at(18, 8).astimezone(UTC), office.reminding
        before = [look.waiting(office.connection, now), look.waiting(office.connection, at(18, 7).astimezone(UTC))]
        others = look.queue_due(office.connection, now, [office.report + 1])
        taken = look.queue_due(office.connection, now, [office.report])
        return [before == [[office.report], []], others, taken, look.waiting(office.connection, now)]

    assert on(story) == [True, 0, 2, []]


def test_one_who_is_typing_is_left_alone(on: Run) -> None:
    """An officer active in the last ten minutes is reminded when they have been quiet; the colleague at once."""

    def story(office: Office) -> list[int]:
        chats.create(office.connection, OFFICER, state="{}", at=at(18, 7, 55).astimezone(UTC))
        return [office.tick(moment) for moment in (at(18, 8), at(18, 8, 4), at(18, 8, 5))]

    assert on(story) == [1, 0, 1]


def test_those_who_left_or_blocked_the_bot_are_not_reminded(on: Run) -> None:
    """A revoked officer and one who blocked the bot get nothing."""

    def story(office: Office) -> int:
        people.set_blocked(office.connection, COLLEAGUE, at(3, 9).astimezone(UTC))
        return office.tick(at(18, 8))

    assert on(story) == 1


def test_staff_are_reminded_where_nobody_else_reports(on: Run) -> None:
    """A report a superior asked for is its consolidating staff's where the unit has no officer to be reached."""

    def story(office: Office) -> list[int]:
        other = assignments.of_period(office.connection, office.period)[1].unit.id
        staff = people.create(office.connection, 7003, at=at(2, 9))
        roles.grant(office.connection, staff, other, "district", at=at(2, 9))
        before = office.tick(at(18, 8))
        office.connection.execute(units_table.update().where(units_table.c.id == other).values(parent_id=other - 1))
        return [before, office.tick(at(18, 9)), office.tick(at(18, 10))]

    # At the top of the tree nobody above waits for it; below another unit somebody does.
    assert on(story) == [2, 1, 0]


def test_a_unit_with_its_own_deadline_is_reminded_by_that(on: Run) -> None:
    """The extension counts, not the period's deadline."""

    def story(office: Office) -> list[int]:
        assignments.set_deadline(office.connection, office.report, at(30, 17).astimezone(UTC))
        return [office.tick(moment) for moment in (at(18, 8), at(20, 8), at(23, 8), at(25, 8))]

    # Seven days before the 30th is Monday the 23rd.
    assert on(story) == [0, 0, 2, 0]


def test_a_moved_period_is_reminded_of_by_its_new_deadline(on: Run) -> None:
    """Put forward, the period is reminded of at once for what is owed now; put back, not before its new days."""

    def story(office: Office) -> list[int]:
        ticks = [office.tick(at(17, 8))]
        periods.move(office.connection, office.period, deadline=at(18, 17).astimezone(UTC), lock=None)
        ticks += [office.tick(at(17, 9)), office.tick(at(17, 10))]
        periods.move(office.connection, office.period, deadline=at(30, 17).astimezone(UTC), lock=None)
        return [*ticks, *(office.tick(moment) for moment in (at(18, 8), at(20, 8), at(23, 8), at(26, 8), at(27, 8)))]

    # Seven days before the 30th is the 23rd, three days before it the 27th.
    assert on(story) == [0, 2, 0, 0, 0, 2, 0, 2]


def test_two_processes_claim_a_reminder_once(database_url: str) -> None:
    """What one replica has claimed the other does not queue, although both found it due."""
    with open_database(database_url, workers=2) as database:
        office = database.run(Office).result()

        def tick(connection: Connection) -> int:
            return office.reminding.queue_due(connection, at(18, 8).astimezone(UTC))

        both = [database.run(tick), database.run(tick)]
        assert sorted(one.result() for one in both) == [0, 2]


@pytest.mark.parametrize("form_id", sorted(load_forms(FORMS)))
def test_every_form_can_be_reminded_of(form_id: str) -> None:
    """A reminder knows how long each kind of question takes, in every form that ships and at every level."""
    form = load_forms(FORMS)[form_id].form
    for level in ("xa", "huyen", "tinh"):
        assert minutes(list(Outline(form, level).items)) > 5
