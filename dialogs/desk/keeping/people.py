"""Inviting somebody to a unit, and taking a role away."""

from dataclasses import replace

from dialogs.desk.changes import Invite, RevokeRole
from dialogs.desk.keeping import words
from dialogs.desk.keeping.units import show_list, show_unit
from dialogs.desk.office import Holder, Pending
from dialogs.desk.places import Keeping
from dialogs.desk.scene import OfficeScene, headed
from dialogs.report.sharing.sharing_words import LINK_LIVES
from dialogs.screen import button
from dialogs.turn import Turn
from dialogs.words import BACK, ROLES


def show_invite(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    """Which role; where a code waits unused, it is made anew."""
    unit = scene.office.tree.by_id[place.unit]
    waiting = {one.role for one in scene.office.pending}
    draft = headed(head, words.WHICH_ROLE.format(unit=unit.name))
    for role in ("officer", "district"):
        label = f"{words.AGAIN}: {ROLES[role]}" if role in waiting else ROLES[role].capitalize()
        draft.row(button(label, "keeping", "role", role))
    return scene.show(replace(place, step="invite"), draft.row(button(BACK, "keeping", "unit", str(unit.id))))


def invited(scene: OfficeScene, place: Keeping, role: str) -> Turn | None:
    unit = scene.office.tree.by_id.get(place.unit)
    if unit is None or unit.id not in scene.office.manages or role not in {"officer", "district"}:
        return None
    again = any(one.role == role for one in scene.office.pending)
    said = (words.MADE_AGAIN if again else words.MADE).format(role=ROLES[role], unit=unit.name)
    letter = words.LETTER.format(role=ROLES[role], unit=unit.name)
    others = tuple(one for one in scene.office.pending if one.role != role)
    pending = (*others, Pending(role, scene.world.now + LINK_LIVES))
    after = replace(scene, office=replace(scene.office, pending=pending))
    return replace(show_unit(after, place, said), changes=(Invite(unit.id, role, letter),))


def admin_invited(scene: OfficeScene, place: Keeping) -> Turn | None:
    """One more administrator of everything, invited by one."""
    if not scene.office.whole:
        return None
    said = words.MADE.format(role=ROLES["admin"], unit="toàn hệ thống")
    letter = words.LETTER.format(role=ROLES["admin"], unit="toàn hệ thống")
    return replace(show_list(scene, place, said), changes=(Invite(0, "admin", letter),))


def show_revoke(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    unit = scene.office.tree.by_id[place.unit]
    draft = headed(head, words.WHICH_PERSON.format(unit=unit.name))
    for number, one in enumerate(scene.office.holders, 1):
        label = f"{number}. {one.name or 'Chưa ghi tên'} · {ROLES[one.role]}"
        draft.row(button(label, "keeping", "person", str(one.person), one.role))
    return scene.show(replace(place, step="revoke"), draft.row(button(BACK, "keeping", "unit", str(unit.id))))


def show_sure(scene: OfficeScene, place: Keeping, head: str = "") -> Turn:
    unit, one = scene.office.tree.by_id[place.unit], _holder(scene, place)
    if one is None:
        return show_unit(scene, place, head)
    name = one.name or "người này"
    said = words.SURE_TO_REVOKE.format(role=ROLES[one.role], name=name, unit=unit.name)
    draft = headed(head, said).row(button(words.REVOKE_NOW, "keeping", "sure"), button(BACK, "keeping", "revoke"))
    return scene.show(replace(place, step="sure"), draft)


def revoked(scene: OfficeScene, place: Keeping) -> Turn:
    one = _holder(scene, place)
    if one is None or place.unit not in scene.office.manages:
        return show_unit(scene, place)
    left = tuple(each for each in scene.office.holders if each != one)
    after = replace(scene, office=replace(scene.office, holders=left))
    said = words.REVOKED.format(role=ROLES[one.role], name=one.name or "người này")
    return replace(show_unit(after, place, said), changes=(RevokeRole(one.person, place.unit, one.role),))


def _holder(scene: OfficeScene, place: Keeping) -> Holder | None:
    return next((one for one in scene.office.holders if (one.person, one.role) == (place.person, place.role)), None)
