"""Submissions and covers: frozen versions, and what was handed in before."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from storage import answers, assignments, covers, giving, states, submissions
from templates.answers import Figure, NothingToReport, Prose
from templates.period import Period
from tests.storage.region import COVER, NOON, PERIOD, Region, after


def answer(connection: Connection, region: Region, assignment_id: int, number: int) -> None:
    value = Figure(Decimal(number))
    answers.put(connection, assignment_id, "so", value, person_id=region.officer, at=NOON, batch="1", reason="vì")


def freeze(
    connection: Connection, region: Region, assignment_id: int, minutes: float = 0
) -> submissions.Submission | None:
    return submissions.freeze(connection, assignment_id, cover=COVER, person_id=region.officer, at=after(minutes))


def test_a_submission_is_frozen(connection: Connection, region: Region) -> None:
    """A version holds answers and cover as they were, and later changes of the report leave it alone."""
    answers.put(connection, region.report, "y", Prose("lời"), person_id=region.officer, at=NOON, batch="1")
    answers.put(connection, region.report, "k", NothingToReport(), person_id=region.officer, at=NOON, batch="1")
    answer(connection, region, region.report, 5)
    cover = replace(COVER, number="7", day=date(2026, 6, 20))
    kept = answers.all_answers(connection, region.report)
    frozen = submissions.freeze(connection, region.report, cover=cover, person_id=region.officer, at=after(1))
    assert frozen is not None
    assert (frozen.version, frozen.form_version_id, frozen.answers, frozen.cover) == (
        1,
        region.form_version,
        kept,
        cover,
    )
    states.withdraw(connection, region.report, by=region.officer, at=after(2))
    answer(connection, region, region.report, 6)
    assert submissions.get(connection, region.report, 1) == frozen
    assert submissions.latest(connection, region.report) == frozen


def test_versions_count_up_and_a_report_closes(connection: Connection, region: Region) -> None:
    """Handing in twice in a row gives one version; after being sent back the next is version 2."""
    first = freeze(connection, region, region.report, 1)
    assert freeze(connection, region, region.report, 2) is None
    assert states.set_state(
        connection, region.report, "returned", by=region.officer, at=after(3), expected=["submitted"]
    )
    second = freeze(connection, region, region.report, 4)
    assert (first and first.version, second and second.version) == (1, 2)
    found = assignments.get_full(connection, region.report)
    assert found is not None
    assert (found.state, found.submitted_version, found.submitted_at) == ("submitted", 2, after(4))
    assert submissions.latest_of(connection, [region.report, region.far_report]) == {region.report: second}
    assert submissions.get(connection, region.report, 3) is None
    assert submissions.latest(connection, region.far_report) is None


def window(connection: Connection, region: Region, start: date, end: date, form_id: str = "mau") -> int:
    period = Period(start, end, datetime(2030, 1, 1, tzinfo=UTC))
    _, (assignment_id,) = giving.give(
        connection,
        form_id=form_id,
        form_version_id=region.form_version,
        period=period,
        unit_ids=[region.near],
        at=NOON,
    )
    answer(connection, region, assignment_id, end.year)
    freeze(connection, region, assignment_id)
    return assignment_id


def found(connection: Connection, region: Region, start: date, end: date) -> tuple[int | None, int | None]:
    earlier = submissions.earlier(connection, region.near, "mau", start=start, end=end)
    return (
        earlier.year_before and earlier.year_before.assignment_id,
        earlier.latest and earlier.latest.assignment_id,
    )


def test_earlier_reports_are_told_apart(connection: Connection, region: Region) -> None:
    """The same window a year earlier and the latest earlier window are two things, and later ones are neither."""
    year_before = window(connection, region, date(2025, 1, 1), date(2025, 6, 30))
    half_before = window(connection, region, date(2025, 7, 1), date(2025, 12, 31))
    window(connection, region, date(2026, 7, 1), date(2026, 12, 31))
    window(connection, region, date(2026, 1, 1), date(2026, 3, 31), form_id="khac")
    assert found(connection, region, PERIOD.start, PERIOD.end) == (year_before, half_before)
    assert found(connection, region, date(2025, 7, 1), date(2025, 12, 31)) == (None, year_before)
    assert found(connection, region, date(2025, 1, 1), date(2025, 6, 30)) == (None, None)


def test_a_report_never_handed_in_is_not_an_earlier_one(connection: Connection, region: Region) -> None:
    """Answers of a window that was not handed in are nobody's comparison; the far unit's are not the near one's."""
    answer(connection, region, region.report, 1)
    assert found(connection, region, date(2027, 1, 1), date(2027, 6, 30)) == (None, None)
    freeze(connection, region, region.far_report)
    assert found(connection, region, date(2027, 1, 1), date(2027, 6, 30)) == (None, None)
    freeze(connection, region, region.report)
    assert found(connection, region, date(2027, 1, 1), date(2027, 6, 30)) == (region.report, region.report)


@pytest.mark.parametrize(("first", "second"), [(2023, 2024), (2024, 2025)])
def test_the_end_of_february_stays_the_end(connection: Connection, region: Region, first: int, second: int) -> None:
    """A window up to the last day of February meets the one a year earlier, leap year or not."""
    last = {2023: 28, 2024: 29, 2025: 28}
    before = window(connection, region, date(first, 1, 1), date(first, 2, last[first]))
    expected = (before, before)
    assert found(connection, region, date(second, 1, 1), date(second, 2, last[second])) == expected


def test_number_and_day_are_never_remembered(connection: Connection, region: Region) -> None:
    """A cover comes back per unit and form as it was last kept, but for document number and day."""
    numbered = replace(COVER, number="15", day=date(2026, 6, 18))
    covers.put(connection, region.near, "mau", COVER)
    covers.put(connection, region.near, "mau", replace(numbered, signer="Người Ký"))
    assert covers.get(connection, region.near, "mau") == replace(COVER, signer="Người Ký")
    assert covers.get(connection, region.near, "khac") is None
    assert covers.get(connection, region.far, "mau") is None
