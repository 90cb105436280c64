"""Regions drawn by chance, together with an order and a grouping of their units.

Everything is drawn before a test begins: what it does with a region cannot change what is drawn next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st

from templates.report import Report

T = TypeVar("T")


@dataclass(frozen=True)
class Drawn:
    """Reports in the order of their units, the same in another order, and apart in groups of groups."""

    reports: tuple[Report, ...]
    shuffled: tuple[Report, ...]
    groups: tuple[tuple[tuple[Report, ...], ...], ...]
    """Each group consists of smaller ones; none is empty."""

    @property
    def wide_groups(self) -> tuple[tuple[Report, ...], ...]:
        """The groups with the smaller ones in them joined."""
        return tuple(tuple(report for small in group for report in small) for group in self.groups)


def drawn_regions(one: st.SearchStrategy[T], report: Callable[[int, T], Report], most: int) -> st.SearchStrategy[Drawn]:
    """Regions of up to ``most`` units; ``report`` makes the unit of a number from what ``one`` drew for it."""
    placed = st.tuples(one, st.integers(0, 99), st.integers(0, 2), st.integers(0, 1))
    return st.lists(placed, min_size=1, max_size=most).map(lambda many: _region(many, report))


def _region(many: list[tuple[T, int, int, int]], report: Callable[[int, T], Report]) -> Drawn:
    made = [(report(number, one), place) for number, (one, *place) in enumerate(many, 1)]
    shuffled = [report for report, _ in sorted(made, key=lambda pair: pair[1][0])]
    groups = tuple(tuple(smaller) for wide in range(3) if (smaller := list(_smaller(made, wide))))
    return Drawn(tuple(report for report, _ in made), tuple(shuffled), groups)


def _smaller(made: list[tuple[Report, list[int]]], wide: int) -> list[tuple[Report, ...]]:
    found = (tuple(one for one, place in made if place[1:] == [wide, narrow]) for narrow in range(2))
    return [group for group in found if group]
