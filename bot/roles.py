"""Who may do what: the one place where rights are decided.

An officer works on the reports of their own unit; a contributor answers the questions of one report they were asked
for, while it is open; consolidating staff work on the consolidated reports of theirs and see the units below; an
administrator without a unit sees everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.loading.colleagues import keys_of
from dialogs.changes import AskAbove, Change, MarkOpened, PutAnswer, RemoveAnswer
from dialogs.layer_changes import LayerChange
from dialogs.own_changes import OWN_ASKING, OWN_PAPERS
from dialogs.person import Person, Role, Share
from dialogs.standing_in import NOT_ON_BEHALF
from dialogs.task import Task
from dialogs.trying import NOT_TRIED
from dialogs.turn import Job
from storage.assignments import Assignment
from templates.unit import Unit
from templates.unit_tree import UnitTree


@dataclass(frozen=True, slots=True)
class Access:
    """What a person may see and change of a report: all of it, or only the questions of ``share``.

    ``stands_in``: in the unit's place, as staff above it.
    """

    share: Share | None = None
    stands_in: bool = False


def report_units(person: Person) -> tuple[int, ...]:
    """Units whose reports the person fills in."""
    return tuple(post.unit.id for post in person.posts if post.role is Role.officer and post.unit is not None)


def own_units(person: Person) -> tuple[int, ...]:
    """Units whose reports the person fills in or, as their consolidating staff, puts together."""
    roles = {Role.officer, Role.district}
    return tuple(post.unit.id for post in person.posts if post.role in roles and post.unit is not None)


def share_of(person: Person, assignment_id: int) -> Share | None:
    """The part of that report the person was asked to answer."""
    return next((share for share in person.shares if share.assignment == assignment_id), None)


def access(person: Person, assignment: Assignment, now: datetime) -> Access | None:
    """What the person may see and answer of the report now; None for nothing at all."""
    if assignment.tried_by is not None:
        return Access() if assignment.tried_by == person.id and is_administrator(person) else None
    if assignment.unit.id in own_units(person):
        return Access()
    share = share_of(person, assignment.id)
    still = assignment.is_open and not assignment.period.is_locked(now)
    return Access(share) if share is not None and still else None


def may_stand_in(person: Person, assignment: Assignment, above: Iterable[int]) -> bool:
    """Whether the person may answer the report in its unit's place: the staff of any unit ``above``, an administrator;
    never a try-out or one that was withdrawn."""
    if assignment.tried_by is not None or assignment.is_recalled or assignment.unit.parent_id is None:
        return False
    return is_administrator(person) or not set(above).isdisjoint(desk_units(person))


OF_THE_WHOLE = OWN_PAPERS | OWN_ASKING | MarkOpened | LayerChange
"""Changes of the whole report at hand: the officers' own."""


def may_change(task: Task, change: Change) -> bool:
    """Whether who sees the report as ``task`` may make the change: a contributor only answers what they were asked.

    What is no matter of the report at hand is decided where it is loaded.
    """
    if task.tried:
        return not isinstance(change, NOT_TRIED)
    if task.stood_in:
        return not isinstance(change, NOT_ON_BEHALF)
    if task.share is None:
        return True
    match change:
        case PutAnswer(key) | RemoveAnswer(key):
            return key in keys_of(task.outline)
        case AskAbove(question):
            return question in task.outline.by_question
        case _:
            return not isinstance(change, OF_THE_WHOLE)


def may_have(task: Task, job: Job) -> bool:
    """Whether who sees the report as ``task`` may have the job done: a contributor gets the workbook of their part."""
    return task.share is None or "assignment" not in job.params or "questions" in job.params


def may_hand_over(person: Person, unit: Unit, above: Iterable[int]) -> bool:
    """Whether the person may put somebody new in the place of the unit's officer: its officers, the staff of any
    unit ``above``, an administrator."""
    return unit.id in report_units(person) or is_administrator(person) or not set(above).isdisjoint(desk_units(person))


def desk_units(person: Person) -> tuple[int, ...]:
    """Units whose direct children the person follows and consolidates."""
    return tuple(
        post.unit.id for post in person.posts if post.role in {Role.district, Role.admin} and post.unit is not None
    )


def may_follow(person: Person, unit: Unit) -> bool:
    """Whether the person's desk is directly above the unit: its questions and requests are theirs to answer."""
    return is_administrator(person) or unit.parent_id in desk_units(person)


def is_administrator(person: Person) -> bool:
    """Whether the person's desk is that of every unit."""
    return any(post.role is Role.admin and post.unit is None for post in person.posts)


def may_review(person: Person, unit: Unit) -> bool:
    """Whether the person checks the unit's reports: their desk is that of the unit directly above."""
    if unit.parent_id is None:
        return False
    return is_administrator(person) or unit.parent_id in desk_units(person)


def has_office(person: Person) -> bool:
    """Whether the person gives reports or keeps units: consolidating staff and administrators."""
    return person.has_desk


def governed(person: Person, every: UnitTree) -> Iterable[Unit]:
    """Every unit the person's desks reach: all of them for an administrator, else their own and those below."""
    if is_administrator(person):
        return every.in_order()
    own = desk_units(person)
    reached = {unit.id for top in own for unit in every.below(top)} | set(own)
    return (unit for unit in every.in_order() if unit.id in reached)


def giving_units(person: Person, governed_units: UnitTree) -> tuple[Unit, ...]:
    """The units from whose desks the person gives reports: those with units below them."""
    desks = governed_units.with_children()
    if is_administrator(person):
        return desks
    own = desk_units(person)
    return tuple(desk for desk in desks if desk.id in own)


def managed(person: Person, governed_units: UnitTree) -> frozenset[int]:
    """Units whose people the person invites and revokes: an administrator's all, consolidating staff's those below."""
    below = {unit.id for number in desk_units(person) for unit in governed_units.below(number)}
    return frozenset(below) | administered(person, governed_units)


def administered(person: Person, governed_units: UnitTree) -> frozenset[int]:
    """Units whose names an administrator changes."""
    if is_administrator(person):
        return frozenset(governed_units.by_id)
    own = [post.unit.id for post in person.posts if post.role is Role.admin and post.unit is not None]
    below = {unit.id for number in own for unit in governed_units.below(number)}
    return frozenset(below | set(own))
