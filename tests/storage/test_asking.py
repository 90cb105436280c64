"""Questions to the staff above and requests for more time: kept, answered once, seen by whom they concern."""

from datetime import timedelta

from sqlalchemy import Connection

from storage import extensions, giving, inquiries, people
from tests.storage.region import NOON, PERIOD, Region, after, unit

WISHED = PERIOD.deadline + timedelta(days=3)


def ask(connection: Connection, region: Region, assignment: int, body: str = "Tính cả buổi trực tuyến?") -> int:
    return inquiries.add(
        connection,
        assignment,
        question="muc_i",
        subject="Báo cáo mẫu\nCâu 1: Số hội nghị",
        present="12",
        body=body,
        person_id=region.officer,
        at=NOON,
    )


def test_an_inquiry_waits_for_the_staff_directly_above(connection: Connection, region: Region) -> None:
    """It is listed for the unit's own parent and for who sees all, and for no other desk, until it is answered."""
    number = ask(connection, region, region.report)
    found = inquiries.waiting(connection, [region.province])
    assert [(one.id, one.unit.id, one.body, one.asked_by) for one in found] == [
        (number, region.near, "Tính cả buổi trực tuyến?", "Cán bộ")
    ]
    assert inquiries.waiting(connection, None) == found
    assert inquiries.waiting(connection, [region.near]) == []
    inquiries.reply(connection, number, "Có", person_id=region.colleague, at=after(1))
    assert inquiries.waiting(connection, None) == []


def make_general(connection: Connection, region: Region, number: int) -> bool:
    return inquiries.make_general(connection, number, person_id=region.colleague, at=after(2))


def test_who_answers_first_counts(connection: Connection, region: Region) -> None:
    """A second answer changes nothing, and a reply can be made general only once there is one."""
    number = ask(connection, region, region.report)
    assert not make_general(connection, region, number)
    assert inquiries.reply(connection, number, "Có tính", person_id=region.officer, at=after(1))
    assert not inquiries.reply(connection, number, "Không tính", person_id=region.colleague, at=after(2))
    stored = inquiries.lock(connection, number)
    assert stored is not None
    assert (stored.reply, stored.replied_by, stored.general) == ("Có tính", "Cán bộ", False)


def test_a_general_reply_reaches_the_units_below_the_same_parent(connection: Connection, region: Region) -> None:
    """A unit sees its own questions, and of its sisters' in that period only what was answered to all."""
    number = ask(connection, region, region.report)
    assert [one.id for one in inquiries.seen_by(connection, region.report)] == [number]
    inquiries.reply(connection, number, "Có tính", person_id=region.colleague, at=after(1))
    assert inquiries.seen_by(connection, region.far_report) == []
    assert make_general(connection, region, number)
    assert [one.reply for one in inquiries.seen_by(connection, region.far_report)] == ["Có tính"]
    elsewhere = unit(connection, "KHAC", unit(connection, "TINH2", position=3), 4)
    _, (third,) = giving.give(
        connection, form_id="mau", form_version_id=region.form_version, period=PERIOD, unit_ids=[elsewhere], at=NOON
    )
    assert inquiries.seen_by(connection, third) == []


def request(connection: Connection, region: Region, reason: str = "mưa lũ") -> int:
    return extensions.add(
        connection,
        region.report,
        subject="Báo cáo mẫu",
        deadline=PERIOD.deadline,
        wished=WISHED,
        reason=reason,
        person_id=region.officer,
        at=NOON,
    )


def test_a_request_is_answered_once(connection: Connection, region: Region) -> None:
    """It waits for the staff directly above until one of them grants or refuses it; the second answer is too late."""
    number = request(connection, region)
    assert [one.id for one in extensions.waiting(connection, [region.province])] == [number]
    assert extensions.waiting(connection, [region.far]) == []
    until = WISHED + timedelta(days=1)
    assert extensions.answer(connection, number, until=until, person_id=region.colleague, at=after(1))
    assert not extensions.answer(connection, number, until=None, person_id=region.officer, at=after(2))
    stored = extensions.lock(connection, number)
    assert stored is not None
    assert (stored.granted, stored.until, stored.wished, stored.reason) == (True, until, WISHED, "mưa lũ")
    assert extensions.waiting(connection, None) == []
    assert extensions.of_assignment(connection, region.report) is None


def test_a_newer_request_takes_the_place_of_the_older(connection: Connection, region: Region) -> None:
    """Of one report one request waits: an older one can no longer be granted."""
    first = request(connection, region)
    second = request(connection, region, "mất điện")
    waiting = extensions.of_assignment(connection, region.report)
    assert waiting is not None
    assert (waiting.id, waiting.reason) == (second, "mất điện")
    assert not extensions.answer(connection, first, until=WISHED, person_id=region.colleague, at=after(1))
    older = extensions.lock(connection, first)
    assert older is not None
    assert (older.granted, older.answered_by) == (False, "")


def test_the_answerers_name_is_told(connection: Connection, region: Region) -> None:
    """Others of the staff see who has answered."""
    staff = people.create(connection, 3003, at=NOON, name="Cán bộ tổng hợp")
    number = request(connection, region)
    extensions.answer(connection, number, until=None, person_id=staff, at=after(1))
    stored = extensions.lock(connection, number)
    assert stored is not None
    assert (stored.granted, stored.answered_by) == (False, "Cán bộ tổng hợp")
