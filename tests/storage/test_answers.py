"""Answers: four states kept apart, history with every change, undo, and nothing written to a closed report."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from storage import answers, assignments, changes, states, submissions
from storage.pieces import StoredPiece
from storage.stored_answer import StoredAnswer
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from tests.storage.region import COVER, NOON, Region, after, state_of


@dataclass(frozen=True)
class Message:
    """A piece as another room makes it."""

    chat: int
    message: int
    run: int
    text: str


def put(connection: Connection, region: Region, key: str, answer: Answer, batch: str = "1", **more: object) -> int:
    details = {"person_id": region.officer, "at": NOON, "batch": batch, **more}
    revision = answers.put(connection, region.report, key, answer, **details)
    assert revision is not None
    return revision


def values(connection: Connection, region: Region) -> dict[str, Answer]:
    return {key: stored.answer for key, stored in answers.all_answers(connection, region.report).items()}


LONG = "Đoạn “một” & <w:p> {{ x }}\n" * 3000


@pytest.mark.parametrize(
    "answer",
    [
        Figure(Decimal(0)),
        Figure(Decimal("1234567890123.50")),
        Figure(Decimal("-3")),
        Prose(LONG),
        Prose("Ông Nguyễn dùng emoji 🎉 và số 0"),
        NothingToReport(),
        ReportedApart(),
    ],
    ids=["zero", "money", "negative", "long", "emoji", "nothing", "apart"],
)
def test_an_answer_comes_back_as_it_was(connection: Connection, region: Region, answer: Answer) -> None:
    """Every kind of answer, of any length, comes back whole, with all that is kept beside it."""
    revision = put(connection, region, "so", answer, reason="vì mưa", kept=True, copied=True, doubted=True)
    stored = StoredAnswer(answer, "vì mưa", True, True, region.officer, NOON, revision, doubted=True)
    assert answers.all_answers(connection, region.report) == {"so": stored}
    assert answers.all_answers(connection, region.far_report) == {}


def test_revisions_never_repeat(connection: Connection, region: Region) -> None:
    """Put, removed and put again, an answer never gets a revision it had before."""
    first = put(connection, region, "so", Figure(Decimal(1)))
    assert answers.remove(connection, region.report, "so", person_id=region.officer, at=NOON, batch="2")
    assert values(connection, region) == {}
    again = put(connection, region, "so", Figure(Decimal(1)))
    assert first < again


def test_an_answer_changed_meanwhile_is_not_replaced(connection: Connection, region: Region) -> None:
    """Whoever was shown an older answer, or none, does not overwrite or remove the present one."""
    seen = put(connection, region, "y", Prose("một"), expected=0)
    newer = put(connection, region, "y", Prose("hai"), expected=seen)
    details = {"person_id": region.colleague, "at": NOON, "batch": "3"}
    assert answers.put(connection, region.report, "y", Prose("ba"), expected=seen, **details) is None
    assert answers.put(connection, region.report, "y", Prose("ba"), expected=0, **details) is None
    assert not answers.remove(connection, region.report, "y", expected=seen, **details)
    assert values(connection, region) == {"y": Prose("hai")}
    assert answers.remove(connection, region.report, "y", expected=newer, **details)
    assert not answers.remove(connection, region.report, "y", **details)


def test_the_messages_of_an_answer_are_found_both_ways(connection: Connection, region: Region) -> None:
    """An answer knows its messages, and a message the answers it gave; what is no source any more is forgotten."""
    pieces = [Message(7, 21, 21, "đầu"), Message(7, 23, 21, "cuối"), Message(7, 0, 0, "mẫu")]
    put(connection, region, "y", Prose("đầu cuối"), pieces=pieces)
    put(connection, region, "so", Figure(Decimal(3)), pieces=[Message(7, 23, 23, "3")])
    assert answers.pieces(connection, region.report, "y") == (
        StoredPiece(7, 21, 21, "đầu"),
        StoredPiece(7, 23, 21, "cuối"),
        StoredPiece(7, 0, 0, "mẫu"),
    )
    assert answers.by_message(connection, 7, 23) == [(region.report, "so"), (region.report, "y")]
    assert answers.by_message(connection, 8, 23) == []
    assert {key: stored.source for key, stored in answers.all_answers(connection, region.report).items()} == {
        "y": 23,
        "so": 23,
    }
    put(connection, region, "y", Prose("đầu cuối"), reason="chỉ thêm lý do")
    assert answers.by_message(connection, 7, 21) == [(region.report, "y")]
    put(connection, region, "y", Prose("mới"), pieces=[Message(7, 30, 30, "mới")])
    assert answers.by_message(connection, 7, 21) == []
    assert answers.pieces(connection, region.report, "none") == ()


def test_the_first_answer_starts_the_work(connection: Connection, region: Region) -> None:
    """An answer moves the report to đang làm and counts; one sent back stays sent back while it is mended."""
    put(connection, region, "so", Figure(Decimal(1)))
    found = assignments.get_full(connection, region.report)
    assert found is not None
    assert (found.state, found.answered, found.touched_at, found.first_seen_at) == ("working", 1, NOON, NOON)
    states.set_state(connection, region.report, "returned", by=region.officer, at=NOON, expected=["working"])
    put(connection, region, "so", Figure(Decimal(2)))
    assert state_of(connection, region.report) == "returned"


@pytest.mark.parametrize("state", ["submitted", "viewed", "accepted"])
def test_a_closed_report_does_not_change(connection: Connection, region: Region, state: str) -> None:
    """Once handed in, no answer is written, removed or undone, and history does not grow."""
    put(connection, region, "so", Figure(Decimal(1)))
    states.set_state(connection, region.report, state, by=region.officer, at=NOON, expected=["working"])
    details = {"person_id": region.officer, "at": NOON, "batch": "2"}
    assert answers.put(connection, region.report, "so", Figure(Decimal(2)), **details) is None
    assert not answers.remove(connection, region.report, "so", **details)
    assert changes.undo(connection, region.report, region.officer, "1", at=NOON) == []
    assert values(connection, region) == {"so": Figure(Decimal(1))}
    assert [change.undone_at for change in changes.of_assignment(connection, region.report)] == [None]


def test_every_change_is_kept_with_what_was_before(connection: Connection, region: Region) -> None:
    """History says who changed what, when, why, and both sides of it, oldest first."""
    put(connection, region, "y", Prose("một"), "a", pieces=[Message(7, 5, 5, "một")])
    put(connection, region, "y", NothingToReport(), "b", person_id=region.colleague, at=after(1), cause="button")
    answers.remove(connection, region.report, "y", person_id=region.officer, at=after(2), batch="c")
    lines = [
        (line.key, line.person_id, line.at, line.cause, line.batch)
        for line in changes.of_assignment(connection, region.report)
    ]
    assert lines == [
        ("y", region.officer, NOON, "answer", "a"),
        ("y", region.colleague, after(1), "button", "b"),
        ("y", region.officer, after(2), "remove", "c"),
    ]
    sides = [
        (line.before.stored and line.before.stored.answer, line.after.stored and line.after.stored.answer)
        for line in changes.of_assignment(connection, region.report)
    ]
    assert sides == [(None, Prose("một")), (Prose("một"), NothingToReport()), (NothingToReport(), None)]


def test_undo_walks_back_batch_by_batch(connection: Connection, region: Region) -> None:
    """Each undo takes the person's last batch back, all keys of it and their messages, until nothing is left."""
    put(connection, region, "y", Prose("một"), "a", pieces=[Message(7, 5, 5, "một")])
    put(connection, region, "y", Prose("hai"), "b", pieces=[Message(7, 6, 6, "hai")])
    put(connection, region, "so", Figure(Decimal(1)), "b")
    last = changes.latest_batch(connection, region.report, region.officer)
    assert [(change.batch, change.key) for change in last] == [("b", "y"), ("b", "so")]
    assert changes.undo(connection, region.report, region.officer, "b", at=after(1)) == ["so", "y"]
    assert values(connection, region) == {"y": Prose("một")}
    assert answers.pieces(connection, region.report, "y") == (StoredPiece(7, 5, 5, "một"),)
    assert (answers.by_message(connection, 7, 5), answers.by_message(connection, 7, 6)) == ([(region.report, "y")], [])
    assert changes.undo(connection, region.report, region.officer, "b", at=after(2)) == []
    assert [change.batch for change in changes.latest_batch(connection, region.report, region.officer)] == ["a"]
    assert changes.undo(connection, region.report, region.officer, "a", at=after(3)) == ["y"]
    assert values(connection, region) == {}
    assert changes.latest_batch(connection, region.report, region.officer) == []
    assert len(changes.of_assignment(connection, region.report)) == 6


