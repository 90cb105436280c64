"""Keeping an officer's own report: answers, what stands around them, and handing it in."""

from datetime import date

from bot import notices
from bot.keeping import layering
from bot.keeping.job_orders import order
from bot.keeping.writing import ReportClosed, Writing
from bot.notices import standing_in
from dialogs.changes import (
    KeepEarlier,
    MarkOpened,
    NumberDocument,
    PutAnswer,
    PutCover,
    RemoveAnswer,
    Submit,
    UndoBatch,
    Withdraw,
)
from dialogs.turn import Job
from storage import answers, assignments, changes, covers, loaded_reports, reminders, states, submissions
from storage.loaded_reports import StoredReport

Answering = (
    PutAnswer | RemoveAnswer | UndoBatch | MarkOpened | Submit | Withdraw | PutCover | NumberDocument | KeepEarlier
)
"""Changes of the report at hand."""


def keep(writing: Writing, change: Answering) -> None:
    """Write one change; raises ``ReportClosed`` where the report has been handed in meanwhile."""
    match change:
        case PutAnswer():
            _put(writing, change)
        case RemoveAnswer(key):
            _remove(writing, key)
        case UndoBatch(batch):
            whose = writing.report_id, writing.person_id
            changes.undo(writing.connection, *whose, batch, at=writing.now, on_behalf=writing.stands_in)
        case MarkOpened():
            states.mark_seen(writing.connection, writing.report_id, by=writing.person_id, at=writing.now)
            layering.begin(writing)
        case Submit():
            _submit(writing)
        case Withdraw():
            _withdraw(writing)
        case _:
            _around(writing, change)


def _put(writing: Writing, change: PutAnswer) -> None:
    revision = answers.put(
        writing.connection,
        writing.report_id,
        change.key,
        change.answer,
        person_id=writing.person_id,
        at=writing.now,
        batch=writing.batch,
        pieces=change.pieces,
        reason=change.reason,
        kept=change.kept,
        copied=change.copied,
        doubted=change.doubted,
        on_behalf=writing.stands_in,
    )
    if revision is None:
        raise ReportClosed


def _remove(writing: Writing, key: str) -> None:
    answers.remove(
        writing.connection,
        writing.report_id,
        key,
        person_id=writing.person_id,
        at=writing.now,
        batch=writing.batch,
        on_behalf=writing.stands_in,
    )


def _withdraw(writing: Writing) -> None:
    taken_back = states.withdraw(
        writing.connection, writing.report_id, by=writing.person_id, at=writing.now, on_behalf=writing.stands_in
    )
    if taken_back:
        tell = standing_in.withdrawn if writing.stands_in else notices.withdrawn
        tell(writing.connection, writing.world)


def _submit(writing: Writing) -> None:
    cover = writing.report.cover
    if cover is None:
        raise LookupError("nothing to submit")
    frozen = submissions.freeze(
        writing.connection,
        writing.report_id,
        cover=cover,
        person_id=writing.person_id,
        at=writing.now,
        on_behalf=writing.stands_in,
    )
    if frozen is None:
        raise ReportClosed
    reminders.drop_unsent(writing.connection, writing.report_id)
    layering.freeze(writing, frozen.version)
    order(writing, Job("preview", {"assignment": writing.report_id}))
    tell = standing_in.submitted if writing.stands_in else notices.submitted
    tell(writing.connection, writing.world, frozen.version)


def _around(writing: Writing, change: PutCover | NumberDocument | KeepEarlier) -> None:
    """What stands around the answers: cover, number and day, and the unit's own earlier report."""
    task = writing.report.task
    unit, form = task.unit.id, task.outline.form.id
    match change:
        case PutCover(cover):
            covers.put(writing.connection, unit, form, cover)
        case NumberDocument(number, day):
            issued = date.fromisoformat(day) if day else None
            assignments.set_document_number(writing.connection, writing.report_id, number=number, day=issued)
        case KeepEarlier(start, end, given):
            kept = StoredReport(start, end, given)
            loaded_reports.put(writing.connection, unit, form, kept, person_id=writing.person_id, at=writing.now)
