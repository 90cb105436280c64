"""What a merger and a split do in the database, on both kinds of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines, of_assignment
from bot.keeping.regrouping import regroup
from bot.loading.earlier import EarlierAnswers
from dialogs.desk.changes import Heir, Regroup
from storage import (
    answers,
    assignments,
    contributors,
    giving,
    invitations,
    lineage,
    people,
    roles,
    states,
    units,
)
from storage.assignments import Assignment
from storage.engines import new_engine
from storage.seeding import SeededReport, add_reports
from storage.tables import outbox
from templates.answers import Answer, Figure, NothingToReport, Prose
from templates.period import Period
from tests.conversations.preparing import keep_form
from tests.databases import database_url
from tests.review.three_levels import COVER, NOW, settled

__all__ = ["database_url"]

FORM = "dan-van-kheo-nam"
DAY = date(2026, 7, 1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), NOW + timedelta(days=20))
HALF = Period(date(2026, 1, 1), date(2026, 7, 1), NOW + timedelta(days=5))
LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), NOW - timedelta(days=300))
COUNT, TEXT = "tuyen_truyen.luot_nguoi", "muc_i_1.noi_dung"


class Land:
    """Two sister communes with an officer each, asked for the year and for a half that ends on the very day."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        region = settled(connection)
        self.near, self.far = region.ids["XA"], region.ids["XA-CHI-EM"]
        self.version = keep_form(connection, FORM, NOW)
        self.admin = self.person(6)
        self.before(LAST_YEAR, {self.near: {COUNT: number(70)}, self.far: {COUNT: number(30)}}, state="accepted")
        self.half = self.before(HALF, {self.near: {COUNT: number(5)}, self.far: {}})
        self.year = self.before(
            YEAR,
            {
                self.near: {COUNT: number(8), TEXT: Prose("Bài xã.")},
                self.far: {COUNT: NothingToReport(), TEXT: Prose("Bài chị em.")},
            },
        )

    def person(self, account: int) -> int:
        found = people.by_telegram_id(self.connection, account)
        assert found is not None
        return found.id

    def before(self, period: Period, given: dict[int, dict[str, Answer]], state: str = "working") -> dict[int, int]:
        """Reports there were already, by unit."""
        number, _ = giving.give(
            self.connection,
            form_id=FORM,
            form_version_id=self.version,
            period=period,
            unit_ids=list(given),
            at=NOW,
        )
        found = {one.unit.id: one.id for one in assignments.of_period(self.connection, number)}
        cover = COVER if state == "accepted" else None
        reports = [
            SeededReport(found[unit], self.version, own, cover=cover, state=state) for unit, own in given.items()
        ]
        add_reports(self.connection, reports, person_id=self.person(1), at=NOW - timedelta(days=1))
        return found

    def regroup(self, change: Regroup) -> tuple[int, ...]:
        return tuple(one.id for one in regroup(self.connection, change, by=self.admin, at=NOW, batch="b"))

    def report(self, unit: int, period: Period) -> Assignment:
        (found,) = [
            one
            for one in assignments.of_units(self.connection, [unit])
            if one.period.end == period.end and one.form_id == FORM
        ]
        return found

    def given(self, number: int) -> dict[str, Answer]:
        return {key: one.answer for key, one in answers.all_answers(self.connection, number).items()}

    def state(self, number: int) -> str:
        found = assignments.get_full(self.connection, number)
        assert found is not None
        return found.state

    def told(self) -> set[int]:
        return set(self.connection.scalars(select(outbox.c.chat_id)))


def number(value: int) -> Figure:
    return Figure(Decimal(value))


@pytest.fixture
def land(database_url: str) -> Iterator[Land]:
    engine = new_engine(database_url)
    with engine.begin() as connection:
        yield Land(connection)
    engine.dispose()