def test_undo_leaves_what_somebody_else_has_changed_since(connection: Connection, region: Region) -> None:
    """A key a colleague has changed meanwhile stays theirs; the person's other keys go back."""
    put(connection, region, "y", Prose("của tôi"), "a")
    put(connection, region, "so", Figure(Decimal(1)), "a")
    put(connection, region, "y", Prose("của đồng nghiệp"), "b", person_id=region.colleague)
    assert changes.undo(connection, region.report, region.officer, "a", at=after(1)) == ["so"]
    assert values(connection, region) == {"y": Prose("của đồng nghiệp")}
    assert changes.latest_batch(connection, region.report, region.officer) == []
    assert [change.batch for change in changes.latest_batch(connection, region.report, region.colleague)] == ["b"]


def test_undo_stops_at_the_last_submission(connection: Connection, region: Region) -> None:
    """What a submission contains is not undone after it was taken back; what came later is."""
    put(connection, region, "y", Prose("một"), "a")
    submissions.freeze(connection, region.report, cover=COVER, person_id=region.officer, at=after(1))
    states.withdraw(connection, region.report, by=region.officer, at=after(2))
    assert changes.latest_batch(connection, region.report, region.officer) == []
    assert changes.undo(connection, region.report, region.officer, "a", at=after(3)) == []
    put(connection, region, "y", Prose("hai"), "b")
    assert changes.undo(connection, region.report, region.officer, "b", at=after(4)) == ["y"]
    assert values(connection, region) == {"y": Prose("một")}


def test_a_mark_is_in_the_history_and_goes_with_a_new_answer(connection: Connection, region: Region) -> None:
    """A doubt is kept with the answer and in its history, taken back by undoing, and gone once it is answered anew."""
    put(connection, region, "so", Figure(Decimal(5)))
    put(connection, region, "so", Figure(Decimal(5)), batch="2", doubted=True)
    sides = [change.after.stored for change in changes.of_assignment(connection, region.report)]
    assert [stored.doubted for stored in sides if stored] == [False, True]
    assert changes.undo(connection, region.report, region.officer, "2", at=after(1)) == ["so"]
    assert not answers.all_answers(connection, region.report)["so"].doubted
    put(connection, region, "so", Figure(Decimal(5)), batch="3", doubted=True)
    put(connection, region, "so", Figure(Decimal(6)), batch="4")
    assert not answers.all_answers(connection, region.report)["so"].doubted
