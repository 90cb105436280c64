"""What units ask of the staff above them: loaded for who may answer, kept, and told to whom it concerns."""

from collections.abc import Collection

from sqlalchemy import Connection

from bot import notices, roles
from bot.keeping import extending
from bot.notices.replies import reply_screens
from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.replying import add_question
from dialogs.matters import Extension, Inquiry, Matters
from dialogs.needs import Needs
from dialogs.person import Person, Role
from dialogs.screen import Draft, Screen, button
from dialogs.turn import AskAbove, MakeGeneral, ReplyBelow
from dialogs.world import World
from storage import contributors, extensions, inquiries
from storage import roles as stored_roles
from storage.inquiries import StoredInquiry
from templates.unit import Unit


def load(connection: Connection, person: Person, needs: Needs, replied_to: int | None) -> Matters:
    """The matter at hand, where the person's desk is above its unit, and all that wait for that desk.

    ``replied_to`` is the question whose notice the message at hand replies to.
    """
    number = replied_to or needs.inquiry
    found = inquiries.lock(connection, number) if number else None
    if found is not None and not roles.may_follow(person, found.unit):
        found = None
    wished = extensions.lock(connection, needs.extension) if needs.extension else None
    if wished is not None and not roles.may_follow(person, wished.unit):
        wished = None
    waits = needs.tasks and person.has_desk
    return Matters(
        _inquiry(found) if found is not None else None,
        extending.as_shown(wished) if wished is not None else None,
        inquiries=tuple(_inquiry(one) for one in inquiries.waiting(connection, desks(person))) if waits else (),
        extensions=extending.all_shown(extensions.waiting(connection, desks(person))) if waits else (),
        replied=found is not None and bool(replied_to),
    )


def desks(person: Person) -> Collection[int] | None:
    """Units below which the person answers; None = below every unit."""
    return None if roles.is_administrator(person) else roles.desk_units(person)


def of_report(connection: Connection, assignment_id: int) -> tuple[Inquiry, ...]:
    """What the unit has asked in this report, and what was answered to every unit."""
    return tuple(_inquiry(one) for one in inquiries.seen_by(connection, assignment_id))


def extension_of(connection: Connection, assignment_id: int) -> Extension | None:
    """The request for more time the unit still waits for."""
    kept = extensions.of_assignment(connection, assignment_id)
    return extending.as_shown(kept) if kept is not None else None


def staff_above(connection: Connection, unit: Unit) -> int:
    """How many people would get a message to the staff above."""
    return sum(member.blocked_at is None for member in notices.parent_staff(connection, unit))


def ask(connection: Connection, world: World, change: AskAbove) -> None:
    """Keep the question and send it to the parent's staff, to be answered by Trả lời or by a reply."""
    report, person = world.report, world.person
    if report is None or person is None:
        raise LookupError("a question needs a report and a person")
    number = inquiries.add(
        connection,
        report.task.id,
        question=change.question,
        subject=change.subject,
        present=change.present,
        body=change.text,
        person_id=person.id,
        at=world.now,
    )
    kept = inquiries.lock(connection, number)
    if kept is None:
        raise LookupError("a question that was just kept")
    screen = _question(_inquiry(kept))
    notices.tell_parent_staff(connection, report.task.unit, screen, at=world.now, inquiry=number)


def _question(inquiry: Inquiry) -> Screen:
    draft = Draft().line(matter_words.NEWS.format(unit=inquiry.unit.name), "bold")
    add_question(draft, inquiry)
    return draft.row(button(matter_words.REPLY_BUTTON, "reply", str(inquiry.id))).screen()


def reply(connection: Connection, world: World, change: ReplyBelow) -> None:
    """Keep the answer and tell the unit's officers, and a colleague of theirs who asked.

    The question was loaded locked, so that nobody else has answered it.
    """
    inquiry, person = world.matters.inquiry, world.person
    if inquiry is None or person is None:
        raise LookupError("an answer needs a question and a person")
    if change.more:
        kept = inquiries.lengthen(connection, change.inquiry, change.text, person_id=person.id)
    else:
        kept = inquiries.reply(connection, change.inquiry, change.text, person_id=person.id, at=world.now)
    if not kept:
        raise LookupError("a question that was answered before")
    screens = list(reply_screens(inquiry, change.more or change.text, goes_on=bool(change.more)))
    about = {"assignment": inquiry.report, "question": inquiry.question}
    for chat_id in _askers(connection, change.inquiry, inquiry):
        for screen in screens:
            notices.queue(connection, chat_id, screen, at=world.now, about=about)


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


def make_general(connection: Connection, world: World, change: MakeGeneral) -> None:
    if world.person is None:
        raise LookupError("a reply is made general by somebody")
    inquiries.make_general(connection, change.inquiry, person_id=world.person.id, at=world.now)


def _inquiry(one: StoredInquiry) -> Inquiry:
    return Inquiry(
        one.id,
        one.assignment_id,
        one.unit,
        one.question,
        one.subject,
        one.present,
        one.body,
        one.at,
        one.asked_by,
        one.reply,
        one.replied_by,
        one.general,
    )
