"""Keeping what a step decided: each change of a turn written in the turn's own transaction."""

from bot import roles
from bot.keeping import afterwards, answering, asking_above, extending, helping, layering, person_changes, reviewing
from bot.keeping.answering import Answering
from bot.keeping.asking_above import Asking
from bot.keeping.extending import Extending
from bot.keeping.helping import Helping
from bot.keeping.job_orders import order
from bot.keeping.office_changes import keep_office_change
from bot.keeping.standing_in import tell_once
from bot.keeping.telling import keep_follow_change
from bot.keeping.writing import Writing
from dialogs.changes import Change
from dialogs.desk.changes import OfficeChange
from dialogs.desk.following.changes import FollowChange
from dialogs.layer_changes import LayerChange
from dialogs.review_changes import AfterwardsChange, ReviewChange
from dialogs.turn import Turn


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
        _apply(writing, change)
    if writing.stands_in:
        tell_once(writing, turn.changes)
    for job in turn.jobs:
        order(writing, job)


def _apply(writing: Writing, change: Change) -> None:
    if isinstance(change, OfficeChange):
        keep_office_change(writing, change)
    elif isinstance(change, FollowChange):
        keep_follow_change(writing, change)
    elif isinstance(change, ReviewChange):
        reviewing.keep(writing, change)
    elif isinstance(change, AfterwardsChange):
        afterwards.keep(writing, change)
    elif isinstance(change, LayerChange):
        layering.keep(writing, change)
    elif isinstance(change, Helping):
        helping.keep(writing, change)
    elif isinstance(change, Asking):
        asking_above.keep(writing, change)
    elif isinstance(change, Extending):
        extending.keep(writing, change)
    elif isinstance(change, Answering):
        answering.keep(writing, change)
    else:
        person_changes.keep(writing, change)
