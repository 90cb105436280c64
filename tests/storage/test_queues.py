"""Chats, inbox, outbox, files, jobs and reminders: the durable way in and out."""

from datetime import date

import pytest
from sqlalchemy import Connection

from storage import chats, files, inbox, jobs, outbox, reminders
from storage.inbox import Received
from storage.reminders import SentReminder
from tests.storage.region import NOON, Region, after


def test_an_update_delivered_twice_comes_in_once(connection: Connection) -> None:
    """Only updates not known yet come back, in their order, whatever else is in the batch."""
    first = inbox.add_many(connection, [Received("u1", 7, "{1}"), Received("u2", None, "{2}")], at=NOON)
    second = inbox.add_many(connection, [Received("u2", 7, "{x}"), Received("u3", 8, "{3}")], at=after(1))
    assert [(row.update_key, row.chat_id, row.payload, row.received_at) for row in first] == [
        ("u1", 7, "{1}", NOON),
        ("u2", None, "{2}", NOON),
    ]
    assert [row.update_key for row in second] == ["u3"]
    assert inbox.add_many(connection, [], at=NOON) == []
    assert inbox.unfinished(connection) == [*first, *second]


def test_an_update_is_finished_once_and_forgotten_later(connection: Connection) -> None:
    """Handled or laid aside, an update is not unfinished any more, is not handled again, and its key still counts."""
    rows = inbox.add_many(connection, [Received(f"u{number}", 7, "{}") for number in range(3)], at=NOON)
    assert inbox.finish(connection, rows[0].id, at=after(1))
    assert not inbox.finish(connection, rows[0].id, at=after(2))
    assert inbox.fail(connection, rows[1].id, "ValueError", at=after(5))
    assert not inbox.fail(connection, rows[1].id, "ValueError", at=after(5))
    assert inbox.unfinished(connection) == [rows[2]]
    assert inbox.add_many(connection, [Received("u0", 7, "{}")], at=after(2)) == []
    assert inbox.prune(connection, after(3)) == 1
    assert [row.update_key for row in inbox.add_many(connection, [Received("u0", 7, "{}")], at=after(4))] == ["u0"]


def chat(connection: Connection) -> chats.Chat:
    found = chats.get(connection, 7)
    assert found is not None
    return found


def turn(connection: Connection, expected: int, wanted: str | None = None, *, fresh: bool = False) -> bool:
    state = f"state{expected + 1}"
    return chats.save_turn(connection, 7, expected=expected, state=state, at=after(1), wanted=wanted, fresh=fresh)


def show(connection: Connection, revision: int, message_id: int) -> None:
    chats.mark_shown(connection, 7, revision=revision, message_id=message_id, digest=f"d{revision}", live=True)


def test_a_chat_begins_with_nothing_to_show(connection: Connection, region: Region) -> None:
    """A new chat has its state and no screen; creating it again changes nothing."""
    chats.create(connection, 7, state="{}", at=NOON)
    chats.create(connection, 7, state="other", at=after(1))
    chats.attach(connection, 7, region.officer)
    expected = chats.Chat(7, region.officer, "{}", 0, None, 0, False, None, 0, None, False, NOON)
    assert chats.get(connection, 7) == chats.lock(connection, 7) == expected
    assert chats.get(connection, 8) is chats.lock(connection, 8) is None
    assert chats.to_show(connection) == []


def test_a_turn_is_saved_on_the_revision_it_saw(connection: Connection) -> None:
    """State and wanted screen are kept together, once; a turn without a screen leaves what is wanted."""
    chats.create(connection, 7, state="{}", at=NOON)
    assert turn(connection, 0, "screen1")
    assert not turn(connection, 0, "screen1 again")
    assert turn(connection, 1)
    found = chat(connection)
    assert (found.state, found.revision, found.wanted, found.wanted_revision, found.touched_at) == (
        "state2",
        2,
        "screen1",
        1,
        after(1),
    )


@pytest.mark.parametrize("shown", [0, 1], ids=["not yet shown", "shown"])
@pytest.mark.parametrize("fresh", [False, True], ids=["edited", "sent anew"])
def test_the_sender_is_told_the_chat_as_it_is_kept(connection: Connection, shown: int, fresh: bool) -> None:
    """What a turn hands to the sender is the chat that reading it again would give."""
    chats.create(connection, 7, state="{}", at=NOON)
    turn(connection, 0, "one", fresh=True)
    if shown:
        show(connection, 1, 21)
    before = chat(connection)
    turn(connection, 1, "two", fresh=fresh)
    assert chats.after_turn(before, state="state2", at=after(1), wanted="two", fresh=fresh) == chat(connection)


