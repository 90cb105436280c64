"""Xin sửa lại: the unit asks, with a reason, to change a report its parent has opened or accepted."""

from dataclasses import replace

from dialogs.report import words
from dialogs.report.asking_above import asking_words
from dialogs.report.asking_above.places import Requesting
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.summary import summary
from dialogs.review_changes import RequestEdit
from dialogs.reviewed import EditRequest
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.text import cut

REASON = 300
"""UTF-16 units of a reason."""


def may_ask(scene: Scene) -> bool:
    """Whether the report is in the parent's hands and no question waits for its answer."""
    request = scene.report.request
    in_hand = scene.report.task.status in {"viewed", "accepted"}
    return in_hand and (request is None or request.granted is not None)


def ask(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """Wait for the reason."""
    if not may_ask(scene):
        return summary(scene, fresh=fresh, head=head or asking_words.CANNOT_REQUEST)
    draft = Draft(head)
    draft.line(scene.outline.form.title, "bold").line(scene.report.task.unit.name).line()
    draft.line(asking_words.ASK_REASON)
    draft.row(button(words.CANCEL, "summary"))
    return scene.show(Requesting(), draft.screen(), fresh=fresh)


def said(scene: Scene, text: str) -> Turn:
    """The reason: sent to the parent's staff."""
    if not may_ask(scene):
        return summary(scene, fresh=True, head=asking_words.CANNOT_REQUEST)
    reason = cut(one_line(text), REASON)
    scene = scene.also(RequestEdit(reason))
    request = EditRequest("", reason, scene.world.now)
    asked = replace(scene, report=replace(scene.report, request=request))
    return summary(asked, fresh=True, head=asking_words.REQUESTED)
