"""Which units: all, a group, a unit with all below it, or one by one, a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogs.desk.assigning import words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.assigning.unit_groups import as_before, group_rows
from dialogs.desk.places import Assigning
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import CHOOSE_ALL, CHOOSE_NONE, WHOLE_LIST
from dialogs.page import page_of
from dialogs.screen import Choice, Row, button
from dialogs.turn import Turn
from dialogs.words import NEXT
from templates.text import cut
from templates.unit import Unit
from templates.unit_groups import unit_groups
from templates.unit_tree import called

PAGE = 8
"""Units on one page."""

LABEL = 40
"""UTF-16 units of a button that names a unit."""


def begun(scene: OfficeScene, place: Assigning) -> Assigning:
    """The choice offered first: every unit directly below."""
    if place.units:
        return place
    direct = {unit.id for unit in scene.office.tree.children(place.desk)}
    return replace(place, units=tuple(unit.id for unit in _offered(scene, place) if unit.id in direct))


def _offered(scene: OfficeScene, place: Assigning, top: int = 0) -> tuple[Unit, ...]:
    """The units below the desk, or below another, that report for the window: merged and split ones each for its
    own time."""
    below = scene.office.tree.below(top or place.desk)
    if place.end is None:
        return below
    return tuple(unit for unit in below if scene.office.lineage.reports(unit.id, place.end))


def show(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The units below, each in or out, a page at a time, narrowed by a part of a name."""
    every = _offered(scene, place)
    found = called(every, place.words) if place.words else every
    here = page_of(found, place.page, PAGE)
    shown = here.items
    draft = headed(head, words.WHICH_UNITS).line(f"Đang chọn {len(place.units)}/{len(every)} đơn vị.")
    if place.words:
        draft.line(f"Tìm “{cut(place.words, 40)}”: {len(found)} đơn vị.")
    labels = unit_labels(shown)
    for unit in shown:
        draft.row(*_row(scene, place, unit, labels[unit.id]))
    draft.row(*here.row("assigning"))
    for row in group_rows(scene, place, every):
        draft.row(*row)
    draft.row(button(CHOOSE_ALL, "assigning", "all"), button(CHOOSE_NONE, "assigning", "none"))
    draft.row(button(WHOLE_LIST, "assigning", "every") if place.words else None)
    draft.row(button(NEXT, "assigning", "on"), button(words.SCOPES, "assigning", "step", "scopes"))
    draft.row(button(words.CANCEL, "assigning", "stop"))
    return scene.show(replace(place, page=here.number), draft)


def _row(scene: OfficeScene, place: Assigning, unit: Unit, label: str) -> Row:
    mark = "✅" if unit.id in place.units else "⬜"
    below = _offered(scene, place, unit.id)
    own = button(f"{mark} {label}", "assigning", "unit", str(unit.id))
    if not below:
        return (own,)
    return own, button(f"➕ cả {len(below)} đơn vị dưới {cut(label, 16)}", "assigning", "branch", str(unit.id))


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    """A button that takes or leaves units, one by one or many at once; None for any other."""
    chosen = dict.fromkeys(place.units)
    match choice.args:
        case ("unit", number):
            changed = _toggled(chosen, [int(number)])
        case ("branch", number):
            branch = [unit.id for unit in _offered(scene, place, int(number))]
            changed = _toggled(chosen, [int(number), *branch])
        case ("group", kind):
            changed = _toggled(chosen, unit_groups(_offered(scene, place)).get(kind, ()))
        case ("before",):
            return show(scene, as_before(scene, place, _offered(scene, place)))
        case ("all",):
            changed = dict.fromkeys(unit.id for unit in _offered(scene, place))
        case ("none",):
            changed = {}
        case (page,) if page.lstrip("-").isdecimal():
            return show(scene, replace(place, page=int(page)))
        case ("every",):
            return show(scene, replace(place, words="", page=0))
        case ("on",) | ("step", "scopes") if not place.units:
            return show(scene, place, words.NO_UNIT_YET)
        case ("on",):
            return go(place, "confirm" if place.letter.number or place.passed else "number")
        case ("step", "scopes"):
            return go(replace(place, page=0), "scopes")
        case _:
            return None
    return show(scene, replace(place, units=_in_order(scene, place, changed)))


def said(scene: OfficeScene, place: Assigning, text: str) -> Outcome:
    """A part of a name narrows the list."""
    wanted = text.strip()
    if not called(_offered(scene, place), wanted):
        return show(scene, replace(place, words="", page=0), words.NO_SUCH_UNIT.format(words=cut(wanted, 40)))
    return show(scene, replace(place, words=wanted, page=0))


def unit_labels(units: Sequence[Unit]) -> dict[int, str]:
    """Names for buttons; where two units share one, their codes tell them apart."""
    names = [unit.name for unit in units]
    return {
        unit.id: cut(unit.name, LABEL) if names.count(unit.name) == 1 else f"{cut(unit.name, LABEL)} ({unit.code})"
        for unit in units
    }


def _toggled(chosen: dict[int, None], numbers: Sequence[int]) -> dict[int, None]:
    """All of them in, or, where they were in already, all of them out."""
    if all(number in chosen for number in numbers):
        return {number: None for number in chosen if number not in numbers}
    return chosen | dict.fromkeys(numbers)


def _in_order(scene: OfficeScene, place: Assigning, chosen: Iterable[int]) -> tuple[int, ...]:
    wanted = set(chosen)
    return tuple(unit.id for unit in _offered(scene, place) if unit.id in wanted)
