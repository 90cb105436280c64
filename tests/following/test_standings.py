"""Where units stand, loaded and counted, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines
from bot.loading.following import FollowLoader
from bot.loading.person import load_person
from bot.loading.standings import Standings
from dialogs.desk.following.followed import Follow
from dialogs.desk.following.needs import FollowNeeds
from dialogs.desk.following.places import Following
from dialogs.event import Commanded, Pressed, Said
from dialogs.screen import Choice
from dialogs.state import State
from storage import answers, assignments, giving, progress
from storage.engines import new_engine
from storage.tables import progress as progress_table
from templates.answers import Prose
from templates.period import Period
from tests.databases import database_url, empty_url
from tests.review.three_levels import NOW, SECRET, ZONE, Region, settled

__all__ = ["database_url", "empty_url"]


class Row(NamedTuple):
    name: str
    status: str
    percent: int
    late: bool


@pytest.fixture
def region(database_url: str) -> Iterator[Region]:
    """The three-level region, XA's sister at work on the same report and late."""
    engine = new_engine(database_url)
    with engine.begin() as connection:
        made = settled(connection)
        _give_sister(made)
        yield made
    engine.dispose()


def _give_sister(region: Region) -> None:
    connection = region.connection
    known = assignments.get_full(connection, region.report)
    assert known is not None
    window = Period(date(2026, 1, 1), date(2026, 6, 30), known.period.deadline)
    _, (number,) = giving.give(
        connection,
        form_id=known.form_id,
        form_version_id=known.form_version_id,
        period=window,
        unit_ids=[region.ids["XA-CHI-EM"]],
        at=NOW,
    )
    assignments.set_deadline(connection, number, NOW - timedelta(days=2))
    answers.put(connection, number, "muc_i.noi_dung", Prose("Bài"), person_id=2, at=NOW, batch="b")


def followed(region: Region, account: int, needs: FollowNeeds) -> Follow | None:
    """What the person of that account follows."""

    person = load_person(region.connection, account)
    if person is None:
        return None
    return FollowLoader(Outlines(), ZONE).load(region.connection, person, needs, NOW)


def rows(found: Follow | None) -> list[Row]:
    assert found is not None
    worst = sorted(found.units, key=lambda unit: unit.urgency(NOW))
    return [Row(unit.unit.name, unit.status, unit.percent, unit.is_late(NOW)) for unit in worst]


def test_the_worst_stands_first(region: Region) -> None:
    """The late unit at work stands before the one that has handed in."""
    found = followed(region, 3, FollowNeeds())
    assert rows(found) == [Row("Xa-Chi-Em", "working", 20, True), Row("Xa", "submitted", 100, False)]
    assert found is not None
    assert found.period is not None
    assert (found.period.total, found.period.sent, found.period.late) == (2, 1, 1)


def test_kept_counts_change_nothing_but_the_work(region: Region) -> None:
    """A list reads the counts that are kept, and counts anew what has changed since."""
    standings = Standings(Outlines())
    before = rows(followed(region, 3, FollowNeeds()))
    assert standings.count_behind(region.connection, 10) == 1
    assert standings.count_behind(region.connection, 10) == 0
    assert rows(followed(region, 3, FollowNeeds())) == before
    sister = region.connection.execute(select(progress_table.c.assignment_id)).scalar_one()
    answers.put(region.connection, sister, "muc_ii.han_che", Prose("Hạn chế"), person_id=2, at=NOW, batch="c")
    assert rows(followed(region, 3, FollowNeeds()))[0].percent == 40
    assert progress.behind(region.connection, 10) == [sister]


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("cán bộ xã", None),
        ("huyện A", ["Huyen-A"]),
        ("huyện B", []),
        ("tỉnh", []),
        ("quản trị", ["Huyen-A"]),
        ("quản trị huyện B", []),
        ("đã thôi việc", None),
    ],
)
def test_only_the_periods_of_ones_own_desks_are_listed(region: Region, who: str, sees: list[str] | None) -> None:
    """Staff find the periods of the units directly below them, an administrator of everything all of them."""
    accounts = {"cán bộ xã": 1, "huyện A": 3, "huyện B": 4, "tỉnh": 5, "quản trị": 6, "quản trị huyện B": 7}
    found = followed(region, accounts.get(who, 8), FollowNeeds())
    assert (None if found is None else [period.unit.name for period in found.periods]) == sees


@pytest.mark.parametrize("who", ["cán bộ xã chị em", "huyện B", "quản trị huyện B", "đã thôi việc"])
def test_a_guessed_period_or_unit_shows_nothing(region: Region, who: str) -> None:
    """Whoever forges a button of /tiendo sees nothing of units that are not below them."""
    place = Following(1, region.ids["HUYEN-A"], assignment=region.report)
    for state in (State(), State(None, place)):
        for event in (
            Pressed(Choice("follow", ("1", str(region.ids["HUYEN-A"])))),
            Pressed(Choice("follow_unit", (str(region.report),))),
            Pressed(Choice("follow_word")),
            Pressed(Choice("follow_list")),
            Commanded("tiendo"),
            Said("Xa", 5, NOW, 2),
        ):
            turn = region.act(who, event, state)
            assert not turn.jobs
            assert turn.screen is None or ("Xa-Chi-Em" not in turn.screen.text or who == "cán bộ xã chị em")
            assert turn.screen is None or SECRET not in turn.screen.text


def test_the_parents_parent_looks_but_does_not_check(region: Region) -> None:
    """Two levels up the card shows where the unit stands, without the button that opens its report for checking."""
    below = region.act("tỉnh", Pressed(Choice("follow", ("1", str(region.ids["HUYEN-A"])))))
    card = region.act("tỉnh", Pressed(Choice("follow_unit", (str(region.report),))), below.state)
    assert card.screen is not None
    assert card.screen.text.startswith("Xa · ")
    assert "review" not in {button.choice.verb for button in card.screen.buttons}


def test_a_foreign_assignment_is_not_shown_in_ones_own_list(region: Region) -> None:
    """An assignment that is not of the period and parent at hand opens no card."""
    other = _elsewhere(region.connection, region)
    turn = region.act(
        "huyện A", Pressed(Choice("follow_unit", (str(other),))), State(None, Following(1, region.ids["HUYEN-A"]))
    )
    assert turn.screen is not None
    assert "Xa-Khac" not in turn.screen.text


def _elsewhere(connection: Connection, region: Region) -> int:
    known = assignments.get_full(connection, region.report)
    assert known is not None
    _, (number,) = giving.give(
        connection,
        form_id=known.form_id,
        form_version_id=known.form_version_id,
        period=known.period,
        unit_ids=[region.ids["XA-KHAC"]],
        at=NOW,
    )
    return number
