"""Each event to the step of merging or splitting the person stands at, and the screen of each step."""

from dataclasses import replace
from datetime import date
from itertools import count

from dialogs.desk.assigning.unit_choice import PAGE, unit_labels
from dialogs.desk.changes import Heir, Regroup
from dialogs.desk.keeping.units import show_list, show_unit
from dialogs.desk.places import Keeping, Regrouping
from dialogs.desk.regrouping import words
from dialogs.desk.regrouping.effect import effect_lines, title
from dialogs.desk.regrouping.faults import fault, unit_faults
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import UNIT_LIST
from dialogs.event import Event, Said
from dialogs.page import page_of
from dialogs.screen import Choice, button
from dialogs.state import Place
from dialogs.turn import Turn
from dialogs.words import BACK, NEXT
from templates.dates import read_day, short_day
from templates.problem import Problem
from templates.text import ascii_slug
from templates.unit import Unit


def present(scene: OfficeScene, place: Regrouping, head: str = "") -> Turn:
    """The screen of the step; without the right to the unit and the one above it, the list of units."""
    unit = scene.office.tree.by_id.get(place.unit)
    if unit is None or not _all_may(scene, place):
        return show_list(scene, Keeping(), head or words.ADMIN_ONLY)
    against = next(unit_faults(scene.office.tree, scene.office.lineage, unit, unit), "")
    if against:
        return show_unit(scene, Keeping(step="unit", unit=unit.id), f"⚠ {against}")
    shows = {"with": _show_with, "names": _show_names, "day": _show_day, "effect": _show_effect}
    return shows[place.step](scene, place, head)


def pressed(scene: OfficeScene, place: Place, choice: Choice) -> Turn | None:
    """A button of any of its screens; None for one that stands no longer."""
    match choice.args:
        case ("merge", number):
            return present(scene, Regrouping(int(number)))
        case ("split", number):
            return present(scene, Regrouping(int(number), splitting=True, step="names"))
        case _ if isinstance(place, Regrouping) and _all_may(scene, place):
            return _pressed(scene, place, choice)
        case _ if isinstance(place, Regrouping):
            return present(scene, Regrouping(place.unit))
        case _:
            return None


def _pressed(scene: OfficeScene, place: Regrouping, choice: Choice) -> Turn | None:
    match choice.args:
        case ("with", number) if int(number) in scene.office.administers:
            return present(scene, replace(place, others=_toggled(place.others, int(number))))
        case ("on",) if not place.others:
            return present(scene, place, words.NONE_CHOSEN)
        case ("on",):
            return present(scene, replace(place, step="names"))
        case ("keep", number) if int(number) in (place.unit, *place.others):
            return _named(scene, place, (scene.office.tree.by_id[int(number)].name,))
        case ("day", day):
            return _dated(scene, place, date.fromisoformat(day))
        case ("step", ("with" | "names" | "day") as step):
            return present(scene, replace(place, step=step))
        case ("sure",) if place.step == "effect":
            return _confirmed(scene, place)
        case (page,) if page.lstrip("-").isdecimal():
            return present(scene, replace(place, page=int(page)))
        case _:
            return None


def sent(scene: OfficeScene, place: Regrouping, event: Event) -> Turn:
    """A typed name or day."""
    if not _all_may(scene, place):
        return present(scene, Regrouping(place.unit))
    match event:
        case Said(text) if place.step == "names":
            names = [" ".join(line.split()) for line in text.splitlines()]
            return _named(scene, place, tuple(name[:1].upper() + name[1:] for name in names if name))
        case Said(text) if place.step == "day":
            day = read_day(text, scene.today)
            if isinstance(day, Problem):
                return present(scene, place, f"⚠ {day.sentence}")
            return _dated(scene, place, day)
        case _:
            return present(scene, place, words.PRESS)


def _may(scene: OfficeScene, unit: Unit) -> bool:
    return unit.id in scene.office.administers and (
        unit.parent_id is None or unit.parent_id in scene.office.administers
    )


def _all_may(scene: OfficeScene, place: Regrouping) -> bool:
    """Whether the person may decide about every unit in it."""
    found = [scene.office.tree.by_id.get(number) for number in (place.unit, *place.others)]
    return all(unit is not None and _may(scene, unit) for unit in found)


def _toggled(others: tuple[int, ...], number: int) -> tuple[int, ...]:
    return tuple(one for one in others if one != number) if number in others else (*others, number)


def _named(scene: OfficeScene, place: Regrouping, names: tuple[str, ...]) -> Turn:
    """Names are taken once nothing but the day can be wrong with them."""
    if place.splitting and len(names) < 2:
        return present(scene, place, f"⚠ {words.TOO_FEW_PARTS}")
    named = replace(place, names=names if place.splitting else names[:1])
    against = fault(scene.office.tree, scene.office.lineage, _change(scene, named, date.max))
    if against:
        return present(scene, place, f"⚠ {against}")
    return present(scene, replace(named, step="day"))


