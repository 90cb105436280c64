"""Thiết lập: the topmost unit by its name, then the units below it from a workbook."""

from dataclasses import replace

from dialogs.desk.changes import KeepUnits
from dialogs.desk.keeping import words
from dialogs.desk.keeping.top import top_screen
from dialogs.desk.keeping.units import show_list
from dialogs.desk.places import Keeping
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import UNIT_LIST
from dialogs.screen import button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Job, Turn
from templates.text import ascii_slug
from templates.unit import LEVEL_WORDS, Unit, derived_bodies, level_of, split_level_word
from templates.unit_rows import UnitRow, completed, row_faults
from templates.unit_tree import UnitTree

MOST = 120
"""Characters of a unit's name."""
LISTED = 15
"""Units or faults named on one screen."""


def show_top(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    return Turn(State(scene.state.report, replace(place, step="top")), top_screen(head), scene.fresh)


def said_top(scene: OfficeScene, place: Keeping, text: str) -> Turn:
    name = " ".join(text.split())
    if len(name) > MOST or not ascii_slug(name):
        return show_top(scene, place, words.TOO_LONG.format(most=MOST))
    if not split_level_word(name)[0]:
        return show_level(scene, replace(place, words=name))
    return _kept(scene, place, name[:1].upper() + name[1:])


def show_level(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    draft = headed(head, words.NO_LEVEL_WORD.format(name=place.words))
    draft.row(*(button(word.capitalize(), "keeping", "level", word) for word in LEVEL_WORDS[:3]))
    draft.row(button(words.AGENCY, "keeping", "level", "-"), button(words.TOP_AGAIN, "keeping", "top"))
    return scene.show(replace(place, step="level"), draft)


def level_chosen(scene: OfficeScene, place: Keeping, word: str) -> Turn:
    return _kept(scene, place, place.words if word == "-" else f"{word.capitalize()} {place.words}")


def _kept(scene: OfficeScene, place: Keeping, name: str) -> Turn:
    row = UnitRow(1, {"code": ascii_slug(name), "name": name, "level": level_of(name), "parent_code": ""})
    top = Unit(0, row["code"], name, row["level"], None, **derived_bodies(name, None))
    after = replace(scene, office=replace(scene.office, tree=UnitTree((top,))))
    turn = show_sheet(after, replace(place, words="", setting_up=True), words.TOP_KEPT.format(name=name))
    return replace(turn, changes=(KeepUnits((row,)),))


def show_sheet(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    """Where a workbook of units is waited for."""
    title = f"{words.SET_UP} · bước 2 trong 3" if place.setting_up else words.UNITS
    draft = headed(head, title).line(words.SHEET_STEPS).row(button(words.SHEET, "keeping", "sheet"))
    back = TO_HOME if place.setting_up else button(UNIT_LIST, "keeping", "list")
    return scene.show(replace(place, step="sheet"), draft.row(back))


def sheet_wanted(scene: OfficeScene, place: Keeping) -> Turn:
    """Tải mẫu Excel: the units there are, to be changed and added to."""
    return replace(show_sheet(scene, place, words.PREPARING_SHEET), jobs=(Job("unit_sheet", {}),))


def sent(scene: OfficeScene, place: Keeping, rows: tuple[UnitRow, ...]) -> Turn:
    """A workbook of units: its faults, or what it would change, stored on one tap."""
    if not scene.office.whole:
        return show_list(scene, place, words.ADMIN_ONLY)
    tops = scene.office.tree.tops
    filled = completed(rows, tops[0] if tops else None)
    faults = row_faults(filled, scene.office.tree.by_code)
    if not faults:
        return show_import(scene, replace(place, rows=filled, page=0))
    lines = [words.FAULTS.format(count=len(faults)), *(f"– {_said(fault)}" for fault in faults[:LISTED])]
    if len(faults) > LISTED:
        lines.append(f"và {len(faults) - LISTED} chỗ khác.")
    return show_sheet(scene, replace(place, rows=()), "\n".join(lines))


def _said(fault: str) -> str:
    """A fault with the workbook's own names of columns."""
    head, mark, rest = fault.partition("thiếu ")
    if not mark:
        return fault
    return head + mark + ", ".join(words.COLUMNS.get(name, name) for name in rest.rstrip(".").split(", ")) + "."


def show_import(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    """What a sheet of units would add and change, before it is kept."""
    known = scene.office.tree.by_code
    changed = sum(row["code"] in known for row in place.rows)
    count = len(place.rows)
    draft = headed(head, words.READ.format(count=count, new=count - changed, changed=changed))
    for row in place.rows[:LISTED]:
        was = known.get(row["code"])
        renamed = f" (trước là {was.name})" if was is not None and was.name != row["name"] else ""
        draft.line(f"– {row['name']}, mã {row['code']}{renamed}")
    if count > LISTED:
        draft.line(f"và {count - LISTED} đơn vị khác.")
    draft.row(button(words.KEEP.format(count=count), "keeping", "keep"), button(words.DROP, "keeping", "drop"))
    return scene.show(replace(place, step="import"), draft)


def kept(scene: OfficeScene, place: Keeping) -> Turn:
    """The units are stored; people come next."""
    head = words.KEPT.format(count=len(place.rows))
    draft = headed(head, f"{words.SET_UP} · bước 3 trong 3" if place.setting_up else words.UNITS)
    draft.line(words.SET_UP_DONE)
    draft.row(button(words.INVITE_ALL, "keeping", "invite_all"), button(UNIT_LIST, "keeping", "list"))
    turn = scene.show(Keeping(), draft.row(TO_HOME))
    return replace(turn, changes=(KeepUnits(place.rows),))
