"""Form versions, periods and assignments."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import StatementError

from storage import answers, assignments, files, forms, giving, periods, states
from storage.forms import FormVersion
from templates.answers import NothingToReport
from templates.period import Period
from tests.storage.region import LETTER, NOON, PERIOD, Region, after, form_version, state_of


def assign(connection: Connection, region: Region, period: Period, *unit_ids: int) -> tuple[int, list[int]]:
    return giving.give(
        connection,
        form_id="mau",
        form_version_id=region.form_version,
        period=period,
        unit_ids=unit_ids,
        at=NOON,
    )


def test_a_form_version_is_kept_once(connection: Connection) -> None:
    """The same content is one version, byte for byte; other content is another."""
    first = form_version(connection)
    assert form_version(connection) == first
    assert form_version(connection, sha256="bb") != first
    assert forms.get(connection, first) == FormVersion(
        first, "mau", "aa", b"id: mau", b"\x00word", b"\x01word", NOON, None
    )
    assert forms.get(connection, 99) is None


def test_the_same_form_and_dates_are_the_same_period(connection: Connection, region: Region) -> None:
    """Assigning again adds units, moves the deadline and brings the letter; nothing is opened twice."""
    moved = replace(PERIOD, deadline=datetime(2026, 7, 5, 10, tzinfo=UTC), letter=LETTER)
    period_id, new = assign(connection, region, moved, region.near, region.province, region.province)
    assert period_id == region.period
    assert len(new) == 1
    stored = periods.get(connection, region.period)
    assert stored == periods.StoredPeriod(region.period, "mau", region.form_version, moved)
    kept = replace(moved, deadline=PERIOD.deadline)
    assert assign(connection, region, PERIOD, region.near) == (region.period, [])
    assert periods.newest(connection, "mau") == replace(stored, period=kept)
    codes = [one.unit.code for one in assignments.of_period(connection, region.period)]
    assert sorted(codes) == ["GAN", "TINH", "XA"]


def test_the_newest_period_is_the_one_that_ends_last(connection: Connection, region: Region) -> None:
    """A period of the past assigned later is not the newest; another form has none."""
    past, _ = assign(connection, region, replace(PERIOD, start=date(2025, 1, 1), end=date(2025, 6, 30)), region.near)
    newest = periods.newest(connection, "mau")
    assert newest is not None
    assert newest.id == region.period
    assert [period.id for period in periods.of_form(connection, "mau")] == [region.period, past]
    assert periods.newest(connection, "khac") is None


def test_an_assignment_comes_whole(connection: Connection, region: Region) -> None:
    """One look gives the assignment with unit, period, form version and the number of answers."""
    for key in ("a", "b"):
        person = {"person_id": region.officer, "at": after(1), "batch": "1"}
        answers.put(connection, region.report, key, NothingToReport(), **person)
    found = assignments.get_full(connection, region.report)
    assert found is not None
    assert found.unit.code == "GAN"
    assert found.period == PERIOD
    assert (found.form_id, found.form_version_id, found.period_id) == ("mau", region.form_version, region.period)
    assert (found.answered, found.revision, found.created_at, found.is_open) == (2, 2, NOON, True)
    assert assignments.of_units(connection, [region.near]) == [found]
    assert assignments.get_full(connection, 99) is None
    keys = assignments.answered_keys(connection, [region.report, region.far_report])
    assert keys == {region.report: {"a", "b"}, region.far_report: set()}


def test_the_nearest_deadline_comes_first(connection: Connection, region: Region) -> None:
    """Lists stand in the order of deadlines, a unit's own deadline counting before the period's."""
    sooner = replace(PERIOD, start=date(2026, 4, 1), deadline=datetime(2026, 6, 15, tzinfo=UTC))
    _, (early,) = assign(connection, region, sooner, region.near)
    both = [one.id for one in assignments.of_units(connection, [region.near])]
    assignments.set_deadline(connection, early, datetime(2026, 8, 1, tzinfo=UTC))
    after_extension = [one.id for one in assignments.of_units(connection, [region.near])]
    assert (both, after_extension) == ([early, region.report], [region.report, early])
    extended = assignments.get_full(connection, early)
    assert extended is not None
    assert extended.period.deadline == datetime(2026, 8, 1, tzinfo=UTC)


def test_reminders_look_at_open_reports_with_a_near_deadline(connection: Connection, region: Region) -> None:
    """Only reports not handed in, whose deadline is before the instant, are looked at."""
    states.set_state(connection, region.far_report, "submitted", by=region.officer, at=NOON, expected=["new"])
    before, later = PERIOD.deadline, datetime(2026, 6, 30, 11, tzinfo=UTC)
    assert assignments.open_before(connection, before) == []
    assert [one.id for one in assignments.open_before(connection, later)] == [region.report]


def test_states_move_only_from_where_they_may(connection: Connection, region: Region) -> None:
    """Seen once, viewed only when submitted, withdrawn only while nobody above has opened it."""
    report = region.report
    assert states.mark_seen(connection, report, by=region.officer, at=after(1))
    assert not states.mark_seen(connection, report, by=region.officer, at=after(2))
    assert not states.mark_viewed(connection, report, by=region.officer, at=after(2))
    assert not states.withdraw(connection, report, by=region.officer, at=after(2))
    assert states.set_state(connection, report, "submitted", by=region.officer, at=after(3), expected=["opened"])
    assert states.withdraw(connection, report, by=region.officer, at=after(4))
    assert not states.set_state(
        connection, report, "submitted", by=region.officer, at=after(5), expected=["new", "opened"]
    )
    assert states.set_state(connection, report, "submitted", by=region.officer, at=after(5), expected=["working"])
    assert states.mark_viewed(connection, report, by=region.officer, at=after(6))
    assert not states.withdraw(connection, report, by=region.officer, at=after(7))
    found = assignments.get_full(connection, report)
    assert found is not None
    assert (found.state, found.first_seen_at, found.opened_by_parent_at, found.is_open) == (
        "viewed",
        after(1),
        after(6),
        False,
    )
    assert state_of(connection, region.far_report) == "new"


def test_number_and_day_belong_to_one_document(connection: Connection, region: Region) -> None:
    """Document number and day are kept for this report alone, as is when somebody last moved it on."""
    assignments.set_document_number(connection, region.report, number="15-BC/ĐU", day=date(2026, 6, 18))
    assert states.set_state(connection, region.report, "working", by=region.officer, at=after(9), expected=["new"])
    near, far = assignments.of_period(connection, region.period)
    assert (near.document_number, near.document_day, near.touched_at) == ("15-BC/ĐU", date(2026, 6, 18), after(9))
    assert (far.document_number, far.document_day, far.touched_at) == ("", None, None)


def test_an_instant_without_zone_is_refused(connection: Connection, region: Region) -> None:
    """A naive datetime never reaches the database: nobody could say which hour it meant."""
    with pytest.raises(StatementError, match="time zone"):
        states.mark_seen(connection, region.report, by=region.officer, at=datetime(2026, 6, 1))


def test_another_desk_gives_its_units_a_deadline_of_their_own(connection: Connection, region: Region) -> None:
    """Where another desk opened the period, its deadline stays; scope, giver and lock are the unit's own."""
    lock = datetime(2026, 6, 25, 10, tzinfo=UTC)
    sooner = replace(PERIOD, deadline=datetime(2026, 6, 20, 10, tzinfo=UTC), lock=lock)
    _, (number,) = giving.give(
        connection,
        form_id="mau",
        form_version_id=region.form_version,
        period=sooner,
        unit_ids=[region.near, region.province],
        at=after(1),
        desk=region.near,
        scopes={region.province: {"muc_b", "muc_a"}},
    )
    own, others = assignments.get_full(connection, number), assignments.get_full(connection, region.report)
    assert own is not None
    assert others is not None
    assert (own.period.deadline, own.period.lock, own.given_by) == (sooner.deadline, lock, region.near)
    assert own.scope == {"muc_a", "muc_b"}
    assert (others.period, others.scope, others.given_by) == (PERIOD, None, None)


