"""Messages and reminders by hand: to whom they go, once, in pieces a phone can show; on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.forms.outlines import Outlines
from bot.reminders.by_hand import AT_ONCE, ByHand
from dialogs.desk.following.changes import MarkRead, Nudge, Tell, TellAgain
from dialogs.desk.following.needs import NUDGE_VERBS, TELL_VERBS
from dialogs.desk.following.places import Nudging, Telling
from dialogs.desk.telling.message_parts import ROOM, message_parts
from dialogs.event import Commanded, Pressed
from dialogs.screen import Choice
from dialogs.state import State
from storage import assignments, giving, nudges, people, periods, roles, states, units
from storage.engines import new_engine
from storage.tables import broadcast_readers, broadcasts, outbox
from storage.tables import nudges as nudges_table
from templates.text import utf16_length
from tests.databases import database_url, empty_url
from tests.review.three_levels import NOW, ZONE, Region, settled

__all__ = ["database_url", "empty_url"]

STRANGERS = ("cán bộ xã", "cán bộ xã chị em", "huyện B", "quản trị huyện B", "đã thôi việc")


@pytest.fixture
def region(database_url: str) -> Iterator[Region]:
    """The three-level region, XA's report sent back so that it is owed."""
    engine = new_engine(database_url)
    with engine.begin() as connection:
        made = settled(connection)
        states.set_state(connection, made.report, "returned", by=3, at=NOW, expected=("submitted",))
        assignments.set_deadline(connection, made.report, NOW - timedelta(days=3))
        yield made
    engine.dispose()


def chats(region: Region) -> list[int]:
    """To whom messages are queued."""
    return sorted(region.connection.scalars(select(outbox.c.chat_id)))


def told(region: Region, who: str = "huyện A", text: str = "Mời họp.") -> int:
    """A message of the district's to its commune; its number."""
    place = Telling("confirm", region.ids["HUYEN-A"], (region.ids["XA"],), text)
    turn = region.act(who, Pressed(Choice("tell", ("send",))), State(None, place))
    assert [type(change) for change in turn.changes] == [Tell]
    return int(region.connection.execute(select(func.max(broadcasts.c.id))).scalar_one())


def test_a_message_reaches_the_units_people_and_who_has_read_it_is_known(region: Region) -> None:
    """Only the chosen unit's officer gets it; Đã đọc counts once, and from nobody who was not told."""
    number = told(region)
    assert chats(region) == [1]
    read = Pressed(Choice("told_read", (str(number),)))
    for who in ("cán bộ xã chị em", "huyện B", "cán bộ xã", "cán bộ xã"):
        turn = region.act(who, read)
        assert turn.changes == (MarkRead(number),)
        assert turn.screen is None
    found = region.connection.execute(select(broadcast_readers.c.person_id, broadcast_readers.c.read_at)).all()
    assert [tuple(row) for row in found] == [(1, NOW)]


def test_those_who_have_not_read_are_reminded_once_an_hour(region: Region) -> None:
    """Two who press Nhắc at once send one reminder, and who has read the message gets none."""
    number = told(region)
    state = State(None, Telling("sent", region.ids["HUYEN-A"], broadcast=number))
    first = region.act("huyện A", Pressed(Choice("tell", ("remind",))), state)
    assert first.changes == (TellAgain(number),)
    assert chats(region) == [1, 1]
    again = region.act("huyện A", Pressed(Choice("tell", ("remind",))), state)
    assert again.changes == ()
    assert chats(region) == [1, 1]


def test_a_reminder_by_hand_is_not_sent_twice_unseen(region: Region) -> None:
    """Of two of the staff who press Gửi nhắc, the second is shown that it was done just now."""
    state = State(None, Nudging(1, region.ids["HUYEN-A"]))
    first = region.act("huyện A", Pressed(Choice("nudge_send")), state)
    assert first.changes == (Nudge((region.report,), "", again=False),)
    second = region.act("quản trị", Pressed(Choice("nudge_send")), state)
    assert second.changes == ()
    assert second.screen is not None
    assert "Để lại 1 đơn vị vừa được nhắc" in second.screen.text
    assert chats(region) == [1]
    assert nudges.latest(region.connection, [region.report]) == {region.report: NOW}


