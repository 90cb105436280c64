"""Keeping what officers and colleagues decide about helping with a report, and handing a post over."""

from sqlalchemy import Connection

from bot import notices
from bot.invitations.links import CODE_LIVES, Links
from bot.loading.loader import code_hash
from bot.notices import colleagues
from dialogs.person import Person, Role
from dialogs.screen import Draft
from dialogs.task import Task
from dialogs.turn import AskAgain, AskColleague, FinishShare, HandOver, ReopenShare, StopAsking
from dialogs.world import World
from storage import contributors, handovers, invitations

Helping = AskColleague | AskAgain | StopAsking | ReopenShare | FinishShare
"""Changes about helping with the report at hand."""


def keep(connection: Connection, world: World, task: Task, person: Person, change: Helping, links: Links) -> None:
    """Write the change and tell whom it concerns."""
    at = world.now
    match change:
        case AskColleague(questions, letter):
            number = _invitation(connection, world, task.unit.id, Role.contributor, letter, links)
            contributors.add(connection, task.id, questions, created_by=person.id, at=at, invitation_id=number)
        case AskAgain(numbers):
            _ask_again(connection, world, task, person, numbers)
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


def hand_over(connection: Connection, world: World, change: HandOver, links: Links) -> None:
    """Make the invitation that replaces a person at a unit; PermissionError where it is not theirs to make."""
    known = [(office.unit.id, one.person) for office in world.unit_officers for one in office.officers]
    if (change.unit, change.person) not in known:
        raise PermissionError("a post that is not theirs to hand over")
    number = _invitation(connection, world, change.unit, Role.officer, change.letter, links)
    handovers.keep(connection, number, unit_id=change.unit, person_id=change.person, at=world.now)


def _invitation(connection: Connection, world: World, unit_id: int, role: Role, letter: str, links: Links) -> int:
    """A new invitation; its code goes to whoever makes it, in a message of its own, and is kept nowhere."""
    code = links.new_code()
    number = invitations.create(
        connection,
        code_hash=code_hash(code),
        unit_id=unit_id,
        role=role,
        at=world.now,
        expires_at=world.now + CODE_LIVES,
        created_by=world.person.id if world.person else None,
    )
    screen = Draft().add(letter.replace("{link}", links.line(code))).screen()
    notices.confide(connection, world.chat, screen, at=world.now)
    return number


def _ask_again(connection: Connection, world: World, task: Task, person: Person, numbers: tuple[int, ...]) -> None:
    """The people of these earlier requests of the same unit and form are asked for this report too."""
    asked = {one.person_id for one in contributors.of_assignment(connection, task.id)}
    before = contributors.earlier(connection, task.unit.id, task.outline.form.id, before=task.period.end)
    for one in before:
        questions = one.questions.intersection(task.outline.by_question)
        if one.id in numbers and one.person_id is not None and one.person_id not in asked and questions:
            contributors.add(
                connection, task.id, questions, created_by=person.id, at=world.now, person_id=one.person_id
            )
            colleagues.asked_again(connection, one, task, questions, zone=world.zone, at=world.now)


def _one(connection: Connection, task: Task, number: int) -> contributors.Contributor | None:
    return next((one for one in contributors.of_assignment(connection, task.id) if one.id == number), None)
