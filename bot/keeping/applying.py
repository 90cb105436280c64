"""Keeping what a step decided: each change of a turn written in the turn's own transaction."""

from datetime import date, datetime

import orjson
from sqlalchemy import Connection

from bot import notices, roles
from bot.invitations import code_guesses
from bot.invitations.codes import CODE_LIVES
from bot.keeping import afterwards, asking_above, extending, helping, layering, reviewing
from bot.keeping.office_changes import keep_office_change
from bot.keeping.telling import keep_follow_change
from bot.keeping.writing import ReportClosed, Writing
from bot.notices import colleagues
from dialogs.desk.changes import OfficeChange
from dialogs.desk.following.changes import FollowChange
from dialogs.layer_changes import Adjust, DropAdjustment, DropPassage, LayerChange, OpenText, RefreshLayer, TakePassage
from dialogs.person import Role
from dialogs.review_changes import (
    AfterwardsChange,
    DropPages,
    KeepPage,
    KeepSigned,
    MarkFixed,
    RequestEdit,
    ReviewChange,
)
from dialogs.turn import (
    AnswerExtension,
    AskAbove,
    AskAgain,
    AskColleague,
    AskExtension,
    FinishShare,
    HandOver,
    Job,
    Join,
    KeepEarlier,
    MakeGeneral,
    MarkOpened,
    NameSelf,
    NumberDocument,
    PutAnswer,
    PutCover,
    RemoveAnswer,
    ReopenShare,
    ReplyBelow,
    ReportChange,
    Snooze,
    StopAsking,
    Submit,
    Turn,
    UndoBatch,
    Withdraw,
    WrongCode,
)
from storage import (
    answers,
    assignments,
    changes,
    chats,
    contributors,
    covers,
    handovers,
    invitations,
    jobs,
    loaded_reports,
    people,
    reminders,
    snoozes,
    submissions,
)
from storage import roles as post
from storage.invitations import Invitation
from storage.loaded_reports import StoredReport
from templates.dates import short_day

Matter = AskAbove | ReplyBelow | MakeGeneral | AskExtension | AnswerExtension
"""Changes between a unit and the staff above it."""


def apply(writing: Writing, turn: Turn) -> None:
    """Write all of the turn's changes and queue its jobs.

    Raises ``ReportClosed``, and ``PermissionError`` where the person has no right to one of them.
    """
    report = writing.world.report
    if report is not None and not (
        all(roles.may_change(report.task, change) for change in turn.changes)
        and all(roles.may_have(report.task, job) for job in turn.jobs)
    ):
        raise PermissionError("a contributor's turn reaches beyond their part")
    for change in turn.changes:
        if isinstance(change, OfficeChange):
            keep_office_change(writing, change)
        elif isinstance(change, FollowChange):
            keep_follow_change(writing, change)
        else:
            _apply(writing, change)
    for job in turn.jobs:
        queue(writing, job)


def queue(writing: Writing, job: Job) -> None:
    jobs.add(
        writing.connection,
        kind=job.kind,
        params=orjson.dumps(dict(job.params) | _known_here(writing, job)).decode(),
        chat_id=writing.world.chat,
        person_id=writing.person_id,
        at=writing.now,
    )


def _known_here(writing: Writing, job: Job) -> dict[str, str]:
    """What a job needs that no conversation knows: invitations name the bot and the day they expire."""
    if job.kind != "invitations":
        return {}
    until = (writing.now + CODE_LIVES).astimezone(writing.world.zone).date()
    return {"bot": writing.links.username, "until": short_day(until)}


def _apply(writing: Writing, change: ReportChange) -> None:
    match change:
        case PutAnswer():
            _put(writing, change)
        case RemoveAnswer(key):
            _remove(writing, key)
        case UndoBatch(batch):
            changes.undo(writing.connection, writing.report_id, writing.person_id, batch, at=writing.now)
        case MarkOpened():
            assignments.mark_seen(writing.connection, writing.report_id, by=writing.person_id, at=writing.now)
            layering.begin(writing)
        case Submit():
            _submit(writing)
        case Withdraw():
            if assignments.withdraw(writing.connection, writing.report_id, by=writing.person_id, at=writing.now):
                notices.withdrawn(writing.connection, writing.world)
        case Join() | NameSelf() | WrongCode() | Snooze():
            _person(writing, change)
        case PutCover() | NumberDocument() | KeepEarlier():
            _around(writing, change)
        case HandOver() | AskColleague() | AskAgain() | StopAsking() | ReopenShare() | FinishShare():
            _help(writing, change)
        case AskAbove() | ReplyBelow() | MakeGeneral() | AskExtension() | AnswerExtension():
            _matter(writing, change)
        case _:
            _decided(writing, change)


