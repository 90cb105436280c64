"""Assignments as the lists of conversations show them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines, of_assignment
from bot.loading.marking import marks_of
from dialogs.person import Person, Share
from dialogs.task import Task
from storage import assignments, remarks
from storage.assignments import Assignment


@dataclass(frozen=True, slots=True)
class Tasks:
    """Loads tasks; ``outlines`` remember the forms."""

    outlines: Outlines

    def of_person(self, connection: Connection, person: Person, now: datetime) -> tuple[Task, ...]:
        """Every report of the person's units, and those they were asked to help with."""
        own = assignments.of_units(connection, roles.own_units(person))
        known = {assignment.id for assignment in own}
        shares = {share.assignment: share for share in person.shares if share.assignment not in known}
        found = [assignments.get_full(connection, number) for number in shares]
        shared = [assignment for assignment in found if assignment is not None]
        return self.all(connection, [*own, *shared], now, shares)

    def all(
        self,
        connection: Connection,
        found: list[Assignment],
        now: datetime | None = None,
        shares: Mapping[int, Share] | None = None,
    ) -> tuple[Task, ...]:
        """The assignments in their order; ``shares`` by assignment where only a part of it is seen."""
        numbers = [assignment.id for assignment in found]
        keys, marks = assignments.answered_keys(connection, numbers), marks_of(connection, numbers)
        returned = [assignment.id for assignment in found if assignment.state == "returned"]
        remarked = remarks.sent_counts(connection, returned) if returned else {}
        tasks = (
            self.one(connection, one, keys[one.id], now, (shares or {}).get(one.id), remarks=remarked.get(one.id, 0))
            for one in found
        )
        return tuple(replace(task, marks=marks(task.id)) for task in tasks)

    def listed(self, connection: Connection, found: list[Assignment]) -> tuple[Task, ...]:
        """The assignments in their order, for a list of many states: answers are counted only where a report is being
        worked on, and no marks are looked up."""
        working = [one.id for one in found if one.state in {"working", "returned"}]
        keys = assignments.answered_keys(connection, working) if working else {}
        return tuple(self.one(connection, one, keys.get(one.id, set())) for one in found)

    def one(
        self,
        connection: Connection,
        assignment: Assignment,
        answered: set[str],
        now: datetime | None = None,
        share: Share | None = None,
        *,
        remarks: int = 0,
    ) -> Task:
        """The assignment as lists show it; ``now`` where a lock date closes it to whoever looks; ``share`` where
        only a part of it is seen."""
        outline = of_assignment(self.outlines, connection, assignment, share.questions if share else None)
        return Task(
            assignment.id,
            assignment.unit,
            outline,
            assignment.period,
            assignment.state,
            assignment.submitted_version,
            outline.answered(answered) if answered else 0,
            len(outline.items),
            locked=now is not None and assignment.is_open and assignment.period.is_locked(now),
            share=share,
            remarks=remarks,
            tried=assignment.tried_by is not None,
        )
