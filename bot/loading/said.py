"""What was said about a report by those above and by its own unit: remarks, requests to edit it, signed copies."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection

from dialogs.reviewed import EditRequest, Remark, SignedCopy, keys_of
from storage import remarks, signed_copies, submissions
from storage.assignments import Assignment
from storage.edit_requests import StoredRequest
from storage.remarks import StoredRemark
from templates.answers import Answer, ReportedApart
from templates.outline import Outline


def hide(answers: Mapping[str, Answer], hidden: Collection[str]) -> Mapping[str, Answer]:
    """The answers with those that may not be seen made alike."""
    return {key: ReportedApart() if key in hidden else answer for key, answer in answers.items()} if hidden else answers


def load_remarks(
    connection: Connection,
    assignment_id: int,
    outline: Outline,
    hidden: Collection[str] = (),
) -> tuple[Remark, ...]:
    """All remarks on the report, each with what it is about as it stood then."""
    found = remarks.of_assignment(connection, assignment_id)
    versions = {one.version for one in found}
    frozen = {number: submissions.get(connection, assignment_id, number) for number in versions}
    answers = {number: hide(one.given, hidden) if one else {} for number, one in frozen.items()}
    return tuple(_remark(one, _was(outline, one.key, answers[one.version])) for one in found)


def load_signed(connection: Connection, assignment: Assignment) -> SignedCopy | None:
    """The signed copy of the version that stands."""
    copy = signed_copies.latest(connection, assignment.id)
    if copy is None or copy.version != assignment.submitted_version:
        return None
    return SignedCopy(copy.version, copy.person_name, copy.at)


def as_request(stored: StoredRequest) -> EditRequest:
    return EditRequest(stored.person_name, stored.reason, stored.at, stored.granted, stored.reply)


def _was(outline: Outline, key: str, answers: Mapping[str, Answer]) -> Mapping[str, Answer | None]:
    return {one: answers.get(one) for one in keys_of(outline, key)}


def _remark(one: StoredRemark, was: Mapping[str, Answer | None]) -> Remark:
    sent, fixed = one.sent_at is not None, one.fixed_at is not None
    return Remark(one.id, one.version, one.key, one.body, one.person_name, sent, fixed, was)


def load_sent_back(connection: Connection, assignment: Assignment, outline: Outline) -> tuple[Remark, ...]:
    """What a returned report was sent back with."""
    if assignment.state != "returned":
        return ()
    found = load_remarks(connection, assignment.id, outline)
    return tuple(one for one in found if one.sent and one.version == assignment.submitted_version)
