"""The invitation a code stands for."""

from datetime import datetime

from sqlalchemy import Connection

from bot.invitations.codes import code_hash
from bot.loading.officers import load_authors
from bot.loading.tasks import Tasks
from dialogs.needs import Needs
from dialogs.person import Person, Role, Share
from dialogs.task import Task
from dialogs.world import Invitation
from storage import assignments, contributors, handovers, invitations


def load_invitation(
    connection: Connection, tasks: Tasks, person: Person | None, needs: Needs, now: datetime
) -> Invitation | None:
    """The invitation of the code at hand, if it can be used; ``person`` is who would use it."""
    hashed = needs.code_hash or (code_hash(needs.code) if needs.code else "")
    found = invitations.find(connection, hashed, now=now) if hashed else None
    if found is None:
        return None
    replaced = handovers.replaced(connection, hashed)
    return Invitation(
        found.code_hash,
        Role(found.role),
        found.unit_name,
        found.unit_id or 0,
        _asked_for(connection, tasks, hashed),
        load_authors(connection, {replaced})[replaced] if replaced else None,
        replaced is not None and person is not None and replaced == person.id,
    )


def _asked_for(connection: Connection, tasks: Tasks, hashed: str) -> Task | None:
    """The part of a report an invitation asks for."""
    asked = contributors.of_invitation(connection, hashed)
    assignment = assignments.get_full(connection, asked.assignment_id) if asked is not None else None
    if asked is None or assignment is None:
        return None
    return tasks.one(connection, assignment, set(), share=Share(assignment.id, asked.questions))
