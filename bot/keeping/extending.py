"""Requests for more time: kept, sent to the staff above, answered by a deadline of the unit's own, told to the unit."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot import notices
from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.granting import add_answers, add_request
from dialogs.matters import Extension
from dialogs.screen import Draft, Screen, button
from dialogs.turn import AnswerExtension, AskExtension
from dialogs.world import World
from storage import assignments, extensions
from storage.extensions import StoredExtension
from templates.dates import moment


def ask(connection: Connection, world: World, change: AskExtension) -> None:
    """Keep the request in place of one that still waits, and send it to the parent's staff."""
    report, person = world.report, world.person
    if report is None or person is None:
        raise LookupError("a request needs a report and a person")
    number = extensions.add(
        connection,
        report.task.id,
        subject=change.subject,
        deadline=change.deadline,
        wished=change.wished,
        reason=change.reason,
        person_id=person.id,
        at=world.now,
    )
    kept = extensions.lock(connection, number)
    if kept is None:
        raise LookupError("a request that was just kept")
    notices.tell_parent_staff(connection, report.task.unit, _request(world, as_shown(kept)), at=world.now)


def _request(world: World, extension: Extension) -> Screen:
    draft = Draft()
    add_request(draft, world, extension)
    add_answers(draft, extension)
    return draft.row(button(matter_words.OTHER_DAY, "time_answer", str(extension.id))).screen()


def answer(connection: Connection, world: World, change: AnswerExtension) -> None:
    """Give this unit alone the deadline, or leave it; the unit's officers are told.

    The request was loaded locked, so that nobody else has answered it.  A deadline that has been moved further
    meanwhile stays.
    """
    extension, person = world.matters.extension, world.person
    if extension is None or person is None:
        raise LookupError("an answer needs a request and a person")
    assignment = assignments.lock(connection, extension.report)
    if assignment is None:
        raise LookupError("a request for a report that is gone")
    until = max(change.until, assignment.period.deadline) if change.until is not None else None
    if not extensions.answer(connection, change.extension, until=until, person_id=person.id, at=world.now):
        raise LookupError("a request that was answered before")
    if until is not None:
        assignments.set_deadline(connection, extension.report, until)
    _tell(connection, world, extension, until, assignment.period.deadline)


def _tell(
    connection: Connection, world: World, extension: Extension, until: datetime | None, deadline: datetime
) -> None:
    line, day = (matter_words.TIME_GRANTED, until) if until else (matter_words.TIME_REFUSED, deadline)
    draft = Draft().line(line, "bold").line(extension.subject).line(extension.unit.name)
    draft.line(matter_words.TIME_NOW.format(day=moment(day, world.zone)))
    draft.row(button("▶ Tiếp tục", "resume", str(extension.report)))
    notices.tell_officers(connection, extension.unit, draft.screen(), at=world.now)


def as_shown(one: StoredExtension) -> Extension:
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


def all_shown(found: Sequence[StoredExtension]) -> tuple[Extension, ...]:
    return tuple(as_shown(one) for one in found)