def test_two_units_become_one(land: Land) -> None:
    """The year's report is one, of both; the half that ends on the day stays with the old units; the people work for
    the new unit and are told; what waited for the old units leads to the new one."""
    connection = land.connection
    invitations.create(
        connection, code_hash="h", unit_id=land.far, role="officer", at=NOW, expires_at=NOW + timedelta(days=9)
    )
    contributors.add(connection, land.year[land.far], {"muc_i"}, created_by=land.admin, at=NOW, person_id=land.admin)
    assignments.set_deadline(connection, land.year[land.far], YEAR.deadline + timedelta(days=3))
    entered = {"person_id": land.admin, "at": NOW + timedelta(minutes=1), "batch": "thay", "on_behalf": True}
    answers.put(connection, land.year[land.far], TEXT, Prose("Bài chị em."), pieces=(), **entered)
    (new,) = land.regroup(Regroup((land.near, land.far), (Heir(code="MOI", name="Xã Mới"),), DAY))
    one = land.report(new, YEAR)
    assert land.given(one.id) == {
        COUNT: number(8),
        TEXT: Prose("(từ Xa)\nBài xã.\n(từ Xa-Chi-Em)\nBài chị em."),
    }
    merged = answers.all_answers(connection, one.id)
    assert (merged[TEXT].doubted, merged[TEXT].on_behalf, merged[COUNT].on_behalf) == (True, True, False)
    assert one.state == "working"
    assert one.period.deadline == YEAR.deadline + timedelta(days=3)
    assert {land.state(each) for each in land.year.values()} == {"recalled"}
    assert "recalled" not in {land.state(each) for each in land.half.values()}
    assert [one.assignment_id for one in contributors.of_assignment(connection, one.id)] == [one.id]
    assert {each.telegram_id for each in roles.people_of_unit(connection, new, "officer")} == {1, 2}
    assert {each.telegram_id for each in roles.people_of_unit(connection, land.near, "officer")} == {1}
    assert land.told() >= {1, 2}
    waiting = invitations.find(connection, "h", now=NOW)
    assert waiting is not None
    assert waiting.unit_id == new
    kept = units.get(connection, new)
    near = units.get(connection, land.near)
    assert kept is not None
    assert near is not None
    assert (kept.level, kept.parent_id) == (near.level, near.parent_id)


def test_last_period_of_the_new_unit_is_that_of_both(land: Land) -> None:
    """What both handed in last year is the new unit's own last period, and the same once it is remembered."""
    earlier = EarlierAnswers()

    def past(unit: int) -> list[tuple[date, object]]:
        one = land.report(unit, YEAR)
        outline = of_assignment(Outlines(), land.connection, one)
        known = earlier.of(land.connection, one, outline.form)
        return [(each.end, each.answers.get(COUNT)) for each in known.past]

    assert past(land.near) == [(LAST_YEAR.end, number(70))]
    (new,) = land.regroup(Regroup((land.near, land.far), (Heir(code="MOI", name="Xã Mới"),), DAY))
    assert past(new) == past(new) == [(LAST_YEAR.end, number(100))]


def test_a_unit_that_takes_another_in_keeps_its_report(land: Land) -> None:
    """Even one that was handed in: it opens again with the figures of both; the other's is taken back."""
    own = land.year[land.near]
    states.set_state(land.connection, own, "accepted", by=land.admin, at=NOW, expected=("working",))
    assert land.regroup(Regroup((land.near, land.far), (Heir(land.near),), DAY)) == (land.near,)
    assert (land.state(own), land.state(land.year[land.far])) == ("working", "recalled")
    assert land.given(own)[COUNT] == number(8)
    assert land.given(own)[TEXT] == Prose("(từ Xa)\nBài xã.\n(từ Xa-Chi-Em)\nBài chị em.")
    assert lineage.get(land.connection).ended(land.near) is None
    assert lineage.get(land.connection).ended(land.far) == DAY


def test_a_unit_is_split(land: Land) -> None:
    """Each part has a report of its own with the texts and without the figures; the whole's is taken back and is no
    measure for the parts."""
    parts = land.regroup(Regroup((land.near,), (Heir(code="N1", name="Xã Một"), Heir(code="N2", name="Xã Hai")), DAY))
    for part in parts:
        one = land.report(part, YEAR)
        assert land.given(one.id) == {TEXT: Prose("(từ Xa)\nBài xã.")}
        known = EarlierAnswers().of(land.connection, one, of_assignment(Outlines(), land.connection, one).form)
        assert (known.past, known.comparison) == ((), None)
    assert land.state(land.year[land.near]) == "recalled"
    assert land.given(land.year[land.near])[COUNT] == number(8)


def test_a_unit_that_gives_a_part_away_keeps_its_report(land: Land) -> None:
    """Its own report is left as it is; the new part begins with nothing."""
    kept, part = land.regroup(Regroup((land.near,), (Heir(land.near), Heir(code="N2", name="Xã Hai")), DAY))
    assert kept == land.near
    assert (land.state(land.year[land.near]), land.given(land.year[land.near])[COUNT]) == ("working", number(8))
    assert land.given(land.report(part, YEAR).id) == {}
