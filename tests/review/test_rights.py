"""Only the unit directly above checks a report; whoever forges, guesses or keeps a button changes and reads nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from dialogs.desk.review.conversation import VERBS
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.event import Commanded, Pressed, Said
from dialogs.journal import VERBS as JOURNAL_VERBS
from dialogs.screen import Choice
from dialogs.state import Journal, State
from dialogs.turn import Turn
from storage import assignments as reports
from storage.engines import new_engine
from storage.tables import assignments, edit_requests, outbox, remarks, transitions
from tests.databases import database_url, empty_url
from tests.review.three_levels import NOW, SECRET, Region, settled

__all__ = ["database_url", "empty_url"]

STRANGERS = ("cán bộ xã chị em", "huyện B", "tỉnh", "quản trị huyện B", "đã thôi việc")
"""Sister, foreign unit, the parent's parent, an administrator elsewhere, somebody whose role was revoked."""

ARGS = {"rv_target": ("muc_i.noi_dung",), "rv_text": ("muc_i.noi_dung",), "rv_due_day": ("2026-11-24",)}
"""What a button carries; where nothing is said, a number."""


@pytest.fixture
def region(database_url: str) -> Iterator[Region]:
    engine = new_engine(database_url)
    with engine.begin() as connection:
        yield settled(connection)
    engine.dispose()


def kept(connection: Connection) -> list[list[Any]]:
    """Everything a decision would leave behind."""
    tables = (assignments, transitions, remarks, edit_requests, outbox)
    return [list(connection.execute(select(table).order_by(table.c.id)).all()) for table in tables]


def places(region: Region) -> tuple[State, ...]:
    """Wherever a forged button could be pressed."""
    report = region.report
    views = (
        Reviewing(report, 1),
        Reviewing(report, 1, "remark", key="muc_i.noi_dung"),
        Reviewing(report, 1, "refusing"),
    )
    return tuple(State(None, place) for place in (*views, Queue(), Bulk(((report, 1),)), Journal(region.ids["XA"])))


def shows(turn: Turn) -> str:
    screen = turn.screen
    return "" if screen is None else screen.text + " ".join(button.label for button in screen.buttons)


@pytest.mark.parametrize("who", STRANGERS)
def test_no_button_opens_or_decides_anything_elsewhere(region: Region, who: str) -> None:
    """Every button of the desk's review, at every place, changes and shows nothing of a unit that is not below."""
    before = kept(region.connection)
    for state in places(region):
        for verb in sorted(VERBS | JOURNAL_VERBS):
            number = str(region.ids["XA"] if verb in JOURNAL_VERBS else region.report)
            turn = region.act(who, Pressed(Choice(verb, ARGS.get(verb, (number,)))), state)
            assert SECRET[:20] not in shows(turn), (verb, state)
            assert "Xa ·" not in shows(turn), (verb, state)
        turn = region.act(who, Said("Góp ý ngoài quyền", 7, NOW, 20), state)
        assert "Xa ·" not in shows(turn), state
    assert kept(region.connection) == before


@pytest.mark.parametrize("who", STRANGERS)
def test_no_command_lists_anything_elsewhere(region: Region, who: str) -> None:
    """/duyet and /nhatky name no report and no unit that is not one's own or directly below."""
    for name in ("duyet", "nhatky"):
        shown = shows(region.act(who, Commanded(name)))
        assert "Báo cáo thử" not in shown
        assert "Xa\n" not in f"{shown}\n" or who == "cán bộ xã chị em"


def test_the_officer_cannot_decide_about_the_own_report(region: Region) -> None:
    """Whoever writes a report neither accepts it nor grants themselves another try."""
    before = kept(region.connection)
    for state in places(region):
        for verb in sorted(VERBS):
            region.act("cán bộ xã", Pressed(Choice(verb, ARGS.get(verb, (str(region.report),)))), state)
    assert kept(region.connection) == before


@pytest.mark.parametrize("who", ["huyện A", "quản trị"])
def test_the_unit_above_checks(region: Region, who: str) -> None:
    """The staff directly above, and an administrator of everything, open the report, read it and accept it."""
    opened = region.act(who, Pressed(Choice("review", (str(region.report),))))
    assert "Xa · Báo cáo thử" in shows(opened)
    section = region.act(who, Pressed(Choice("rv_section", ("0",))), opened.state)
    assert SECRET in shows(section)
    region.act(who, Pressed(Choice("rv_accept")), section.state)
    found = region.connection.execute(select(transitions.c.before, transitions.c.after).order_by(transitions.c.id))
    assert [tuple(row) for row in found] == [("submitted", "viewed"), ("viewed", "accepted")]


def test_a_version_that_was_overtaken_is_not_accepted(region: Region) -> None:
    """A button under a version that is not the newest any more decides nothing and shows the new one."""
    state = State(None, Reviewing(region.report, 0))
    turn = region.act("huyện A", Pressed(Choice("rv_accept")), state)
    assert "Đơn vị vừa nộp bản 1" in shows(turn)
    states = region.connection.execute(select(assignments.c.state)).scalars()
    assert list(states) == ["viewed"]


def test_a_locked_report_is_sent_back_with_a_new_deadline(region: Region) -> None:
    """Past its lock date a report sent back could not be changed: the staff are asked for a new deadline first."""
    connection, report = region.connection, region.report
    reports.set_deadline(connection, report, NOW - timedelta(days=3))
    reports.set_lock(connection, report, NOW - timedelta(days=2))
    opened = region.act("huyện A", Pressed(Choice("review", (str(report),))))
    asked = region.act("huyện A", Pressed(Choice("rv_target", ("muc_ii.han_che",))), opened.state)
    written = region.act("huyện A", Said("Nêu rõ hơn", 7, NOW, 10), asked.state)
    refused = region.act("huyện A", Pressed(Choice("rv_return_confirm")), written.state)
    assert "qua ngày khoá" in shows(refused)
    dated = region.act("huyện A", Pressed(Choice("rv_due_day", ("2026-11-25",))), refused.state)
    region.act("huyện A", Pressed(Choice("rv_return_confirm")), dated.state)
    found = reports.get_full(connection, report)
    assert found is not None
    assert (found.state, found.period.is_locked(NOW)) == ("returned", False)
    resumed = region.act("cán bộ xã", Pressed(Choice("resume", (str(report),))))
    assert "Cấp trên góp ý: “Nêu rõ hơn”" in shows(resumed)
