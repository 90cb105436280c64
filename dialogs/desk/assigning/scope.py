"""Phạm vi: which sections and tables of the form concern a unit; the rest is không áp dụng for it."""

from dataclasses import replace

from dialogs.desk.assigning import words
from dialogs.desk.assigning.bound import bound_form
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.assigning.unit_choice import PAGE, unit_labels
from dialogs.desk.places import Assigning
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import part_names
from dialogs.page import page_of
from dialogs.screen import Choice, button
from dialogs.turn import Turn
from templates.text import cut

NAME = 48
"""UTF-16 units of a button that names a part."""


def show_units(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The chosen units, each with how many parts concern it."""
    units = [scene.office.tree.by_id[number] for number in place.units if number in scene.office.tree.by_id]
    here = page_of(units, place.page, PAGE)
    shown, own = here.items, dict(place.scopes)
    draft, labels = headed(head, words.WHICH_SCOPE_UNIT), unit_labels(units)
    for unit in shown:
        limit = f" · {len(own[unit.id])} phần" if unit.id in own else " · cả mẫu"
        draft.row(button(labels[unit.id] + limit, "assigning", "scope", str(unit.id)))
    draft.row(*here.row("assigning"))
    return scene.show(
        replace(place, page=here.number), draft.row(button(words.SCOPE_DONE, "assigning", "step", "units"))
    )


def units_pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("scope", number) if int(number) in place.units:
            return go(replace(place, unit=int(number)), "scope")
        case ("step", "units"):
            return go(replace(place, page=0), "confirm" if place.checked else "units")
        case (page,) if page.lstrip("-").isdecimal():
            return show_units(scene, replace(place, page=int(page)))
        case _:
            return None


def show(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The form's outermost sections and its tables, each in or out for one unit."""
    parts = _parts(scene, place)
    own = dict(place.scopes).get(place.unit, tuple(parts))
    unit = scene.office.tree.by_id.get(place.unit)
    draft = headed(head, words.WHICH_PARTS.format(unit=unit.name if unit else ""))
    for part, name in parts.items():
        draft.row(button(f"{'✅' if part in own else '⬜'} {cut(name, NAME)}", "assigning", "part", part))
    draft.row(button(words.WHOLE_FORM, "assigning", "whole"), button(words.NO_PARTS, "assigning", "clear"))
    return scene.show(place, draft.row(button(words.UNIT_DONE, "assigning", "step", "scopes")))


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    """A button of the parts that concern one unit; None for any other."""
    parts = tuple(_parts(scene, place))
    own = dict(place.scopes).get(place.unit, parts)
    match choice.args:
        case ("part", part) if part in parts:
            return show(scene, _with(place, parts, tuple(p for p in parts if (p in own) != (p == part))))
        case ("whole",):
            return show(scene, _with(place, parts, parts))
        case ("clear",):
            return show(scene, _with(place, parts, ()))
        case ("step", "scopes") if not own:
            return show(scene, place, words.NO_PART)
        case ("step", "scopes"):
            return go(place, "scopes")
        case _:
            return None


def _with(place: Assigning, parts: tuple[str, ...], own: tuple[str, ...]) -> Assigning:
    """The whole form is no scope at all."""
    others = tuple(one for one in place.scopes if one[0] != place.unit)
    return replace(place, scopes=others if own == parts else (*others, (place.unit, own)))


def _parts(scene: OfficeScene, place: Assigning) -> dict[str, str]:
    form = scene.office.form(place.form)
    return part_names(bound_form(scene, place, form)) if form else {}
