"""Units as the tree they form: who stands below whom, in the order of lists, and finding one by a part of its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from templates.text import ascii_slug
from templates.unit import Unit


@dataclass(frozen=True)
class UnitTree:
    """``units`` in the order of lists; a unit whose parent is not among them stands at the top."""

    units: tuple[Unit, ...]

    @cached_property
    def by_id(self) -> dict[int, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _children(self) -> dict[int, list[Unit]]:
        found: dict[int, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.parent_id if unit.parent_id in self.by_id else 0, []).append(unit)
        return found

    @property
    def tops(self) -> tuple[Unit, ...]:
        return tuple(self._children.get(0, ()))

    def children(self, unit_id: int) -> tuple[Unit, ...]:
        """The units directly below."""
        return tuple(self._children.get(unit_id, ()))

    def below(self, unit_id: int) -> tuple[Unit, ...]:
        """Every unit below at any depth, each before those below it; not the unit itself."""
        return tuple(self._walk(unit_id))

    def with_children(self) -> tuple[Unit, ...]:
        """Every unit that has others below it."""
        return tuple(unit for unit in self.units if unit.id in self._children)

    def above(self, unit_id: int) -> tuple[Unit, ...]:
        """The units above, the nearest first."""
        found: list[Unit] = []
        unit = self.by_id.get(unit_id)
        while unit is not None and unit.parent_id in self.by_id:
            unit = self.by_id[unit.parent_id]
            found.append(unit)
        return tuple(found)

    def in_order(self) -> tuple[Unit, ...]:
        """Every unit, each before those below it."""
        return tuple(found for top in self.tops for found in (top, *self.below(top.id)))

    def depth(self, unit_id: int) -> int:
        return len(self.above(unit_id))

    def _walk(self, unit_id: int) -> Iterator[Unit]:
        for child in self._children.get(unit_id, ()):
            yield child
            yield from self._walk(child.id)


def called(units: Iterable[Unit], words: str) -> tuple[Unit, ...]:
    """Units whose name or code holds every one of the words, marks and capitals aside: "song vang" finds Sông Vàng."""
    wanted = ascii_slug(words).split("-")
    return tuple(unit for unit in units if all(word in ascii_slug(f"{unit.name} {unit.code}") for word in wanted))