def _decided(writing: Writing, change: ReviewChange | AfterwardsChange | LayerChange) -> None:
    """What a consolidating unit decides about its report, and what anybody does about one that was handed in."""
    match change:
        case TakePassage() | DropPassage() | OpenText() | Adjust() | DropAdjustment() | RefreshLayer():
            layering.keep(writing, change)
        case MarkFixed() | RequestEdit() | KeepSigned() | KeepPage() | DropPages():
            afterwards.keep(writing, change)
        case _:
            reviewing.keep(writing, change)


def _help(writing: Writing, change: helping.Helping | HandOver) -> None:
    if isinstance(change, HandOver):
        helping.hand_over(writing, change)
    else:
        helping.keep(writing, change)


def _matter(writing: Writing, change: Matter) -> None:
    match change:
        case AskAbove():
            asking_above.ask(writing, change)
        case ReplyBelow():
            asking_above.reply(writing, change)
        case MakeGeneral():
            asking_above.make_general(writing, change)
        case AskExtension():
            extending.ask(writing, change)
        case AnswerExtension():
            extending.answer(writing, change)


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
    )


def _submit(writing: Writing) -> None:
    report = writing.world.report
    if report is None or report.cover is None:
        raise LookupError("nothing to submit")
    frozen = submissions.freeze(
        writing.connection, writing.report_id, cover=report.cover, person_id=writing.person_id, at=writing.now
    )
    if frozen is None:
        raise ReportClosed
    reminders.drop_unsent(writing.connection, writing.report_id)
    layering.freeze(writing, frozen.version)
    queue(writing, Job("preview", {"assignment": writing.report_id}))
    notices.submitted(writing.connection, writing.world, frozen.version)


def _around(writing: Writing, change: PutCover | NumberDocument | KeepEarlier) -> None:
    """What stands around the answers: cover, number and day, and the unit's own earlier report."""
    report = writing.world.report
    if report is None:
        raise LookupError("this belongs to a report")
    unit, form = report.task.unit.id, report.task.outline.form.id
    match change:
        case PutCover(cover):
            covers.put(writing.connection, unit, form, cover)
        case NumberDocument(number, day):
            issued = date.fromisoformat(day) if day else None
            assignments.set_document_number(writing.connection, writing.report_id, number=number, day=issued)
        case KeepEarlier(start, end, given):
            kept = StoredReport(start, end, given)
            loaded_reports.put(writing.connection, unit, form, kept, person_id=writing.person_id, at=writing.now)


def _person(writing: Writing, change: Join | NameSelf | WrongCode | Snooze) -> None:
    match change:
        case Join(code_hash):
            join(writing.connection, writing.world.chat, code_hash, at=writing.now)
        case WrongCode():
            code_guesses.count_wrong(writing.connection, writing.world)
        case NameSelf(name, title):
            people.rename(writing.connection, writing.person_id, name=name, title=title)
        case Snooze(until):
            snoozes.put(writing.connection, writing.report_id, writing.person_id, until=until)


def join(connection: Connection, telegram_id: int, code_hash: str, *, at: datetime) -> bool:
    """Use an invitation for the person of that account; False where it cannot be used any more."""
    known = people.by_telegram_id(connection, telegram_id)
    person_id = known.id if known else people.create(connection, telegram_id, at=at)
    invitation = invitations.use(connection, code_hash, person_id=person_id, at=at)
    if invitation is None:
        return False
    if invitation.role == Role.contributor:
        contributors.join(connection, invitation.id, person_id, at=at)
    else:
        post.grant(connection, person_id, invitation.unit_id, invitation.role, at=at)
        _take_over(connection, invitation, person_id, at)
    chats.attach(connection, telegram_id, person_id)
    return True


def _take_over(connection: Connection, invitation: Invitation, person_id: int, at: datetime) -> None:
    """Whoever the invitation replaces loses the post at once and is told so kindly."""
    replaced = handovers.replaced(connection, invitation.code_hash)
    if replaced is None or replaced == person_id:
        return
    if post.revoke(connection, replaced, invitation.unit_id, invitation.role, at=at):
        colleagues.replaced(connection, replaced, invitation.unit_name, at=at)
