"""The list of units, searched and paged, and one unit with its people."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.desk.assigning.unit_choice import PAGE, unit_labels
from dialogs.desk.keeping import words
from dialogs.desk.places import Keeping
from dialogs.desk.regrouping import words as regrouping_words
from dialogs.desk.regrouping.faults import unit_faults
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import UNIT_LIST, WHOLE_LIST
from dialogs.page import page_of
from dialogs.screen import Row, button
from dialogs.to_home import TO_HOME
from dialogs.turn import Job, Turn
from dialogs.words import BACK, HAND_OVER, ROLES
from templates.dates import short_day
from templates.text import cut
from templates.unit import Unit
from templates.unit_tree import called


def show_list(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    """The units whose people the person keeps; an administrator's, with the way to add more."""
    known = [unit for unit in scene.office.tree.in_order() if unit.id in scene.office.manages]
    every = [unit for unit in known if _stands(scene, unit)]
    found = _wanted(scene, place, known, every)
    here = page_of(found, place.page, PAGE)
    shown = here.items
    alone = sum(unit.id not in scene.office.staffed for unit in every)
    draft = headed(head, words.WHICH_UNIT if place.inviting else words.UNITS)
    draft.line(f"{len(every)} đơn vị, {alone} đơn vị chưa có người. {words.SEARCH}" if every else words.NO_UNIT)
    labels = unit_labels(shown)
    for unit in shown:
        mark = "👤" if unit.id in scene.office.staffed else "⬜"
        draft.row(button(f"{mark} {labels[unit.id]}", "keeping", "unit", str(unit.id)))
    draft.row(*here.row("keeping"))
    narrowed, some = bool(place.words) or place.alone, len(every) > PAGE and 0 < alone < len(every)
    draft.row(
        button(WHOLE_LIST, "keeping", "every") if narrowed else None,
        button(words.ONLY_ALONE.format(count=alone), "keeping", "alone") if some and not narrowed else None,
    )
    draft.row(
        button(words.INVITE_ALL, "keeping", "invite_all") if every else None,
        button(words.SHEET, "keeping", "sheet") if scene.office.whole else None,
    )
    draft.row(button(words.INVITE_ADMIN, "keeping", "admin") if scene.office.whole else None)
    return scene.show(replace(place, step="list", unit=0, page=here.number), draft.row(TO_HOME))


def _wanted(scene: OfficeScene, place: Keeping, known: list[Unit], every: list[Unit]) -> tuple[Unit, ...]:
    """Those so named, or those nobody works for, or all that are still there."""
    if place.words:
        return called(known, place.words)
    return tuple(unit for unit in every if not place.alone or unit.id not in scene.office.staffed)


def _stands(scene: OfficeScene, unit: Unit) -> bool:
    """Whether the unit is still there; one that was merged or split is found by its name."""
    ended = scene.office.lineage.ended(unit.id)
    return ended is None or scene.today < ended


def said_list(scene: OfficeScene, place: Keeping, text: str) -> Turn:
    if not called(scene.office.tree.units, text):
        return show_list(scene, replace(place, words="", page=0), words.NO_SUCH_UNIT.format(words=cut(text, 40)))
    return show_list(scene, replace(place, words=text, alone=False, page=0))


def invite_all(scene: OfficeScene, place: Keeping) -> Turn:
    """A workbook of codes for every unit nobody works for."""
    alone = [
        unit.id
        for unit in scene.office.tree.in_order()
        if unit.id in scene.office.manages - scene.office.staffed and _stands(scene, unit)
    ]
    if not alone:
        return show_list(scene, place, words.EVERYBODY_IN)
    turn = show_list(scene, place, words.INVITING_ALL.format(count=len(alone)))
    return replace(turn, jobs=(Job("invitations", {"units": ",".join(map(str, alone))}),))


def show_unit(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    """One unit: its people, who is invited, and what can be done."""
    unit = scene.office.tree.by_id.get(place.unit)
    if unit is None or unit.id not in scene.office.manages:
        return show_list(scene, replace(place, step="list", unit=0), head)
    parent = scene.office.tree.by_id.get(unit.parent_id or 0)
    draft = headed(head, unit.name).line(f"Mã {unit.code}" + (f", trực thuộc {parent.name}" if parent else ""))
    draft.line(f"In trên văn bản: {unit.party_body}; {unit.state_body}; {unit.place}")
    for line in _descent(scene, unit):
        draft.line(line)
    draft.line()
    for one in scene.office.holders:
        draft.line(f"👤 {one.name or 'Chưa ghi tên'}{f', {one.title}' if one.title else ''}: {ROLES[one.role]}")
    if not scene.office.holders:
        draft.line(words.NOBODY.format(unit=unit.name))
    for code in scene.office.pending:
        until = short_day(code.expires_at.astimezone(scene.world.zone).date())
        draft.line(words.PENDING.format(role=ROLES[code.role], until=until))
    draft.row(button(words.INVITE, "keeping", "invite"))
    officers = [one for one in scene.office.holders if one.role == "officer"]
    for number, one in enumerate(officers, 1):
        label = f"{HAND_OVER}: {number}. {cut(one.name or 'Chưa ghi tên', 36)}"
        draft.row(button(label, "handover", str(unit.id), str(one.person)))
    draft.row(
        button(words.REVOKE, "keeping", "revoke") if scene.office.holders else None,
        button(words.EDIT, "keeping", "edit") if unit.id in scene.office.administers else None,
    )
    draft.row(*_regrouping(scene, unit))
    return scene.show(replace(place, step="unit"), draft.row(button(UNIT_LIST, "keeping", "list")))


def _regrouping(scene: OfficeScene, unit: Unit) -> Row:
    """Merging and splitting: an administrator's, of a unit that stands and has one above and none below."""
    if not {unit.id, unit.parent_id} <= scene.office.administers:
        return ()
    if next(unit_faults(scene.office.tree, scene.office.lineage, unit, unit), ""):
        return ()
    return (
        button(regrouping_words.MERGE, "regrouping", "merge", str(unit.id)),
        button(regrouping_words.SPLIT, "regrouping", "split", str(unit.id)),
    )


def _descent(scene: OfficeScene, unit: Unit) -> Iterator[str]:
    """What the unit came of and what became of it."""
    tree, lineage = scene.office.tree, scene.office.lineage
    came = [(one.day, one.before) for one in lineage.before(unit.id)]
    became = [(one.day, one.after) for one in lineage.after(unit.id)]
    for said, found in ((regrouping_words.CAME_OF, came), (regrouping_words.BECAME, became)):
        for day in sorted({day for day, _ in found}):
            names = [tree.by_id[number].name for when, number in found if when == day and number in tree.by_id]
            yield said.format(day=short_day(day), names=", ".join(names))


def show_edit(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    unit = scene.office.tree.by_id[place.unit]
    draft = headed(head, words.WHICH_ITEM.format(unit=unit.name))
    for item, label in words.ITEMS.items():
        draft.line(f"{label}: {getattr(unit, item)}").row(button(label, "keeping", "item", item))
    return scene.show(replace(place, step="edit"), draft.row(button(BACK, "keeping", "unit", str(unit.id))))


def show_value(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    unit = scene.office.tree.by_id[place.unit]
    asked = words.NEW_VALUE.format(item=words.ITEMS[place.item], value=getattr(unit, place.item) or "(trống)")
    return scene.show(replace(place, step="value"), headed(head, asked).row(button(BACK, "keeping", "edit")))
