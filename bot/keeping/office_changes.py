"""Keeping what the office desk decided, each change in the turn's own transaction."""

from collections.abc import Mapping

from bot import notices
from bot.forms.published import published
from bot.keeping.assigning import Order, give
from bot.keeping.deadlines import deadlines_of, note_changed
from bot.keeping.form_changes import keep_form_change
from bot.keeping.unit_changes import keep_unit_change
from bot.keeping.writing import Writing
from dialogs.desk.changes import FormChange, GiveForm, MoveDeadline, OfficeChange, OpenNext, RecallAssignment
from dialogs.desk.office import Office
from storage import assignments, files, periods, reminders, states
from templates.loader import LoadedForm


def keep_office_change(writing: Writing, change: OfficeChange) -> None:
    """Write one change and tell whom it concerns."""
    if isinstance(change, FormChange):
        keep_form_change(writing, change)
        return
    match change:
        case GiveForm():
            _give(writing, change)
        case MoveDeadline():
            _move_deadline(writing, change)
        case RecallAssignment(number):
            _recall(writing, number)
        case OpenNext(period, wanted):
            periods.set_opens_next(writing.connection, period, wanted=wanted)
        case _:
            keep_unit_change(writing, change)


def _give(writing: Writing, change: GiveForm) -> None:
    form = _forms(writing)[change.form]
    kept = change.letter_file and files.get(writing.connection, change.letter_file) is not None
    order = Order(
        form,
        change.period,
        change.units,
        change.desk,
        {number: frozenset(parts) for number, parts in change.scopes},
        change.letter_file if kept else None,
        change.opens_next,
    )
    same = _office(writing).same(change.form, change.period.start, change.period.end)
    before = deadlines_of(writing.connection, same.id) if same is not None else {}
    given = give(writing.connection, order, zone=writing.world.zone, at=writing.now)
    note_changed(writing.connection, given.period_id, before, person_id=writing.person_id, at=writing.now)


def _move_deadline(writing: Writing, change: MoveDeadline) -> None:
    """The period's own deadline where this desk opened it, else that of each unit it gave it to."""
    given = _office(writing).period(change.period)
    desk = _office(writing).desk(change.desk)
    if given is None or desk is None:
        raise LookupError(change.period)
    before = deadlines_of(writing.connection, change.period)
    moving, own = given.moving(desk, change.deadline), given.is_own(desk)
    if own:
        periods.move(writing.connection, change.period, deadline=change.deadline, lock=None)
    for one in moving:
        assignments.set_deadline(writing.connection, one.assignment, None if own else change.deadline)
    note_changed(writing.connection, change.period, before, person_id=writing.person_id, at=writing.now)
    told = [one for one in moving if one.is_open]
    notices.deadline_moved(writing.connection, told, given.form, change.deadline, writing.world.zone, writing.now)


def _recall(writing: Writing, number: int) -> None:
    one = assignments.lock(writing.connection, number)
    if one is None or not states.recall(writing.connection, number, by=writing.person_id, at=writing.now):
        return
    reminders.drop_unsent(writing.connection, number)
    given = _office(writing).period(one.period_id)
    if given is not None:
        notices.recalled(writing.connection, one, given.form, at=writing.now)


def _office(writing: Writing) -> Office:
    if writing.world.office is None:
        raise LookupError("a change of the desk needs a desk")
    return writing.world.office


def _forms(writing: Writing) -> Mapping[str, LoadedForm]:
    if writing.shelf is None:
        raise LookupError("giving needs the forms")
    return published(writing.connection, writing.shelf)