def test_the_shown_screen_catches_up(connection: Connection) -> None:
    """A chat is listed until its wanted screen is shown, and an overtaken sending notes nothing."""
    chats.create(connection, 7, state="{}", at=NOON)
    turn(connection, 0, "one")
    turn(connection, 1, "two")
    assert [one.chat_id for one in chats.to_show(connection)] == [7]
    show(connection, 2, 22)
    show(connection, 1, 21)
    found = chat(connection)
    assert (found.shown_revision, found.shown_message_id, found.shown_digest, found.shown_live) == (2, 22, "d2", True)
    assert chats.to_show(connection) == []


@pytest.mark.parametrize(("sent", "fresh"), [(False, True), (True, False)], ids=["not yet sent", "sent"])
def test_a_fresh_screen_not_yet_sent_stays_fresh(connection: Connection, sent: bool, fresh: bool) -> None:
    """A press right after a message still sends anew while the message's own screen has not gone out."""
    chats.create(connection, 7, state="{}", at=NOON)
    turn(connection, 0, "after a message", fresh=True)
    if sent:
        show(connection, 1, 21)
    turn(connection, 1, "after a press", fresh=False)
    assert chat(connection).wanted_fresh is fresh


def queue(connection: Connection, chat_id: int, **more: object) -> int:
    details = {"lane": "reply", "kind": "text", "body": "{}", "at": NOON, **more}
    added = outbox.add(connection, chat_id=chat_id, **details)
    assert added is not None
    return added


def due(connection: Connection, minutes: float = 0, limit: int = 10) -> list[int]:
    return [row.id for row in outbox.due(connection, after(minutes), limit)]


def test_messages_keep_their_order_within_a_chat(connection: Connection) -> None:
    """What is being sent or has to wait holds back what follows in its chat's lane, and nothing else."""
    first, second, other = queue(connection, 7), queue(connection, 7), queue(connection, 8)
    notice = queue(connection, 7, lane="notice")
    assert due(connection) == [first, second, other, notice]
    assert due(connection, limit=2) == [first, second]
    assert outbox.mark_sending(connection, first)
    assert not outbox.mark_sending(connection, first)
    assert due(connection) == [other, notice]
    outbox.postpone(connection, first, until=after(5))
    assert (due(connection, 4), due(connection, 5)) == ([other, notice], [first, second, other, notice])
    outbox.mark_failed(connection, first)
    assert due(connection) == [second, other, notice]


def test_a_clock_set_back_leaves_no_message_behind(connection: Connection) -> None:
    """Put off by five seconds and the clock then set back by hours: it is due, not after those hours."""
    row, behind = queue(connection, 7), queue(connection, 7)
    outbox.mark_sending(connection, row)
    outbox.postpone(connection, row, until=after(5))
    assert due(connection, 5 - 60) == []
    assert due(connection, 5 - 61) == [row, behind]


def test_a_sent_message_is_found_by_what_the_person_sees(connection: Connection) -> None:
    """Sent, a message is never due again and is known by chat and message id, with its attempts."""
    row = queue(connection, 7, kind="notice", body='{"choices":[]}', not_before=after(1))
    assert due(connection) == []
    assert [one.id for one in outbox.claim(connection, after(1), 10)] == [row]
    assert outbox.claim(connection, after(1), 10) == []
    outbox.mark_sent(connection, row, message_id=55, at=after(2))
    found = outbox.by_message(connection, 7, 55)
    assert found == outbox.get(connection, row)
    assert found is not None
    assert (found.state, found.attempts, found.sent_at, found.body) == ("sent", 1, after(2), '{"choices":[]}')
    assert outbox.by_message(connection, 8, 55) is outbox.get(connection, 999) is None
    assert due(connection, 9) == []


def test_what_was_being_sent_is_sent_again(connection: Connection) -> None:
    """After a restart rows found "sending" are due again, sent and failed ones are not."""
    sending, sent, failed = queue(connection, 1), queue(connection, 2), queue(connection, 3)
    outbox.claim(connection, NOON, 10)
    outbox.mark_sent(connection, sent, message_id=None, at=NOON)
    outbox.mark_failed(connection, failed)
    assert outbox.requeue_sending(connection) == 1
    assert due(connection) == [sending]


def test_a_message_with_a_name_is_queued_once(connection: Connection) -> None:
    """A second message of the same dedupe name is not queued; those without a name never clash."""
    queue(connection, 7, dedupe="version-1")
    assert outbox.add(connection, chat_id=7, lane="reply", kind="text", body="{}", at=NOON, dedupe="version-1") is None
    queue(connection, 7)
    queue(connection, 7)
    assert len(due(connection)) == 3


