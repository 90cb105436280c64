"""What is done in a unit's place says so wherever it is kept; marks beside a report's state; a year's punctuality."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from storage import (
    answers,
    changes,
    following,
    giving,
    journal,
    layers,
    marks,
    signed_copies,
    stand_ins,
    states,
    submissions,
    transitions,
)
from storage.journal import AnswerEntry, StateEntry
from storage.layers import FrozenLayer
from storage.marks import StoredMarks
from templates.answers import Prose
from templates.period import Period
from tests.storage.region import COVER, NOON, PERIOD, Region, after

NONE: frozenset[int] = frozenset()


def put(connection: Connection, region: Region, text: str, *, by: int, on_behalf: bool, batch: str = "b") -> None:
    answers.put(
        connection, region.report, "a", Prose(text), person_id=by, at=NOON, batch=batch, pieces=(), on_behalf=on_behalf
    )


def submit(connection: Connection, report: int, by: int, *, on_behalf: bool = False) -> None:
    submissions.freeze(connection, report, cover=COVER, person_id=by, at=NOON, on_behalf=on_behalf)


def given(connection: Connection, region: Region, period: Period, unit: int) -> int:
    """The report of the region's form that this unit now owes for that period."""
    _, (report,) = giving.give(
        connection, form_id="mau", form_version_id=region.form_version, period=period, unit_ids=[unit], at=NOON
    )
    return report


def test_an_answer_says_that_it_was_entered_for_the_unit(connection: Connection, region: Region) -> None:
    """The answer, its line of history, the version it goes into and the change of state all say so."""
    put(connection, region, "Nhập thay", by=region.colleague, on_behalf=True)
    assert answers.all_answers(connection, region.report)["a"].on_behalf
    submit(connection, region.report, region.colleague, on_behalf=True)
    frozen = submissions.latest(connection, region.report)
    assert frozen is not None
    assert (frozen.on_behalf, frozen.answers["a"].on_behalf) == (True, True)
    last = transitions.last(connection, region.report)
    assert last is not None
    assert last.on_behalf
    found = journal.of_unit(connection, region.near, skip=0, most=9)
    assert [one.on_behalf for one in found if isinstance(one, StateEntry | AnswerEntry)] == [True, True, True]


def test_the_units_own_answer_does_not(connection: Connection, region: Region) -> None:
    """What the unit answers anew is its own; a mark put on an answer leaves it whose it was."""
    put(connection, region, "Nhập thay", by=region.colleague, on_behalf=True)
    whose = {"person_id": region.officer, "at": after(1), "batch": "c"}
    answers.put(connection, region.report, "a", Prose("Nhập thay"), pieces=None, doubted=True, **whose)
    marked = answers.all_answers(connection, region.report)["a"]
    assert (marked.on_behalf, marked.doubted, marked.person_id) == (True, True, region.colleague)
    put(connection, region, "Xã viết lại", by=region.officer, on_behalf=False)
    assert not answers.all_answers(connection, region.report)["a"].on_behalf
    assert marks.of_assignments(connection, [region.report]).on_behalf == NONE


def test_undoing_brings_the_units_answer_back(connection: Connection, region: Region) -> None:
    """Who entered over the unit's answer takes it back: the unit's stands again, as the unit's."""
    put(connection, region, "Của xã", by=region.officer, on_behalf=False)
    put(connection, region, "Nhập thay", by=region.colleague, on_behalf=True, batch="thay")
    changes.undo(connection, region.report, region.colleague, "thay", at=after(1), on_behalf=True)
    back = answers.all_answers(connection, region.report)["a"]
    assert (back.answer, back.on_behalf, back.person_id) == (Prose("Của xã"), False, region.officer)
    newest = journal.of_unit(connection, region.near, skip=0, most=1)[0]
    assert isinstance(newest, AnswerEntry)
    assert newest.on_behalf


def test_removing_for_the_unit_is_written_down(connection: Connection, region: Region) -> None:
    """An answer taken away in the unit's place leaves a line that says so, though no answer is left to."""
    put(connection, region, "Của xã", by=region.officer, on_behalf=False)
    whose = {"person_id": region.colleague, "at": after(1), "batch": "thay"}
    assert answers.remove(connection, region.report, "a", on_behalf=True, **whose)
    newest = journal.of_unit(connection, region.near, skip=0, most=1)[0]
    assert isinstance(newest, AnswerEntry)
    assert (newest.on_behalf, newest.after) == (True, None)


