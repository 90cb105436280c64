"""Requests to colleagues and posts handed over, on both kinds of database."""

from sqlalchemy import Connection

from storage import answers, contributors, giving, handovers, invitations, people
from templates.answers import Prose
from templates.period import Period
from tests.storage.region import NOON, PERIOD, after, settle


def invited(connection: Connection, code: str, unit_id: int) -> int:
    return invitations.create(
        connection, code_hash=code, unit_id=unit_id, role="contributor", at=NOON, expires_at=after(60)
    )


def test_a_request_goes_from_invitation_to_person(connection: Connection) -> None:
    """Who accepts an invitation has its questions, with those of every other request for the same report."""
    region = settle(connection)
    first = contributors.add(
        connection,
        region.report,
        ["b", "a"],
        created_by=region.officer,
        at=NOON,
        invitation_id=invited(connection, "h1", region.near),
    )
    asked = contributors.of_invitation(connection, "h1")
    assert asked is not None
    assert (asked.id, asked.questions, asked.person_id) == (first, frozenset({"a", "b"}), None)
    assert contributors.shares(connection, region.colleague) == {}
    used = invitations.use(connection, "h1", person_id=region.colleague, at=after(1))
    assert used is not None
    contributors.join(connection, used.id, region.colleague, at=after(1))
    contributors.add(connection, region.report, ["c"], created_by=region.officer, at=NOON, person_id=region.colleague)
    assert contributors.shares(connection, region.colleague) == {region.report: (frozenset("abc"), False)}
    details = {"person_id": region.colleague, "at": after(2), "batch": "1"}
    answers.put(connection, region.report, "a", Prose("Bài"), **details)
    assert [one.last_change_at for one in contributors.of_assignment(connection, region.report)] == [after(2)] * 2


def test_finished_and_opened_again(connection: Connection) -> None:
    """A part is finished when its person says so, and open again when it is said to be."""
    region = settle(connection)
    contributors.add(connection, region.report, ["a"], created_by=region.officer, at=NOON, person_id=region.colleague)
    assert contributors.set_done(connection, region.report, region.colleague, after(1))
    assert contributors.shares(connection, region.colleague)[region.report][1]
    contributors.set_done(connection, region.report, region.colleague, None)
    assert not contributors.shares(connection, region.colleague)[region.report][1]
    assert not contributors.set_done(connection, region.far_report, region.colleague, after(1))


def test_a_request_taken_back_is_worthless(connection: Connection) -> None:
    """Taken back, neither the person nor the invitation gets anywhere; another report's officers cannot do it."""
    region = settle(connection)
    code = invited(connection, "h1", region.near)
    waiting = contributors.add(connection, region.report, ["a"], created_by=region.officer, at=NOON, invitation_id=code)
    taken = contributors.add(
        connection, region.report, ["a"], created_by=region.officer, at=NOON, person_id=region.colleague
    )
    assert not contributors.revoke(connection, region.far_report, taken, at=after(1))
    assert contributors.revoke(connection, region.report, waiting, at=after(1))
    assert contributors.revoke(connection, region.report, taken, at=after(1))
    assert invitations.find(connection, "h1", now=after(2)) is None
    assert contributors.shares(connection, region.colleague) == {}
    assert contributors.of_assignment(connection, region.report) == []


def test_those_who_helped_before(connection: Connection) -> None:
    """The unit's latest earlier report of the form tells who helped; invitations nobody used are left out."""
    region = settle(connection)
    contributors.add(connection, region.report, ["a"], created_by=region.officer, at=NOON, person_id=region.colleague)
    code = invited(connection, "h1", region.near)
    contributors.add(connection, region.report, ["b"], created_by=region.officer, at=NOON, invitation_id=code)
    later = Period(PERIOD.end.replace(month=7, day=1), PERIOD.end.replace(month=12, day=31), after(9))
    giving.give(
        connection, form_id="mau", form_version_id=region.form_version, period=later, unit_ids=[region.near], at=NOON
    )
    found = contributors.earlier(connection, region.near, "mau", before=later.end)
    assert [(one.person_id, one.questions) for one in found] == [(region.colleague, frozenset("a"))]
    assert contributors.earlier(connection, region.far, "mau", before=later.end) == []
    assert contributors.earlier(connection, region.near, "mau", before=PERIOD.end) == []


def test_one_handing_over_at_a_time(connection: Connection) -> None:
    """An invitation knows whom it replaces; a newer one for the same post makes it worthless."""
    region = settle(connection)
    for code in ("h1", "h2"):
        number = invited(connection, code, region.near)
        handovers.keep(connection, number, unit_id=region.near, person_id=region.officer, at=NOON)
    assert invitations.find(connection, "h1", now=after(1)) is None
    assert invitations.find(connection, "h2", now=after(1)) is not None
    assert handovers.replaced(connection, "h2") == region.officer
    assert handovers.replaced(connection, "nobody's") is None
    assert people.names(connection, [region.officer]) == {region.officer: ("Cán bộ", "")}
