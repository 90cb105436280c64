"""Which units came of which: merged and split units, and who reported for a window before or after that day.

A unit that goes on after a merger or a split (it takes others in, or gives a part away) descends from itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Descent:
    """From ``day`` on unit ``after`` stands for ``before``, by id; ``divided``: for a part of it."""

    before: int
    after: int
    day: date
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Forebears:
    """The units that reported what one unit would report now; ``divided``: for more than its territory."""

    units: frozenset[int]
    divided: bool = False


def runs_across(end: date, day: date) -> bool:
    """Whether a window that ends on ``end`` is reported by who stands from ``day`` on; one that ends by that day is
    finished by who stood before."""
    return end > day


@dataclass(frozen=True)
class Lineage:
    """All mergers and splits."""

    descents: tuple[Descent, ...] = ()

    @cached_property
    def _into(self) -> dict[int, list[Descent]]:
        found: dict[int, list[Descent]] = {}
        for one in self.descents:
            found.setdefault(one.after, []).append(one)
        return found

    @cached_property
    def _out_of(self) -> dict[int, list[Descent]]:
        found: dict[int, list[Descent]] = {}
        for one in self.descents:
            found.setdefault(one.before, []).append(one)
        return found

    def before(self, unit: int) -> tuple[Descent, ...]:
        """What the unit came of."""
        return tuple(self._into.get(unit, ()))

    def after(self, unit: int) -> tuple[Descent, ...]:
        """What came of the unit."""
        return tuple(self._out_of.get(unit, ()))

    def ended(self, unit: int) -> date | None:
        """The first day on which the unit is no more; None while it stands."""
        goes_on = {one.day for one in self.after(unit) if one.after == unit}
        return min((one.day for one in self.after(unit) if one.day not in goes_on), default=None)

    def began(self, unit: int) -> date | None:
        """The day a merger or a split brought the unit about; None for one that was there before."""
        was_there = {one.day for one in self.before(unit) if one.before == unit}
        return min((one.day for one in self.before(unit) if one.day not in was_there), default=None)

    def reports(self, unit: int, end: date) -> bool:
        """Whether the unit itself reports for windows that end on ``end``."""
        began, ended = self.began(unit), self.ended(unit)
        return (began is None or runs_across(end, began)) and (ended is None or not runs_across(end, ended))

    def forebears(self, unit: int, end: date) -> Forebears:
        """Who reported for a window that ended on ``end``, in place of the unit as it is now."""
        return self._back(unit, end, date.max)

    def _back(self, unit: int, end: date, until: date) -> Forebears:
        found = [one for one in self.before(unit) if one.day < until and not runs_across(end, one.day)]
        if not found:
            return Forebears(frozenset({unit}))
        latest = max(one.day for one in found)
        parts = [one for one in found if one.day == latest]
        further = [self._back(one.before, end, latest) for one in parts]
        divided = any(one.divided for one in parts) or any(one.divided for one in further)
        return Forebears(frozenset[int]().union(*(one.units for one in further)), divided)

    def successors(self, unit: int, end: date) -> tuple[int, ...]:
        """Who reports for windows that end on ``end`` in place of a unit as it was."""
        ended = self.ended(unit)
        if ended is None or not runs_across(end, ended):
            return (unit,)
        heirs = (one.after for one in self.after(unit) if one.day == ended)
        return _once(number for heir in heirs for number in self.successors(heir, end))

    def everybody(self, unit: int) -> frozenset[int]:
        """The unit and every unit it came of, however long ago."""
        found, waiting = {unit}, [unit]
        while waiting:
            fresh = {one.before for one in self.before(waiting.pop())} - found
            found |= fresh
            waiting += fresh
        return frozenset(found)


def _once(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
