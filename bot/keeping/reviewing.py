"""Keeping what the parent's staff decide about a report, and telling its officers."""

import orjson

from bot import notices
from bot.keeping.deadlines import give_deadline
from bot.keeping.writing import Writing
from dialogs.review_changes import (
    Accept,
    AddRemark,
    AnswerRequest,
    DropRemark,
    MarkViewed,
    Reopen,
    ReviewChange,
    SendBack,
    SendSigned,
)
from storage import assignments, edit_requests, outbox, remarks, signed_copies, states
from storage.assignments import Assignment

IN_HAND = ("submitted", "viewed")


def keep(writing: Writing, change: ReviewChange) -> None:
    """Write one decision; the report was locked when it was loaded, so it still stands as it was decided about."""
    match change:
        case MarkViewed():
            states.mark_viewed(writing.connection, _report(writing), by=writing.person_id, at=writing.now)
        case AddRemark(key, text):
            _add(writing, key, text)
        case DropRemark(remark):
            remarks.drop(writing.connection, _report(writing), remark)
        case SendBack():
            _send_back(writing, change)
        case Accept(reports):
            for number, version in reports:
                _accept(writing, number, version)
        case Reopen():
            _reopen(writing)
        case AnswerRequest():
            _answer(writing, change)
        case SendSigned():
            _send_signed(writing)


def _report(writing: Writing) -> int:
    return writing.review.task.id


def _add(writing: Writing, key: str, text: str) -> None:
    remarks.add(
        writing.connection,
        _report(writing),
        version=writing.review.now.version,
        key=key,
        body=text,
        person_id=writing.person_id,
        at=writing.now,
    )


def _send_back(writing: Writing, change: SendBack) -> None:
    review, number = writing.review, _report(writing)
    if not _move(writing, number, "returned", IN_HAND):
        return
    remarks.send(writing.connection, number, review.now.version, at=writing.now)
    if change.deadline is not None:
        give_deadline(writing, number, change.deadline)
    notices.returned(writing.connection, writing.world, review, change.deadline)


def _accept(writing: Writing, number: int, version: int) -> None:
    """Accept that version, if it is one the person may decide about and nobody has done so."""
    held = assignments.lock(writing.connection, number)
    if held is None or held.submitted_version != version or not _is_theirs(writing, held):
        return
    if _move(writing, number, "accepted", IN_HAND):
        remarks.drop_unsent(writing.connection, number)
        notices.accepted(writing.connection, writing.world, held.unit, number, _title(writing, number))


def _is_theirs(writing: Writing, held: Assignment) -> bool:
    """Whether it is among what was loaded for the person, rights applied."""
    review = writing.world.review
    return (review is not None and review.task.id == held.id) or any(one.id == held.id for one in writing.world.queue)


def _title(writing: Writing, number: int) -> str:
    review = writing.world.review
    if review is not None and review.task.id == number:
        return review.task.outline.form.title
    return next(one.title for one in writing.world.queue if one.id == number)


def _reopen(writing: Writing) -> None:
    if _move(writing, _report(writing), "viewed", ("accepted",)):
        notices.reopened(writing.connection, writing.world, writing.review)


def _answer(writing: Writing, change: AnswerRequest) -> None:
    answered = edit_requests.answer(
        writing.connection,
        _report(writing),
        granted=change.granted,
        reply=change.reply,
        person_id=writing.person_id,
        at=writing.now,
    )
    if not answered:
        return
    if change.deadline is not None:
        give_deadline(writing, _report(writing), change.deadline)
    if change.granted:
        _move(writing, _report(writing), "working", (*IN_HAND, "accepted"))
    notices.answered(writing.connection, writing.world, writing.review, change)


def _move(writing: Writing, number: int, state: str, expected: tuple[str, ...]) -> bool:
    return states.set_state(writing.connection, number, state, by=writing.person_id, at=writing.now, expected=expected)


def _send_signed(writing: Writing) -> None:
    """The signed copy goes to whoever asked for it."""
    copy = signed_copies.latest(writing.connection, _report(writing))
    if copy is None:
        return
    caption = f"Bản đã ký của {writing.review.task.unit.name}, bản {copy.version}."
    right = {"kind": "signed_copy", "assignment": _report(writing)}
    body = orjson.dumps({"caption": caption, "right": right}).decode()
    outbox.add(
        writing.connection,
        chat_id=writing.world.chat,
        lane="reply",
        kind="document",
        body=body,
        at=writing.now,
        file_id=copy.file_id,
    )
