"""The units' layer of a consolidating report: what it counts, and keeping what people decide about it."""

from sqlalchemy import Connection

from bot.keeping.writing import ReportClosed, Writing
from dialogs.layer_changes import Adjust, DropAdjustment, DropPassage, LayerChange, OpenText, RefreshLayer, TakePassage
from storage import adjustments, assignments, layers, picks, states
from storage.assignments import Assignment
from storage.layers import FrozenLayer, Sources


def newest(connection: Connection, assignment: Assignment) -> Sources:
    """The versions of the units directly below that are in hand now."""
    found = assignments.below(connection, assignment.period_id, assignment.unit.id)
    return tuple((one.id, one.submitted_version) for one in found if not one.is_open and one.submitted_version)


def present_layer(connection: Connection, assignment: Assignment) -> FrozenLayer:
    """What the report counts: in a version handed in as it was then, else as it was last brought up to date."""
    if not assignment.is_open and assignment.submitted_version:
        frozen = layers.frozen(connection, assignment.id, assignment.submitted_version)
        if frozen is not None:
            return frozen
    kept = layers.get(connection, assignment.id)
    sources = kept.sources if kept is not None else newest(connection, assignment)
    picked = picks.of_assignment(connection, assignment.id)
    return FrozenLayer(sources, picked, adjustments.of_assignment(connection, assignment.id))


def keep(writing: Writing, change: LayerChange) -> None:
    """Write one change; raises ``ReportClosed`` where the report has been handed in meanwhile."""
    report = assignments.lock(writing.connection, writing.report_id)
    if report is None or not report.is_open or writing.report.below is None:
        raise ReportClosed
    _write(writing, report, change)


def _write(writing: Writing, report: Assignment, change: LayerChange) -> None:
    connection = writing.connection
    match change:
        case TakePassage(pick):
            picks.put(connection, report.id, pick, person_id=writing.person_id, at=writing.now)
        case DropPassage(pick):
            picks.drop(connection, report.id, pick)
        case OpenText(source):
            _view(writing, report, source)
        case Adjust(key, amount, reason):
            adjustments.add(connection, report.id, key, amount, reason, person_id=writing.person_id, at=writing.now)
        case DropAdjustment(number):
            adjustments.drop(connection, report.id, number)
        case RefreshLayer():
            refresh(writing, report)


def refresh(writing: Writing, report: Assignment) -> None:
    """Count what is in hand now."""
    sources = newest(writing.connection, report)
    layers.put(writing.connection, report.id, sources, person_id=writing.person_id, at=writing.now)


def begin(writing: Writing) -> None:
    """The report is opened for the first time: from now on its layer changes only when it is brought up to date."""
    report = assignments.get_full(writing.connection, writing.report_id)
    if report is not None and writing.report.below is not None:
        refresh(writing, report)


def freeze(writing: Writing, version: int) -> None:
    """Keep what the version just handed in counts; the units' versions in it are in this unit's hands now."""
    if writing.report.below is None:
        return
    connection, number = writing.connection, writing.report_id
    report = assignments.get_full(connection, number)
    if report is None:
        raise LookupError(number)
    layer = present_layer(connection, report)
    layers.freeze(connection, number, version, layer)
    for source, _ in layer.sources:
        _view(writing, report, source)


def _view(writing: Writing, report: Assignment, source: int) -> None:
    """The version that counts is in this unit's hands: its own unit cannot take it back any more."""
    counted = dict(present_layer(writing.connection, report).sources).get(source)
    held = assignments.lock(writing.connection, source)
    if counted is not None and held is not None and held.submitted_version == counted:
        states.mark_viewed(writing.connection, source, by=writing.person_id, at=writing.now)
