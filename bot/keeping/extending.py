"""Requests for more time: kept, sent to the staff above, answered by a deadline of the unit's own, told to the unit."""

from datetime import datetime

from sqlalchemy import Connection

from bot import notices
from bot.keeping.writing import Writing
from bot.loading import matters
from dialogs.changes import AnswerExtension, AskExtension
from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.granting import add_answers, add_request
from dialogs.desk.words import OTHER_DAY
from dialogs.matters import Extension
from dialogs.screen import Draft, Screen, button
from dialogs.world import World
from storage import assignments, extensions
from templates.dates import moment

Extending = AskExtension | AnswerExtension
"""Requests for more time."""


def keep(writing: Writing, change: Extending) -> None:
    match change:
        case AskExtension():
            _ask(writing, change)
        case AnswerExtension():
            _answer(writing, change)


def _ask(writing: Writing, change: AskExtension) -> None:
    """Keep the request in place of one that still waits, and send it to the parent's staff."""
    connection, world = writing.connection, writing.world
    number = extensions.add(
        connection,
        writing.report_id,
        subject=change.subject,
        deadline=change.deadline,
        wished=change.wished,
        reason=change.reason,
        person_id=writing.person_id,
        at=world.now,
    )
    kept = extensions.lock(connection, number)
    if kept is None:
        raise LookupError("a request that was just kept")
    notices.tell_parent_staff(
        connection, writing.report.task.unit, _request(world, matters.extension(kept)), at=world.now
    )


def _request(world: World, extension: Extension) -> Screen:
    draft = Draft()
    add_request(draft, world, extension)
    add_answers(draft, extension)
    return draft.row(button(OTHER_DAY, "time_answer", str(extension.id))).screen()


def _answer(writing: Writing, change: AnswerExtension) -> None:
    """Give this unit alone the deadline, or leave it; the unit's officers are told.

    The request was loaded locked, so that nobody else has answered it.  A deadline that has been moved further
    meanwhile stays.
    """
    connection, extension = writing.connection, writing.world.matters.extension
    if extension is None:
        raise LookupError("an answer needs a request")
    assignment = assignments.lock(connection, extension.report)
    if assignment is None:
        raise LookupError("a request for a report that is gone")
    until = max(change.until, assignment.period.deadline) if change.until is not None else None
    if not extensions.answer(connection, change.extension, until=until, person_id=writing.person_id, at=writing.now):
        raise LookupError("a request that was answered before")
    if until is not None:
        assignments.set_deadline(connection, extension.report, until)
    _tell(connection, writing.world, extension, until, assignment.period.deadline)


def _tell(
    connection: Connection, world: World, extension: Extension, until: datetime | None, deadline: datetime
) -> None:
    line, day = (matter_words.TIME_GRANTED, until) if until else (matter_words.TIME_REFUSED, deadline)
    draft = Draft().line(line, "bold").line(extension.subject).line(extension.unit.name)
    draft.line(matter_words.TIME_NOW.format(day=moment(day, world.zone)))
    draft.row(button("▶ Tiếp tục", "resume", str(extension.report)))
    notices.tell_officers(connection, extension.unit, draft.screen(), at=world.now)