def test_a_withdrawn_assignment_comes_back_with_its_answers(connection: Connection, region: Region) -> None:
    """What was withdrawn is open to nobody; given again it is news, and goes on from what was written."""
    person = {"person_id": region.officer, "at": after(1), "batch": "1"}
    answers.put(connection, region.report, "a", NothingToReport(), **person)
    for number in (region.report, region.far_report):
        assert states.recall(connection, number, by=region.officer, at=after(2))
        assert not states.recall(connection, number, by=region.officer, at=after(3))
    assert assignments.open_before(connection, datetime(2027, 1, 1, tzinfo=UTC)) == []
    assert answers.put(connection, region.report, "a", NothingToReport(), **person) is None
    assert assign(connection, region, PERIOD, region.near, region.far)[1] == [region.report, region.far_report]
    assert (state_of(connection, region.report), state_of(connection, region.far_report)) == ("working", "new")
    assert set(answers.all_answers(connection, region.report)) == {"a"}


def test_a_guiding_letter_stays_with_its_period(connection: Connection, region: Region) -> None:
    """Sweeping old files out leaves the letter, and a period that opens the next says so until told otherwise."""
    letter, other = (
        files.add(connection, name=name, mime="application/pdf", content=b"%PDF", at=NOON) for name in ("a", "b")
    )
    periods.set_letter_file(connection, region.period, letter)
    assert files.prune(connection, after(60)) == 1
    assert files.get(connection, letter) is not None
    assert files.get(connection, other) is None
    periods.set_opens_next(connection, region.period, wanted=True)
    assert [one.id for one in periods.recurring(connection)] == [region.period]
    periods.set_opens_next(connection, region.period, wanted=False)
    assert periods.recurring(connection) == []
