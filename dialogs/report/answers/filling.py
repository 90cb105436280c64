"""Figures a button gives: zero, none, last period's, or reported apart."""

from collections.abc import Mapping
from decimal import Decimal

from dialogs.changes import PutAnswer
from dialogs.report.answers.settling import settle, stored_line
from dialogs.report.scene import Scene
from dialogs.turn import Turn
from templates.answers import Answer, Day, Figure, NothingToReport, Prose, ReportedApart
from templates.blank_reading import counts
from templates.form import Group
from templates.outline import Item

CARRIED = Figure | Prose | Day
"""Answers that may be taken over from last period."""


def fill(scene: Scene, item: Item, group: Group, answers: Mapping[str, Answer], *, copied: bool = False) -> Turn:
    """Keep answers a button gives to the fields that have none."""
    missing = {key: answer for key, answer in answers.items() if key not in scene.stored}
    head = stored_line(scene, group, missing)
    scene = scene.put(*(PutAnswer(key, answer, (), copied=copied) for key, answer in missing.items()))
    return settle(scene, item, group, fresh=False, head=head)


def fill_zero(scene: Scene, item: Item, group: Group) -> Turn:
    """Điền 0 các ô còn lại."""
    return fill(scene, item, group, {field.id: Figure(Decimal(0)) for field in group.fields if counts(field)})


def fill_nothing(scene: Scene, item: Item, group: Group) -> Turn:
    """Không có: every figure of the group that has no answer is không phát sinh."""
    return fill(scene, item, group, {key: NothingToReport() for key in item.keys})


def fill_earlier(scene: Scene, item: Item, group: Group) -> Turn:
    """Dùng số kỳ trước, for the fields still empty."""
    earlier = scene.report.earlier
    given = {key: earlier[key] for key in item.keys if isinstance(earlier.get(key), CARRIED)}
    return fill(scene, item, group, given, copied=True)


def report_apart(scene: Scene, item: Item) -> Scene:
    """Báo cáo riêng: the question is answered by the office's own channel."""
    return scene.put(*(PutAnswer(key, ReportedApart(), ()) for key in item.keys))
