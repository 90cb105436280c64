"""A total followed down: one of the units it is made of, opened with the units below that one and with its people."""

from collections.abc import Sequence
from dataclasses import replace

from bot.forms.outlines import of_assignment
from bot.loading.units_layer import CountedUnits
from bot.reports import Reports
from dialogs.below import OpenedUnit
from dialogs.marks import ON_BEHALF
from storage import assignments, layers, people, submissions
from storage.layers import FrozenLayer, Sources
from storage.stored_answer import StoredAnswer


def opened_unit(reports: Reports, sources: Sources, path: Sequence[int]) -> OpenedUnit | None:
    """The unit at the end of ``path``, as the version that counts has it; None where the path leads nowhere from
    ``sources``, which are what the report at hand counts."""
    found = _followed(reports, sources, path)
    assignment = assignments.get_full(reports.connection, path[-1])
    if found is None or assignment is None:
        return None
    version, layer = found
    frozen = submissions.get(reports.connection, assignment.id, version)
    if frozen is None:
        return None
    own = reports.with_layer(assignment, frozen, None)
    pinned = replace(assignment, form_version_id=frozen.form_version_id)
    outline = of_assignment(reports.outlines, reports.connection, pinned)
    hidden = frozenset[str]() if reports.sensitive else outline.sensitive_keys
    counted = reports.of_sources(assignment, layer.sources)
    names = answered_by(reports, layer.sources)
    return OpenedUnit(
        tuple(path),
        assignment.unit,
        version,
        CountedUnits(own, outline, counted, (), None, names, hidden),
        own.answers,
        answered_by(reports, ((assignment.id, version),)).get(assignment.id, {}),
        layer.adjustments,
        _names(reports, {one.person for one in layer.adjustments}),
    )


def _followed(reports: Reports, sources: Sources, path: Sequence[int]) -> tuple[int, FrozenLayer] | None:
    """The version at the end of the path and what it counts."""
    found = None
    for number in path:
        version = dict(sources).get(number)
        layer = layers.frozen(reports.connection, number, version) if version is not None else None
        if version is None or layer is None:
            return None
        sources, found = layer.sources, (version, layer)
    return found


def answered_by(reports: Reports, sources: Sources) -> dict[int, dict[str, str]]:
    """Who gave each answer, by assignment and key."""
    versions = reports.versions(sources)
    names = _names(reports, {answer.person_id for one in versions.values() for answer in one.answers.values()})
    return {
        number: {
            key: _told(answer, names[answer.person_id])
            for key, answer in one.answers.items()
            if answer.person_id in names
        }
        for number, one in versions.items()
    }


def _told(answer: StoredAnswer, name: str) -> str:
    return f"{name} – {ON_BEHALF}" if answer.on_behalf else name


def _names(reports: Reports, ids: set[int]) -> dict[int, str]:
    return {number: name for number, (name, _) in people.names(reports.connection, ids).items()} if ids else {}
