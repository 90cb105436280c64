"""What the other units of a parent have handed in for the same period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from bot.loading.remembered import Remembered
from bot.loading.said import hide
from storage import assignments, submissions
from storage.assignments import Assignment
from templates.neighbours import OTHERS, Digest, Neighbours, Usual, digest, neighbours
from templates.outline import Outline

Versions = frozenset[tuple[int, int]]
"""Assignments with their versions: one state of a period."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Loads neighbours; a submitted version never changes, so what is worked out of it is remembered."""

    sensitive_in_chat: bool = False
    _digests: Remembered[tuple[int, int], Digest] = field(default_factory=lambda: Remembered(1000))
    _known: Remembered[Versions, Neighbours] = field(default_factory=lambda: Remembered(32))

    def of(
        self,
        connection: Connection,
        standing: Iterable[tuple[int, int, str]],
        versions: Versions,
        outline: Outline,
    ) -> Neighbours:
        """What the units of these versions reported; ``standing`` are (assignment, version, unit's name)."""
        known = self._known.get(versions)
        if known is not None:
            return known
        wanted = {(number, version): name for number, version, name in standing}
        digests = {this: one for this in wanted if (one := self._digests.get(this)) is not None}
        missing = submissions.latest_of(
            connection, [number for number, version in wanted if (number, version) not in digests]
        )
        for number, frozen in missing.items():
            this = (number, frozen.version)
            made = digest(
                wanted.get(this, ""), hide(frozen.given, () if self.sensitive_in_chat else outline.sensitive_keys)
            )
            digests[this] = self._digests.put(this, made)
        return self._known.put(versions, neighbours(digests.values()))

    def usual_beside(self, connection: Connection, assignment: Assignment, outline: Outline) -> Mapping[str, Usual]:
        """What the other units of an open report's parent have handed in for its period, by figure."""
        standing = assignments.versions_in_hand(connection, assignment.period_id, assignment.unit.parent_id or 0)
        if len(standing) < OTHERS:
            return {}
        versions = frozenset((number, version) for number, version, _ in standing)
        return self.of(connection, standing, versions, outline).usual
