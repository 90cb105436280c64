"""Chuyển sang mẫu mới: which open period, what that does, and the last word."""

from dataclasses import replace

from dialogs.desk.changes import MovePeriod
from dialogs.desk.forms import words
from dialogs.desk.forms.card import show_version
from dialogs.desk.forms.difference import put_difference
from dialogs.desk.forms.version import Effect
from dialogs.desk.places import Forms
from dialogs.desk.scene import OfficeScene, headed
from dialogs.screen import button
from dialogs.turn import Turn
from dialogs.words import BACK
from templates.dates import short_day
from templates.text import cut

MOST = 10
"""Periods offered."""


def show_periods(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """The open periods that may move to the version."""
    version = scene.office.version(place.version)
    found = scene.office.movable(version, scene.world.now) if version is not None and version.current else ()
    if version is None or not found:
        return show_version(scene, place, head or words.NO_PERIOD)
    draft = headed(head, words.WHICH_PERIOD.format(number=version.number))
    for one in found[:MOST]:
        window = f"{short_day(one.period.start)} - {short_day(one.period.end)}"
        draft.row(button(f"{cut(one.form.short_title, 40)}: {window}", "forms", "effect", str(one.id)))
    draft.row(button(BACK, "forms", "version", str(version.id)))
    return scene.show(replace(place, step="periods", period=0), draft)


def show_effect(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """What becomes of the answers, before anything is moved."""
    effect, period, version = (
        scene.office.effect,
        scene.office.period(place.period),
        scene.office.version(place.version),
    )
    if effect is None or period is None or version is None or not version.current:
        return show_periods(scene, place, head)
    draft = headed(head, f"{period.form.title}: chuyển sang bản {version.number}")
    draft.line(f"Số liệu {short_day(period.period.start)} - {short_day(period.period.end)}.").line()
    if effect.difference.is_none:
        draft.line(words.SAME_QUESTIONS)
    put_difference(draft, effect.difference).line()
    for line in _consequences(effect):
        draft.line(line)
    draft.row(button(words.MOVE_NOW, "forms", "move"))
    draft.row(button(BACK, "forms", "version", str(version.id)))
    return scene.show(replace(place, step="effect"), draft)


def _consequences(effect: Effect) -> tuple[str, ...]:
    lost = f"; {effect.lost} câu trả lời ra khỏi báo cáo, vẫn xem lại được theo mẫu cũ" if effect.lost else ""
    staying = (
        (f"{effect.staying} đơn vị đã nộp: bản đã nộp giữ mẫu cũ; trả lại hoặc thu hồi thì làm tiếp theo mẫu mới.",)
        if effect.staying
        else ()
    )
    moving = f"{effect.moving} đơn vị đang làm chuyển cùng lúc: {effect.kept} câu trả lời giữ nguyên{lost}."
    return (moving, *staying, "Mỗi cán bộ nhận một tin chỉ nêu phần mới và phần bỏ.")


def moved(scene: OfficeScene, place: Forms) -> Turn:
    effect, version = scene.office.effect, scene.office.version(place.version)
    if effect is None or version is None or not version.current:
        return show_periods(scene, place)
    given = tuple(replace(one, version=version.id) if one.id == effect.period else one for one in scene.office.given)
    after = replace(scene, office=replace(scene.office, given=given, effect=None))
    said = words.MOVED.format(moving=effect.moving, staying=effect.staying, number=version.number)
    turn = show_version(after, replace(place, period=0), said)
    return replace(turn, changes=(MovePeriod(effect.period, version.id),))
