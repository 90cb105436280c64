"""What units ask of the staff above them, loaded for who may answer."""

from collections.abc import Collection

from sqlalchemy import Connection

from bot import notices, roles
from dialogs.matters import Extension, Inquiry, Matters
from dialogs.needs import Needs
from dialogs.person import Person
from storage import extensions, inquiries
from storage.extensions import StoredExtension
from storage.inquiries import StoredInquiry
from storage.review_queue import count_waiting
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
        inquiry(found) if found is not None else None,
        extension(wished) if wished is not None else None,
        inquiries=tuple(inquiry(one) for one in inquiries.waiting(connection, desks(person))) if waits else (),
        extensions=tuple(extension(one) for one in extensions.waiting(connection, desks(person))) if waits else (),
        replied=found is not None and bool(replied_to),
        reports=count_waiting(connection, desks(person)) if waits else 0,
    )


def desks(person: Person) -> Collection[int] | None:
    """Units below which the person answers; None = below every unit."""
    return None if roles.is_administrator(person) else roles.desk_units(person)


def of_report(connection: Connection, assignment_id: int) -> tuple[Inquiry, ...]:
    """What the unit has asked in this report, and what was answered to every unit."""
    return tuple(inquiry(one) for one in inquiries.seen_by(connection, assignment_id))


def extension_of(connection: Connection, assignment_id: int) -> Extension | None:
    """The request for more time the unit still waits for."""
    kept = extensions.of_assignment(connection, assignment_id)
    return extension(kept) if kept is not None else None


def staff_above(connection: Connection, unit: Unit) -> int:
    """How many people would get a message to the staff above."""
    return sum(member.blocked_at is None for member in notices.parent_staff(connection, unit))


def inquiry(one: StoredInquiry) -> Inquiry:
    """The question as conversations see it."""
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


def extension(one: StoredExtension) -> Extension:
    """The request as conversations see it."""
    return Extension(
        one.id,
        one.assignment_id,
        one.unit,
        one.subject,
        one.deadline,
        one.wished,
        one.reason,
        one.at,
        one.asked_by,
        one.granted,
        one.until,
        one.answered_by,
    )
