"""Whole groups of units at one tap: by the kind their names speak of, or those that had the form the time before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dialogs.desk.assigning.bound import bound_form
from dialogs.desk.places import Assigning
from dialogs.desk.scene import OfficeScene
from dialogs.desk.words import part_names
from dialogs.screen import Row, button
from templates.unit import Unit
from templates.unit_groups import unit_groups

IN_A_ROW = 3
"""Groups beside each other."""

AS_BEFORE = "Như kỳ trước"


def group_rows(scene: OfficeScene, place: Assigning, offered: tuple[Unit, ...]) -> Iterator[Row]:
    """A button for each kind of unit, where there are several, and one for the units of the time before."""
    groups, chosen = unit_groups(offered), set(place.units)
    made = [
        button(f"{_mark(chosen, ids)} {kind} ({len(chosen.intersection(ids))}/{len(ids)})", "assigning", "group", kind)
        for kind, ids in groups.items()
    ]
    for first in range(0, len(made) if len(made) > 1 else 0, IN_A_ROW):
        yield tuple(made[first : first + IN_A_ROW])
    before = [unit.id for unit in offered if unit.id in scene.office.before]
    if before:
        mark = "✅" if chosen == set(before) else "↩"
        yield (button(f"{mark} {AS_BEFORE} ({len(before)})", "assigning", "before"),)


def _mark(chosen: set[int], ids: Iterable[int]) -> str:
    return "✅" if chosen.issuperset(ids) else "⬜"


def as_before(scene: OfficeScene, place: Assigning, offered: tuple[Unit, ...]) -> Assigning:
    """The units of the time before, each with the parts that concerned it then and that the form still has."""
    units = tuple(unit.id for unit in offered if unit.id in scene.office.before)
    form = scene.office.form(place.form)
    known = part_names(bound_form(scene, place, form)) if form is not None else {}
    kept = {unit: tuple(part for part in known if part in (scene.office.before[unit] or ())) for unit in units}
    return replace(place, units=units, scopes=tuple((unit, parts) for unit, parts in kept.items() if parts))
