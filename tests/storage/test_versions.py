"""Versions of forms, what is pinned to them, and try-outs."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from storage import answers, assignments, following, forms, journal, people, periods, states, submissions, tryouts
from storage.tables import answers as answer_rows
from templates.answers import NothingToReport
from tests.storage.region import COVER, NOON, PERIOD, Region, form_version


def draft(connection: Connection, person_id: int) -> int:
    return forms.keep(
        connection,
        form_id="mau",
        sha256="nhap",
        definition=b"id: mau",
        unit_template=b"1",
        consolidated_template=b"2",
        at=NOON,
        draft_by=person_id,
    )


def answer(connection: Connection, assignment_id: int, person_id: int) -> None:
    answers.put(
        connection, assignment_id, "muc_i", NothingToReport(), person_id=person_id, at=NOON, batch="b", pieces=()
    )


def test_a_draft_is_published_once(connection: Connection, region: Region) -> None:
    """A draft can be deleted until it is published, and from then on nothing changes it."""
    version = draft(connection, region.officer)
    assert forms.publish(connection, version, at=NOON)
    assert not forms.publish(connection, version, at=NOON + timedelta(days=1))
    assert not forms.drop_draft(connection, version)
    kept = forms.get(connection, version)
    assert kept is not None
    assert kept.published_at == NOON
    line = next(one for one in forms.lines(connection) if one.id == version)
    assert (line.form_id, line.uploaded_by) == ("mau", region.officer)


def test_a_draft_is_deleted_with_its_tryouts(connection: Connection, region: Region) -> None:
    """A draft that is tried out goes only with whatever was tried, and leaves nothing behind."""
    version = draft(connection, region.officer)
    tried = tryouts.begin(connection, version, region.near, PERIOD, person_id=region.officer, at=NOON)
    answer(connection, tried, region.officer)
    with pytest.raises(IntegrityError), connection.begin_nested():
        forms.drop_draft(connection, version)
    tryouts.throw_away(connection, version)
    assert forms.drop_draft(connection, version)
    assert forms.get(connection, version) is None
    left = select(func.count()).select_from(answer_rows).where(answer_rows.c.assignment_id == tried)
    assert connection.execute(left).scalar() == 0


def test_a_tryout_counts_nowhere(connection: Connection, region: Region) -> None:
    """A try-out is a report of nobody's: no list, reminder, period or journal has it; its person has it once."""
    before = [one.id for one in assignments.of_units(connection, [region.near])]
    year = NOON + timedelta(days=3650)
    due = [one.id for one in assignments.open_before(connection, year)]
    known = [one.id for one in periods.every(connection)]
    counted = following.counts(connection, [region.province], now=NOON)
    tried = tryouts.begin(connection, region.form_version, region.near, PERIOD, person_id=region.officer, at=NOON)
    again = tryouts.begin(connection, region.form_version, region.near, PERIOD, person_id=region.officer, at=NOON)
    answer(connection, tried, region.officer)
    assert again == tried
    assert tryouts.of_person(connection, region.officer) == {region.form_version: tried}
    assert [one.id for one in assignments.of_units(connection, [region.near])] == before
    assert [one.id for one in assignments.open_before(connection, year)] == due
    assert [one.id for one in periods.every(connection)] == known
    assert following.counts(connection, [region.province], now=NOON) == counted
    assert all(one.assignment_id != tried for one in journal.of_unit(connection, region.near, skip=0, most=50))
    full = assignments.get_full(connection, tried)
    assert full is not None
    assert full.tried_by == region.officer


def test_one_person_throws_away_only_their_own(connection: Connection, region: Region) -> None:
    """Two administrators try the same version, and one of them throws their try-out away."""
    other = people.create(connection, 990_001, at=NOON, name="Người khác", title="")
    mine = tryouts.begin(connection, region.form_version, region.near, PERIOD, person_id=region.officer, at=NOON)
    tryouts.begin(connection, region.form_version, region.near, PERIOD, person_id=other, at=NOON)
    tryouts.throw_away(connection, region.form_version, person_id=other)
    assert tryouts.of_person(connection, region.officer) == {region.form_version: mine}
    assert tryouts.of_person(connection, other) == {}


def test_what_was_handed_in_keeps_its_version(connection: Connection, region: Region) -> None:
    """A period moves to another version at once: what is handed in keeps the old one until it is open again."""
    number = region.report
    answer(connection, number, region.officer)
    submissions.freeze(connection, number, cover=COVER, person_id=region.officer, at=NOON)
    newer = form_version(connection, sha256="moi")
    assignments.pin_closed(connection, region.period, region.form_version)
    periods.set_form_version(connection, region.period, newer)
    assert _version(connection, number) == region.form_version
    assert states.withdraw(connection, number, by=region.officer, at=NOON)
    assert _version(connection, number) == newer
    frozen = submissions.freeze(connection, number, cover=COVER, person_id=region.officer, at=NOON)
    assert frozen is not None
    assert frozen.form_version_id == newer
    assert _version(connection, number) == newer


def test_an_answer_of_another_kind_leaves_a_report_that_is_handed_in(connection: Connection, region: Region) -> None:
    """What a newer version asks otherwise leaves the answers and stays in the history, whatever the state."""
    number = region.report
    answer(connection, number, region.officer)
    submissions.freeze(connection, number, cover=COVER, person_id=region.officer, at=NOON)
    answers.set_aside(connection, number, "muc_i", person_id=region.officer, at=NOON, batch="m", cause="version")
    assert answers.all_answers(connection, number) == {}
    latest = submissions.latest(connection, number)
    assert latest is not None
    assert set(latest.answers) == {"muc_i"}


def _version(connection: Connection, number: int) -> int:
    full = assignments.get_full(connection, number)
    assert full is not None
    return full.form_version_id
