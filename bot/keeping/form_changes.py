"""Keeping what /mau decided: drafts, published versions, try-outs, and periods moved to another version."""

from dataclasses import replace
from datetime import timedelta

from bot.forms.outlines import Outlines, of_assignment
from bot.forms.published import kept_form
from bot.jobs.form_reading import NAMES
from bot.keeping.assigning import keep_form
from bot.keeping.moved_parts import move_parts
from bot.keeping.writing import Writing
from bot.loading.form_desk import changed_answers, tryout_period
from bot.notices import new_form
from dialogs.desk.changes import (
    BeginTryout,
    DropDraft,
    DropTryout,
    FormChange,
    KeepDraft,
    KeepFolder,
    MovePeriod,
    Publish,
)
from storage import answers, assignments, files, forms, periods, tryouts
from storage.assignments import Assignment
from storage.changes import NEW_VERSION
from templates.loader import DEFINITION, as_loaded

TRIED_FOR = timedelta(days=30)
"""How far off the deadline of a try-out is said to be; nobody is reminded of it."""


def keep_form_change(writing: Writing, change: FormChange) -> None:
    """Write one change; raises PermissionError for anybody but an administrator of everything."""
    if writing.world.office is None or not writing.world.office.whole:
        raise PermissionError("forms are kept by administrators")
    match change:
        case KeepFolder():
            keep_folder(writing)
        case KeepDraft(parts):
            _keep_draft(writing, dict(parts))
        case Publish(version):
            _publish(writing, version)
        case DropDraft(version):
            tryouts.throw_away(writing.connection, version)
            forms.drop_draft(writing.connection, version)
        case BeginTryout(version, unit):
            _begin(writing, version, unit)
        case DropTryout(version):
            tryouts.throw_away(writing.connection, version, person_id=writing.person_id)
        case MovePeriod(period, version):
            _move(writing, period, version)


def keep_folder(writing: Writing) -> None:
    """The folder's forms as published versions, in the order of their ids."""
    if writing.shelf is not None:
        for _, loaded in sorted(writing.shelf.forms.items()):
            keep_form(writing.connection, loaded, writing.now)


def _keep_draft(writing: Writing, parts: dict[str, int]) -> None:
    found = {name: files.get(writing.connection, parts[name]) for name in NAMES}
    contents = [one.content for one in found.values() if one is not None]
    definition, unit, consolidated = contents
    loaded = as_loaded(definition, unit, consolidated, DEFINITION)
    keep_folder(writing)
    forms.keep(
        writing.connection,
        form_id=loaded.form.id,
        sha256=loaded.sha256,
        definition=definition,
        unit_template=unit,
        consolidated_template=consolidated,
        at=writing.now,
        draft_by=writing.person_id,
    )
    for file_id in parts.values():
        files.remove(writing.connection, file_id)


def _publish(writing: Writing, version: int) -> None:
    if forms.publish(writing.connection, version, at=writing.now):
        tryouts.throw_away(writing.connection, version)


def _begin(writing: Writing, version: int, unit: int) -> None:
    form = kept_form(writing.connection, version).form
    period = replace(tryout_period(form, writing.now), deadline=writing.now + TRIED_FOR)
    tryouts.begin(writing.connection, version, unit, period, person_id=writing.person_id, at=writing.now)


def _move(writing: Writing, period_id: int, version: int) -> None:
    """All units at once: what is open goes on with the new version, what is in the parent's hands keeps its own."""
    connection, outlines = writing.connection, Outlines()
    stored, wanted = periods.get(connection, period_id), forms.get(connection, version)
    if stored is None or wanted is None or wanted.published_at is None or wanted.form_id != stored.form_id:
        raise LookupError(period_id)
    if stored.form_version_id == version:
        return
    given = [one for number in _ids(writing, period_id) if (one := assignments.lock(connection, number)) is not None]
    assignments.pin_closed(connection, period_id, stored.form_version_id)
    periods.set_form_version(connection, period_id, version)
    for one in given:
        was = replace(one, form_version_id=stored.form_version_id)
        old = of_assignment(outlines, connection, was)
        new = of_assignment(outlines, connection, replace(one, form_version_id=version))
        _take_changed(writing, one, changed_answers(connection, one.id, old, new))
        if not one.is_recalled:
            new_form.moved(connection, was, old, new, at=writing.now)
        if one.is_open:
            move_parts(writing, outlines, was, version)


def _ids(writing: Writing, period_id: int) -> list[int]:
    """In the order of ids: two who move the same period hold its reports in the same order."""
    return sorted(one.id for one in assignments.of_period(writing.connection, period_id))


def _take_changed(writing: Writing, one: Assignment, keys: list[str]) -> None:
    for key in keys:
        answers.set_aside(
            writing.connection,
            one.id,
            key,
            person_id=writing.person_id,
            at=writing.now,
            batch=writing.batch,
            cause=NEW_VERSION,
        )
