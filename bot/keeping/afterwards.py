"""Keeping what a unit does about a report it has handed in: remarks marked as done, requests, signed copies."""

from bot import notices
from bot.keeping.writing import Writing
from dialogs.review_changes import AfterwardsChange, DropPages, KeepPage, KeepSigned, MarkFixed, RequestEdit
from renderers.file_names import signed_file_name
from storage import assignments, edit_requests, remarks, signed_copies


def keep(writing: Writing, change: AfterwardsChange) -> None:
    match change:
        case MarkFixed(numbers):
            seen = {remark.id for remark in writing.report.remarks}
            own = seen.intersection(numbers)
            remarks.fix(writing.connection, writing.report_id, own, person_id=writing.person_id, at=writing.now)
        case RequestEdit(reason):
            _request(writing, reason)
        case KeepSigned(content):
            _signed(writing, content)
        case KeepPage(content, message_id):
            signed_copies.add_page(
                writing.connection,
                writing.report_id,
                person_id=writing.person_id,
                message_id=message_id,
                content=content,
                at=writing.now,
            )
        case DropPages():
            signed_copies.clear_pages(writing.connection, writing.report_id, writing.person_id)


def _request(writing: Writing, reason: str) -> None:
    asked = edit_requests.add(
        writing.connection,
        writing.report_id,
        version=writing.report.task.version or 0,
        reason=reason,
        person_id=writing.person_id,
        at=writing.now,
    )
    if asked is not None:
        notices.edit_requested(writing.connection, writing.world, reason)


def _signed(writing: Writing, content: bytes) -> None:
    task = writing.report.task
    signed_copies.keep(
        writing.connection,
        writing.report_id,
        version=task.version or 0,
        name=signed_file_name(task.outline.form, task.unit, task.period, task.version or 0),
        content=content,
        person_id=writing.person_id,
        at=writing.now,
    )
    signed_copies.clear_pages(writing.connection, writing.report_id, writing.person_id)
    held = assignments.get_full(writing.connection, writing.report_id)
    if held is not None:
        notices.signed(writing.connection, held, task.outline.form.title, at=writing.now)