def test_marks_stand_beside_the_state(connection: Connection, region: Region) -> None:
    """Of a period and of single reports alike: entered for the unit, signed; a version without a copy is not."""
    both = [region.report, region.far_report]
    put(connection, region, "Nhập thay", by=region.colleague, on_behalf=True)
    submit(connection, region.far_report, region.officer)
    signed_copies.keep(
        connection, region.far_report, version=1, name="a.pdf", content=b"%PDF", person_id=region.officer, at=NOON
    )
    expected = StoredMarks(frozenset({region.far_report}), frozenset({region.report}), NONE)
    assert marks.of_assignments(connection, both) == expected
    assert marks.of_period(connection, region.period, region.province) == expected
    states.withdraw(connection, region.far_report, by=region.officer, at=after(1))
    submit(connection, region.far_report, region.colleague, on_behalf=True)
    again = marks.of_assignments(connection, both)
    assert (again.signed, again.on_behalf) == (NONE, frozenset(both))
    assert marks.of_assignments(connection, []) == StoredMarks(NONE, NONE, NONE)


def test_a_change_after_the_consolidated_report_is_marked(connection: Connection, region: Region) -> None:
    """A counted report that is opened again or handed in anew is marked until the unit above hands in again."""
    submit(connection, region.report, region.officer)
    above = given(connection, region, PERIOD, region.province)
    submit(connection, above, region.colleague)
    layers.freeze(connection, above, 1, FrozenLayer(((region.report, 1),), (), ()))
    submit(connection, region.far_report, region.officer)
    assert marks.of_period(connection, region.period, region.province).edited == NONE
    states.withdraw(connection, region.report, by=region.officer, at=after(1))
    opened = marks.of_period(connection, region.period, region.province).edited
    submit(connection, region.report, region.officer)
    changed = marks.of_assignments(connection, [region.report, region.far_report]).edited
    assert (opened, changed) == (frozenset({region.report}), frozenset({region.report}))
    states.withdraw(connection, above, by=region.colleague, at=after(2))
    assert marks.of_period(connection, region.period, region.province).edited == frozenset({region.report})
    submit(connection, above, region.colleague)
    layers.freeze(connection, above, 2, FrozenLayer(((region.report, 2), (region.far_report, 1)), (), ()))
    assert marks.of_period(connection, region.period, region.province).edited == NONE


def test_a_unit_is_told_once_for_a_while(connection: Connection, region: Region) -> None:
    """Whoever was told of a person's entering is not told again for what was said since; of another's they are."""
    stand_ins.add(connection, region.report, region.colleague, at=NOON)
    told = [
        stand_ins.told_since(connection, region.report, region.colleague, NOON - timedelta(hours=1)),
        stand_ins.told_since(connection, region.report, region.colleague, NOON),
        stand_ins.told_since(connection, region.report, region.officer, NOON - timedelta(hours=1)),
        stand_ins.told_since(connection, region.far_report, region.colleague, NOON - timedelta(hours=1)),
    ]
    assert told == [True, False, False, False]


def test_a_years_reports_of_every_unit_below(connection: Connection, region: Region) -> None:
    """Each unit's reports whose own deadline lies in the year, with when they were first handed in."""
    next_year = Period(date(2026, 7, 1), date(2026, 12, 31), datetime(2027, 1, 5, 10, tzinfo=UTC))
    given(connection, region, next_year, region.near)
    submit(connection, region.report, region.officer)
    states.withdraw(connection, region.report, by=region.officer, at=after(1))
    submissions.freeze(connection, region.report, cover=COVER, person_id=region.officer, at=after(9))
    bounds = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    found = following.of_year_below(connection, region.province, *bounds)
    assert [(unit.id, one.assignment_id, one.submitted_at) for unit, one in found] == [
        (region.near, region.report, NOON),
        (region.far, region.far_report, None),
    ]
    assert found[0][1].period == PERIOD
