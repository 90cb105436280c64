"""Cập nhật số liệu: count what the units have handed in by now, and say what that changes."""

from dataclasses import replace

from dialogs.layer_changes import RefreshLayer
from dialogs.report.scene import Scene
from dialogs.report.summary import summary
from dialogs.report.units_below import layer_words as words
from dialogs.report.units_below.below import NAMES, changes_in_words
from dialogs.turn import Job, Turn


def refresh(scene: Scene) -> Turn:
    """Bring the units' layer up to date; the totals follow."""
    below = scene.report.below
    if below is None or not scene.report.task.is_open:
        return summary(scene, fresh=False)
    if not below.newer and below.at is not None:
        return summary(scene, fresh=False, head=words.NOTHING_NEWER)
    lines = changes_in_words(below.newer)
    if len(lines) > NAMES:
        lines = [*lines[:NAMES], f"và {len(lines) - NAMES} đơn vị khác."]
    head = "\n".join([words.REFRESHED, *lines]) if lines else words.NOTHING_NEWER
    gained = sum(one.before is None for one in below.newer) - sum(one.now is None for one in below.newer)
    after = replace(below, at=scene.world.now, newer=(), counted=below.counted + gained)
    scene = replace(scene.also(RefreshLayer()), report=replace(scene.report, below=after))
    return summary(scene, fresh=False, head=head)


def to_sign(scene: Scene, *, line: str) -> Turn:
    """Bản để ký: part 1 alone."""
    turn = summary(scene, fresh=False, head=f"⏳ {line}")
    return replace(turn, jobs=(Job("to_sign", {"assignment": scene.report.task.id}),))