def _dated(scene: OfficeScene, place: Regrouping, day: date) -> Turn:
    against = fault(scene.office.tree, scene.office.lineage, _change(scene, place, day))
    if against:
        return present(scene, replace(place, step="day"), f"⚠ {against}")
    return present(scene, replace(place, day=day, step="effect"))


def _confirmed(scene: OfficeScene, place: Regrouping) -> Turn:
    change = _change(scene, place, place.day or scene.today)
    against = fault(scene.office.tree, scene.office.lineage, change)
    if against:
        return show_list(scene, Keeping(), f"⚠ {against}")
    draft = headed("", words.DONE.format(what=title(scene.office.tree, change)))
    return scene.show(Keeping(), draft.row(button(UNIT_LIST, "keeping", "list")), (change,))


def _change(scene: OfficeScene, place: Regrouping, day: date) -> Regroup:
    before = tuple(number for number in (place.unit, *place.others) if number in scene.office.tree.by_id)
    return Regroup(before, tuple(_heir(scene, before, name) for name in place.names), day)


def _heir(scene: OfficeScene, before: tuple[int, ...], name: str) -> Heir:
    """The unit of that name among those before, else a new one with a code no other has."""
    units = [scene.office.tree.by_id[number] for number in before]
    same = next((unit for unit in units if ascii_slug(unit.name) == ascii_slug(name)), None)
    if same is not None:
        return Heir(same.id)
    return Heir(code=_free_code(scene, ascii_slug(name)), name=name)


def _free_code(scene: OfficeScene, slug: str) -> str:
    """The slug, or where a unit elsewhere has it the slug with a number."""
    taken = scene.office.tree.by_code
    return next(code for number in count(1) if (code := slug if number == 1 else f"{slug}-{number}") not in taken)


def _show_with(scene: OfficeScene, place: Regrouping, head: str) -> Turn:
    tree, unit = scene.office.tree, scene.office.tree.by_id[place.unit]
    others = [one for one in tree.children(unit.parent_id or 0) if one.id != unit.id]
    free = [one for one in others if not next(unit_faults(tree, scene.office.lineage, one, unit), "")]
    if not free:
        return show_unit(scene, Keeping(step="unit", unit=unit.id), words.NO_SIBLING.format(unit=unit.name))
    here = page_of(free, place.page, PAGE)
    shown = here.items
    draft = headed(head, words.WITH_WHOM.format(unit=unit.name))
    if place.others:
        draft.line(words.CHOSEN.format(names=", ".join(tree.by_id[number].name for number in place.others)))
    labels = unit_labels(shown)
    for one in shown:
        mark = "✅" if one.id in place.others else "⬜"
        draft.row(button(f"{mark} {labels[one.id]}", "regrouping", "with", str(one.id)))
    draft.row(*here.row("regrouping"))
    draft.row(button(NEXT, "regrouping", "on"), button(BACK, "keeping", "unit", str(unit.id)))
    return scene.show(replace(place, step="with", page=here.number), draft)


def _show_names(scene: OfficeScene, place: Regrouping, head: str) -> Turn:
    unit = scene.office.tree.by_id[place.unit]
    if place.splitting:
        draft = headed(head, words.NEW_NAMES.format(unit=unit.name))
        return scene.show(place, draft.row(button(BACK, "keeping", "unit", str(unit.id))))
    draft = headed(head, words.NEW_NAME)
    for number in (place.unit, *place.others):
        draft.row(button(f"Giữ {scene.office.tree.by_id[number].name}", "regrouping", "keep", str(number)))
    return scene.show(place, draft.row(button(BACK, "regrouping", "step", "with")))


def _show_day(scene: OfficeScene, place: Regrouping, head: str) -> Turn:
    today = scene.today
    draft = headed(head, words.WHICH_DAY)
    draft.row(button(words.TODAY.format(day=short_day(today)), "regrouping", "day", today.isoformat()))
    return scene.show(place, draft.row(button(BACK, "regrouping", "step", "names")))


def _show_effect(scene: OfficeScene, place: Regrouping, head: str) -> Turn:
    tree, change = scene.office.tree, _change(scene, place, place.day or scene.today)
    draft = headed(head, title(tree, change)).line()
    for line in effect_lines(tree, change, scene.office.affected, scene.office.people):
        draft.line(line)
    draft.row(button(words.SURE_SPLIT if place.splitting else words.SURE_MERGE, "regrouping", "sure"))
    return scene.show(place, draft.row(button(BACK, "regrouping", "step", "day")))
