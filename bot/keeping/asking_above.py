"""Questions to the staff above: kept, sent to them, answered, told to whom it concerns."""

from sqlalchemy import Connection

from bot import notices
from bot.keeping.writing import Writing
from bot.loading import matters
from bot.notices.replies import reply_screens
from dialogs.changes import AskAbove, MakeGeneral, ReplyBelow
from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.replying import add_question
from dialogs.matters import Inquiry
from dialogs.person import Role
from dialogs.screen import Draft, Screen, button
from storage import contributors, inquiries
from storage import roles as stored_roles

Asking = AskAbove | ReplyBelow | MakeGeneral
"""Questions between a unit and the staff above it."""


def keep(writing: Writing, change: Asking) -> None:
    match change:
        case AskAbove():
            _ask(writing, change)
        case ReplyBelow():
            _reply(writing, change)
        case MakeGeneral(inquiry):
            inquiries.make_general(writing.connection, inquiry, person_id=writing.person_id, at=writing.now)


def _ask(writing: Writing, change: AskAbove) -> None:
    """Keep the question and send it to the parent's staff, to be answered by Trả lời or by a reply."""
    connection = writing.connection
    number = inquiries.add(
        connection,
        writing.report_id,
        question=change.question,
        subject=change.subject,
        present=change.present,
        body=change.text,
        person_id=writing.person_id,
        at=writing.now,
    )
    kept = inquiries.lock(connection, number)
    if kept is None:
        raise LookupError("a question that was just kept")
    screen = _question(matters.inquiry(kept))
    notices.tell_parent_staff(connection, writing.report.task.unit, screen, at=writing.now, inquiry=number)


def _question(inquiry: Inquiry) -> Screen:
    draft = Draft().line(matter_words.NEWS.format(unit=inquiry.unit.name), "bold")
    add_question(draft, inquiry)
    return draft.row(button(matter_words.REPLY_BUTTON, "reply", str(inquiry.id))).screen()


def _reply(writing: Writing, change: ReplyBelow) -> None:
    """Keep the answer and tell the unit's officers, and a colleague of theirs who asked.

    The question was loaded locked, so that nobody else has answered it.
    """
    connection, inquiry = writing.connection, writing.world.matters.inquiry
    if inquiry is None:
        raise LookupError("an answer needs a question")
    if change.more:
        kept = inquiries.lengthen(connection, change.inquiry, change.text, person_id=writing.person_id)
    else:
        kept = inquiries.reply(connection, change.inquiry, change.text, person_id=writing.person_id, at=writing.now)
    if not kept:
        raise LookupError("a question that was answered before")
    screens = list(reply_screens(inquiry, change.more or change.text, goes_on=bool(change.more)))
    about = {"assignment": inquiry.report, "question": inquiry.question}
    for chat_id in _askers(connection, change.inquiry, inquiry):
        for screen in screens:
            notices.queue(connection, chat_id, screen, at=writing.now, about=about)


def _askers(connection: Connection, number: int, inquiry: Inquiry) -> list[int]:
    """Chats the answer goes to: the unit's officers', and the one of who asked while they help with that question."""
    officers = [member.telegram_id for member in stored_roles.people_of_unit(connection, inquiry.unit.id, Role.officer)]
    kept = inquiries.lock(connection, number)
    helping = [
        one.telegram_id
        for one in contributors.of_assignment(connection, inquiry.report)
        if kept is not None and one.person_id == kept.person_id and inquiry.question in one.questions
    ]
    return list(dict.fromkeys([*officers, *(chat_id for chat_id in helping if chat_id is not None)]))
