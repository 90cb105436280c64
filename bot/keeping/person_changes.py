"""Keeping what people decide for themselves: joining, taking over a post, a name, reminders put off, work stopped."""

from datetime import datetime

from sqlalchemy import Connection

from bot.invitations import code_guesses
from bot.keeping.writing import Writing
from bot.notices import colleagues
from dialogs.changes import Join, NameSelf, Snooze, StopJob, WrongCode
from dialogs.person import Role
from storage import chats, contributors, handovers, invitations, jobs, people, snoozes
from storage import roles as post
from storage.invitations import Invitation


def keep(writing: Writing, change: Join | NameSelf | WrongCode | Snooze | StopJob) -> None:
    match change:
        case Join(code_hash):
            _join(writing.connection, writing.world.chat, code_hash, at=writing.now)
        case WrongCode():
            code_guesses.count_wrong(writing.connection, writing.world)
        case NameSelf(name, title):
            people.rename(writing.connection, writing.person_id, name=name, title=title)
        case Snooze(until):
            snoozes.put(writing.connection, writing.report_id, writing.person_id, until=until)
        case StopJob(job):
            jobs.finish(writing.connection, job, "cancelled", at=writing.now)


def _join(connection: Connection, telegram_id: int, code_hash: str, *, at: datetime) -> None:
    """Use an invitation, if it still can be, for the person of that account."""
    known = people.by_telegram_id(connection, telegram_id)
    person_id = known.id if known else people.create(connection, telegram_id, at=at)
    invitation = invitations.use(connection, code_hash, person_id=person_id, at=at)
    if invitation is None:
        return
    if invitation.role == Role.contributor:
        contributors.join(connection, invitation.id, person_id, at=at)
    else:
        post.grant(connection, person_id, invitation.unit_id, invitation.role, at=at)
        _take_over(connection, invitation, person_id, at)
    chats.attach(connection, telegram_id, person_id)


def _take_over(connection: Connection, invitation: Invitation, person_id: int, at: datetime) -> None:
    """Whoever the invitation replaces loses the post at once and is told so kindly."""
    replaced = handovers.replaced(connection, invitation.code_hash)
    if replaced is None or replaced == person_id:
        return
    if post.revoke(connection, replaced, invitation.unit_id, invitation.role, at=at):
        colleagues.replaced(connection, replaced, invitation.unit_name, at=at)
