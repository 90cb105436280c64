"""What checking leaves behind: changes of state, remarks, requests to edit, signed copies."""

from decimal import Decimal

from sqlalchemy import Connection

from storage import (
    answers,
    edit_requests,
    files,
    remarks,
    signed_copies,
    states,
    submissions,
    transitions,
)
from templates.answers import Figure
from tests.storage.region import COVER, NOON, Region, after


def submit(connection: Connection, region: Region, minutes: float) -> None:
    at = after(minutes)
    assert submissions.freeze(connection, region.report, cover=COVER, person_id=region.officer, at=at)


def test_every_change_of_state_is_written_down(connection: Connection, region: Region) -> None:
    """From chưa xem to đã tiếp nhận each change says who, when, before, after, which version; refused ones do not."""
    states.mark_seen(connection, region.report, by=region.officer, at=after(1))
    for minutes, number in ((2, 1), (3, 2)):
        value = Figure(Decimal(number))
        answers.put(
            connection, region.report, "so", value, person_id=region.officer, at=after(minutes), batch=str(number)
        )
    submit(connection, region, 4)
    states.withdraw(connection, region.report, by=region.officer, at=after(5))
    submit(connection, region, 6)
    states.mark_viewed(connection, region.report, by=region.colleague, at=after(7))
    states.mark_viewed(connection, region.report, by=region.colleague, at=after(8))
    states.set_state(
        connection,
        region.report,
        "accepted",
        by=region.colleague,
        at=after(9),
        expected=["viewed"],
        note="đủ",
    )
    states.withdraw(connection, region.report, by=region.officer, at=after(10))
    found = [
        (one.before, one.after, one.person_name, one.at, one.version, one.note)
        for one in transitions.of_assignment(connection, region.report)
    ]
    assert found == [
        ("new", "opened", "Cán bộ", after(1), None, ""),
        ("opened", "working", "Cán bộ", after(2), None, ""),
        ("working", "submitted", "Cán bộ", after(4), 1, ""),
        ("submitted", "working", "Cán bộ", after(5), 1, ""),
        ("working", "submitted", "Cán bộ", after(6), 2, ""),
        ("submitted", "viewed", "", after(7), 2, ""),
        ("viewed", "accepted", "", after(9), 2, "đủ"),
    ]
    last = transitions.last(connection, region.report)
    assert last is not None
    assert last.after == "accepted"
    assert transitions.last(connection, region.far_report) is None


def test_remarks_are_collected_then_sent(connection: Connection, region: Region) -> None:
    """A remark is nobody's below until it is sent with its version, can be dropped before, and marked as done after."""
    by = {"person_id": region.colleague, "at": NOON}
    first = remarks.add(connection, region.report, version=1, key="so", body="Xem lại", **by)
    second = remarks.add(connection, region.report, version=1, key="", body="Bổ sung", **by)
    assert remarks.drop(connection, region.report, second)
    remarks.fix(connection, region.report, [first], person_id=region.officer, at=after(1))
    assert [one.fixed_at for one in remarks.of_assignment(connection, region.report)] == [None]
    assert remarks.sent_counts(connection, [region.report]) == {}
    assert remarks.send(connection, region.report, 1, at=after(2)) == 1
    assert remarks.sent_counts(connection, [region.report]) == {region.report: 1}
    assert not remarks.drop(connection, region.report, first)
    assert not remarks.drop(connection, region.far_report, first)
    remarks.fix(connection, region.far_report, [first], person_id=region.officer, at=after(3))
    remarks.fix(connection, region.report, [first], person_id=region.officer, at=after(4))
    remarks.add(connection, region.report, version=2, key="so", body="Nữa", **by)
    remarks.drop_unsent(connection, region.report)
    (kept,) = remarks.of_assignment(connection, region.report)
    assert (kept.key, kept.body, kept.sent_at, kept.fixed_at) == ("so", "Xem lại", after(2), after(4))


def test_a_request_to_edit_is_answered_once(connection: Connection, region: Region) -> None:
    """One request waits at a time, and the first answer stands."""
    by = {"person_id": region.officer, "at": NOON}
    assert edit_requests.add(connection, region.report, version=1, reason="Nhầm số", **by)
    assert edit_requests.add(connection, region.report, version=1, reason="Lại", **by) is None
    waiting = edit_requests.waiting(connection, [region.report, region.far_report])
    assert {number: one.reason for number, one in waiting.items()} == {region.report: "Nhầm số"}
    staff = {"person_id": region.colleague, "at": after(1)}
    assert edit_requests.answer(connection, region.report, granted=False, reply="Đã khoá", **staff)
    assert not edit_requests.answer(connection, region.report, granted=True, **staff)
    latest = edit_requests.latest(connection, region.report)
    assert latest is not None
    assert (latest.granted, latest.reply, latest.answered_at) == (False, "Đã khoá", after(1))
    assert edit_requests.add(connection, region.report, version=1, reason="Lần nữa", **by)


def test_signed_copies_outlive_the_sweep(connection: Connection, region: Region) -> None:
    """Pages come back in the order they were sent; pages and copies stay when old files are swept out."""
    by = {"person_id": region.officer, "at": NOON}
    for message, content in ((9, b"hai"), (5, b"mot")):
        signed_copies.add_page(connection, region.report, message_id=message, content=content, **by)
    signed_copies.keep(connection, region.report, version=1, name="a.pdf", content=b"%PDF", **by)
    files.add(connection, name="thua", mime="x", content=b"", at=NOON)
    assert files.prune(connection, after(1)) == 1
    assert [page.content for page in signed_copies.pages(connection, region.report, region.officer)] == [b"mot", b"hai"]
    assert signed_copies.count_pages(connection, region.report, region.colleague) == 0
    signed_copies.clear_pages(connection, region.report, region.officer)
    assert files.prune(connection, after(1)) == 2
    copy = signed_copies.latest(connection, region.report)
    assert copy is not None
    kept = files.get(connection, copy.file_id)
    assert kept is not None
    assert (copy.version, kept.content) == (1, b"%PDF")