def test_files_live_as_long_as_a_message_needs_them(connection: Connection) -> None:
    """An old file goes when no waiting message carries it; old messages go when done with; ids are not given again."""
    content = bytes(range(256)) * 100
    waiting, loose = (files.add(connection, name="a.docx", mime="w", content=content, at=NOON) for _ in range(2))
    row = queue(connection, 7, file_id=waiting)
    assert files.get(connection, waiting) == files.StoredFile(waiting, "a.docx", "w", content)
    assert files.prune(connection, NOON) == 0
    assert files.prune(connection, after(1)) == 1
    assert files.get(connection, loose) is None
    assert outbox.prune(connection, after(1)) == 0
    outbox.mark_sent(connection, row, message_id=5, at=after(1))
    assert files.prune(connection, after(1)) == 1
    sent = outbox.get(connection, row)
    assert sent is not None
    assert sent.file_id is None
    assert outbox.prune(connection, after(1)) == 1
    assert queue(connection, 7) > row
    assert files.add(connection, name="b", mime="w", content=b"", at=NOON) > loose


def test_a_job_runs_once_and_survives_its_worker(connection: Connection, region: Region) -> None:
    """The oldest job is taken by one worker; when that one falls silent another takes it; it ends once."""
    details = {"kind": "consolidate", "params": "{}", "chat_id": 7, "person_id": region.officer, "at": NOON}
    first, second = jobs.add(connection, **details), jobs.add(connection, **details)
    assert jobs.claim(connection, after(1), kind="preview", lease_until=after(5)) is None
    assert jobs.waiting(connection, after(1)) == {"consolidate"}
    taken = jobs.claim(connection, after(1), kind="consolidate", lease_until=after(5))
    assert taken is not None
    assert (taken.id, taken.state, taken.started_at, taken.lease_until) == (first, "running", after(1), after(5))
    other = jobs.claim(connection, after(2), kind="consolidate", lease_until=after(20))
    assert other is not None
    assert other.id == second
    assert jobs.claim(connection, after(3), kind="consolidate", lease_until=after(5)) is None
    assert jobs.progress(connection, first, "3/12 đơn vị", lease_until=after(8))
    assert jobs.claim(connection, after(6), kind="consolidate", lease_until=after(9)) is None
    again = jobs.claim(connection, after(9), kind="consolidate", lease_until=after(12))
    assert again is not None
    assert (again.id, again.progress) == (first, "3/12 đơn vị")
    assert jobs.finish(connection, first, "done", at=after(10))
    assert not jobs.finish(connection, first, "failed", at=after(11))
    assert not jobs.progress(connection, first, "late", lease_until=after(12))
    ended = jobs.get(connection, first)
    assert ended is not None
    assert (ended.state, ended.finished_at, ended.lease_until) == ("done", after(10), None)


def test_jobs_found_running_at_start_up_run_again(connection: Connection, region: Region) -> None:
    """After a restart of the only process a running job waits again; a cancelled one stays cancelled."""
    details = {"kind": "preview", "params": "{}", "chat_id": 7, "person_id": region.officer, "at": NOON}
    running, cancelled = jobs.add(connection, **details), jobs.add(connection, **details)
    jobs.claim(connection, NOON, kind="preview", lease_until=after(60))
    jobs.finish(connection, cancelled, "cancelled", at=NOON)
    assert jobs.requeue_running(connection) == 1
    again = jobs.claim(connection, after(1), kind="preview", lease_until=after(60))
    assert again is not None
    assert again.id == running
    assert jobs.get(connection, 999) is jobs.claim(connection, after(2), kind="preview", lease_until=after(3)) is None


def test_a_reminder_is_claimed_once_with_its_message(connection: Connection, region: Region) -> None:
    """The first claim queues one notice; the same reminder again queues nothing; another day's is its own."""
    reminder = SentReminder(region.report, region.officer, "3", date(2026, 6, 27))
    next_day = SentReminder(region.report, region.officer, "overdue", date(2026, 7, 1))
    assert reminders.claim(connection, reminder, chat_id=1001, body="{}", at=NOON)
    assert not reminders.claim(connection, reminder, chat_id=1001, body="{}", at=after(1))
    assert reminders.claim(connection, next_day, chat_id=1001, body="{}", at=NOON)
    waiting = outbox.due(connection, NOON, 10)
    assert [(row.chat_id, row.lane, row.kind) for row in waiting] == [(1001, "notice", "reminder")] * 2
    assert reminders.sent_for(connection, [region.report, region.far_report]) == [reminder, next_day]
    assert reminders.sent_for(connection, []) == []
    for row in waiting:
        outbox.mark_sent(connection, row.id, message_id=row.id, at=NOON)
    assert outbox.prune(connection, after(1)) == 2
    assert not reminders.claim(connection, reminder, chat_id=1001, body="{}", at=after(2))
