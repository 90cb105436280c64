"""Keeping what officers and colleagues decide about helping with a report, and handing a post over."""

from sqlalchemy import Connection

from bot.keeping.inviting import invite
from bot.keeping.writing import Writing
from bot.notices import colleagues
from dialogs.changes import AskAgain, AskColleague, FinishShare, HandOver, ReopenShare, StopAsking
from dialogs.person import Role
from dialogs.task import Task
from storage import contributors, handovers

Helping = HandOver | AskColleague | AskAgain | StopAsking | ReopenShare | FinishShare
"""Changes about helping with the report at hand, and of who has the post."""


def keep(writing: Writing, change: Helping) -> None:
    """Write the change and tell whom it concerns."""
    if isinstance(change, HandOver):
        _hand_over(writing, change)
        return
    connection, at = writing.connection, writing.now
    task, person = writing.report.task, writing.person
    match change:
        case AskColleague(questions, letter):
            number = invite(writing, task.unit.id, Role.contributor, letter)
            contributors.add(connection, task.id, questions, created_by=person.id, at=at, invitation_id=number)
        case AskAgain(numbers):
            _ask_again(writing, task, numbers)
        case StopAsking(number):
            stopped = _one(connection, task, number)
            if stopped is not None and contributors.revoke(connection, task.id, number, at=at):
                colleagues.stopped(connection, stopped, task, at=at)
        case ReopenShare(number):
            reopened = _one(connection, task, number)
            if reopened is not None and reopened.person_id is not None:
                contributors.set_done(connection, task.id, reopened.person_id, None)
                colleagues.asked_to_look_again(connection, reopened, task, at=at)
        case FinishShare(done):
            contributors.set_done(connection, task.id, person.id, at if done else None)
            if done:
                colleagues.finished(connection, task, person, at=at)


def _hand_over(writing: Writing, change: HandOver) -> None:
    """Make the invitation that replaces a person at a unit; PermissionError where it is not theirs to make."""
    known = [(office.unit.id, one.person) for office in writing.world.unit_officers for one in office.officers]
    if (change.unit, change.person) not in known:
        raise PermissionError("a post that is not theirs to hand over")
    number = invite(writing, change.unit, Role.officer, change.letter)
    handovers.keep(writing.connection, number, unit_id=change.unit, person_id=change.person, at=writing.now)


def _ask_again(writing: Writing, task: Task, numbers: tuple[int, ...]) -> None:
    """The people of these earlier requests of the same unit and form are asked for this report too."""
    connection, at = writing.connection, writing.now
    asked = {one.person_id for one in contributors.of_assignment(connection, task.id)}
    before = contributors.earlier(connection, task.unit.id, task.outline.form.id, before=task.period.end)
    for one in before:
        questions = one.questions.intersection(task.outline.by_question)
        if one.id in numbers and one.person_id is not None and one.person_id not in asked and questions:
            by = writing.person_id
            contributors.add(connection, task.id, questions, created_by=by, at=at, person_id=one.person_id)
            colleagues.asked_again(connection, one, task, questions, zone=writing.world.zone, at=at)


def _one(connection: Connection, task: Task, number: int) -> contributors.Contributor | None:
    return next((one for one in contributors.of_assignment(connection, task.id) if one.id == number), None)