def test_of_many_reminders_by_hand_those_behind_the_first_come_a_few_at_a_time(region: Region) -> None:
    """Everybody gets theirs once, in transactions that are short however many there are; whoever hands in meanwhile
    gets none."""
    reports = with_sisters(region, 2 * AT_ONCE)
    state = State(None, Nudging(1, region.ids["HUYEN-A"], late=False))
    region.act("huyện A", Pressed(Choice("nudge_send")), state)
    assert len(chats(region)) == AT_ONCE
    assert nudges.latest(region.connection, reports) == dict.fromkeys(reports, NOW)
    assert nudges.waits(region.connection)
    by_hand = ByHand(Outlines(), ZONE)
    assert by_hand.queue_waiting(region.connection, NOW) == AT_ONCE
    last = max(reports)
    states.set_state(region.connection, last, "submitted", by=1, at=NOW, expected=("new",))
    assert by_hand.queue_waiting(region.connection, NOW) == 1
    assert not nudges.waits(region.connection)
    assert by_hand.queue_waiting(region.connection, NOW) == 0
    assert len(chats(region)) == len(set(chats(region))) == 2 * AT_ONCE
    heads = {body.partition(" nhắc anh/chị")[0] for body in region.connection.scalars(select(outbox.c.body))}
    assert len(heads) == 1


def with_sisters(region: Region, count: int) -> list[int]:
    """Every report of the period, ``count`` units with an officer each having joined XA's."""
    connection, added = region.connection, []
    for number in range(count):
        unit = units.keep(
            connection,
            code=f"X{number}",
            name=f"Xã Thử {number}",
            level="xa",
            parent_id=region.ids["HUYEN-A"],
            party_body="",
            party_superior="",
            state_body="",
            place="",
        )
        roles.grant(connection, people.create(connection, 1000 + number, at=NOW), unit, "officer", at=NOW)
        added.append(unit)
    one = periods.get(connection, 1)
    assert one is not None
    giving.give(
        connection,
        form_id=one.form_id,
        form_version_id=one.form_version_id,
        period=one.period,
        unit_ids=added,
        at=NOW,
    )
    return [each.id for each in assignments.of_period(connection, 1)]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_tells_or_reminds_units_that_are_not_below(region: Region, who: str) -> None:
    """Forged buttons and a place of somebody else's desk send nothing."""
    number = told(region)
    before = chats(region)
    desk = region.ids["HUYEN-A"]
    places = (
        Nudging(1, desk, late=False),
        Telling("confirm", desk, (region.ids["XA"],), "Mời họp."),
        Telling("sent", desk, broadcast=number),
    )
    one, here = (str(number),), ("1", str(desk))
    given = {"nudge": [here], "nudge_unit": [(str(region.report),)], "tell_unit": [(str(region.ids["XA"]),)]}
    given |= {"tell_sent": [one], "tell": [("send",), ("remind",), ("group", "every"), ("desk", str(desk)), ("text",)]}
    for place in places:
        for verb in sorted(NUDGE_VERBS | TELL_VERBS):
            for args in given.get(verb, [()]):
                turn = region.act(who, Pressed(Choice(verb, args)), State(None, place))
                assert not turn.changes
                assert turn.screen is None or "Mời họp." not in turn.screen.text
    assert chats(region) == before
    assert region.connection.execute(select(func.count()).select_from(nudges_table)).scalar_one() == 0


def test_a_unit_outside_the_desk_is_refused(region: Region) -> None:
    """Units of another branch that stand in a place are not written to, whatever screen led there."""
    place = Telling("confirm", region.ids["HUYEN-A"], (region.ids["XA-KHAC"], region.ids["XA"]), "Mời họp.")
    with pytest.raises((PermissionError, KeyError)):
        region.act("huyện A", Pressed(Choice("tell", ("send",))), State(None, place))
    assert chats(region) == []


def test_a_person_with_two_roles_is_told_once(region: Region) -> None:
    """Who is officer and staff of a unit gets one message."""
    place = Telling("confirm", region.ids["TINH"], (region.ids["HUYEN-A"], region.ids["XA"]), "Mời họp.")
    region.act("tỉnh", Pressed(Choice("tell", ("send",))), State(None, place))
    assert chats(region) == [1, 3]
    assert region.act("tỉnh", Commanded("thongbao")).screen is not None


def test_a_text_of_any_length_is_cut_politely() -> None:
    """Pieces fit a message, are cut at paragraphs, sentences or words, and lose nothing but white space."""
    sentence = "Đề nghị các đơn vị gửi báo cáo đúng hạn và đủ biểu. "
    text = "\n".join(sentence * count for count in (5, 60, 120, 1)) + "x" * 9000 + "🎉" * 2000
    parts = message_parts(text)
    assert max(map(utf16_length, parts)) <= ROOM
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert parts[0].endswith("biểu.")
    assert message_parts("Mời họp.") == ["Mời họp."]
