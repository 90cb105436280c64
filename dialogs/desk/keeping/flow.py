"""/donvi, /moi and Thiết lập: each event to the step the person stands at, and the screen of each step."""

from collections.abc import Callable
from dataclasses import replace

from dialogs.desk.changes import ChangeUnit
from dialogs.desk.keeping import people, setting_up, units, words
from dialogs.desk.places import Keeping, KeepingStep
from dialogs.desk.scene import OfficeScene
from dialogs.event import Event, Pressed, Said, SentBadFile, SentUnits
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.unit import Unit
from templates.unit_tree import UnitTree

_SHOWS: dict[KeepingStep, Callable[[OfficeScene, Keeping, str], Turn]] = {
    "top": setting_up.show_top,
    "level": setting_up.show_level,
    "sheet": setting_up.show_sheet,
    "import": setting_up.show_import,
    "list": units.show_list,
    "unit": units.show_unit,
    "edit": units.show_edit,
    "value": units.show_value,
    "invite": people.show_invite,
    "revoke": people.show_revoke,
    "sure": people.show_sure,
}
_OF_A_UNIT: frozenset[KeepingStep] = frozenset({"unit", "edit", "value", "invite", "revoke", "sure"})


def begin(scene: OfficeScene, *, inviting: bool) -> Turn:
    """/donvi or /moi; on an empty system both begin with Thiết lập."""
    if scene.office.whole and not scene.office.tree.units:
        return setting_up.show_top(scene, Keeping(setting_up=True))
    return units.show_list(scene, Keeping(inviting=inviting))


def present(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    """The screen of the step the person is at; without a right to its unit, the list."""
    if place.step in _OF_A_UNIT and place.unit not in scene.office.manages:
        return units.show_list(scene, replace(place, unit=0), head)
    if place.step in {"top", "level"} and (scene.office.tree.units or not scene.office.whole):
        return units.show_list(scene, Keeping(), head)
    return _SHOWS[place.step](scene, place, head)


def happened(scene: OfficeScene, place: Keeping, event: Event) -> Turn | None:
    """The turn an event leads to; None for a button that stands no longer."""
    match event:
        case Pressed(choice):
            return _pressed(scene, place, choice)
        case SentUnits(rows):
            return setting_up.sent(scene, place, rows)
        case SentBadFile(problem):
            return present(scene, place, f"⚠ {problem.sentence}")
        case Said(text):
            return _said(scene, place, " ".join(text.split()))
        case _:
            return present(scene, place, words.PRESS)


def _said(scene: OfficeScene, place: Keeping, text: str) -> Turn:
    match place.step:
        case "top" | "level" if scene.office.whole and not scene.office.tree.units:
            return setting_up.said_top(scene, place, text)
        case "list":
            return units.said_list(scene, place, text)
        case "value" if place.unit in scene.office.administers:
            return _changed(scene, place, text)
        case _:
            return present(scene, place, words.PRESS)


def _pressed(scene: OfficeScene, place: Keeping, choice: Choice) -> Turn | None:
    match choice.args:
        case ("list",):
            return units.show_list(scene, Keeping(inviting=place.inviting))
        case ("unit", number):
            found = replace(place, step="invite" if place.inviting else "unit", unit=int(number), inviting=False)
            return present(scene, found)
        case ("every",):
            return units.show_list(scene, replace(place, words="", alone=False, page=0))
        case ("alone",):
            return units.show_list(scene, replace(place, words="", alone=True, page=0))
        case ("invite_all",):
            return units.invite_all(scene, place)
        case ("admin",):
            return people.admin_invited(scene, place)
        case (page,) if page.lstrip("-").isdecimal():
            return present(scene, replace(place, page=int(page)))
        case _ if place.step in _OF_A_UNIT:
            return _of_a_unit(scene, place, choice)
        case _:
            return _of_the_system(scene, place, choice)


def _of_a_unit(scene: OfficeScene, place: Keeping, choice: Choice) -> Turn | None:
    """Buttons about one unit and its people."""
    if place.unit not in scene.office.manages:
        return units.show_list(scene, replace(place, unit=0))
    match choice.args:
        case (("invite" | "revoke") as step,):
            return present(scene, replace(place, step=step))
        case ("role", role):
            return people.invited(scene, place, role)
        case ("person", number, role):
            return present(scene, replace(place, step="sure", person=int(number), role=role))
        case ("sure",):
            return people.revoked(scene, place)
        case ("edit",) if place.unit in scene.office.administers:
            return units.show_edit(scene, place)
        case ("item", item) if item in words.ITEMS and place.unit in scene.office.administers:
            return units.show_value(scene, replace(place, item=item))
        case _:
            return None


def _of_the_system(scene: OfficeScene, place: Keeping, choice: Choice) -> Turn | None:
    """Buttons about the units as a whole: an administrator's alone."""
    if not scene.office.whole:
        return units.show_list(scene, place, words.ADMIN_ONLY)
    match choice.args:
        case ("sheet",):
            return setting_up.sheet_wanted(scene, place)
        case ("top",):
            return present(scene, replace(place, step="top"))
        case ("level", word) if place.step == "level":
            return setting_up.level_chosen(scene, place, word)
        case ("keep",) if place.rows:
            return setting_up.kept(scene, place)
        case ("drop",):
            return setting_up.show_sheet(scene, replace(place, rows=()), words.DROPPED)
        case _:
            return None


def _changed(scene: OfficeScene, place: Keeping, text: str) -> Turn:
    if len(text) > setting_up.MOST:
        return units.show_value(scene, place, words.TOO_LONG.format(most=setting_up.MOST))
    unit = scene.office.tree.by_id[place.unit]
    now = _with(unit, place.item, text)
    tree = UnitTree(tuple(now if one.id == unit.id else one for one in scene.office.tree.units))
    after = replace(scene, office=replace(scene.office, tree=tree))
    said = words.CHANGED.format(item=words.ITEMS[place.item], value=text)
    turn = units.show_edit(after, place, said)
    return replace(turn, changes=(ChangeUnit(unit.id, place.item, text),))


def _with(unit: Unit, item: str, value: str) -> Unit:
    match item:
        case "name":
            return replace(unit, name=value)
        case "party_body":
            return replace(unit, party_body=value)
        case "party_superior":
            return replace(unit, party_superior=value)
        case "state_body":
            return replace(unit, state_body=value)
        case _:
            return replace(unit, place=value)
