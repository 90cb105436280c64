"""/hoantac: one's own last change on this report is shown, and undone on one press."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.report import words
from dialogs.report.question import shown
from dialogs.report.scene import Scene
from dialogs.report.walk import item_name, open_item, summary
from dialogs.screen import Draft, button
from dialogs.state import Undoing
from dialogs.turn import Turn, UndoBatch
from dialogs.world import Stored, Undoable
from templates.answers import Answer
from templates.text import cut

NAME = 80
"""UTF-16 units of a question's name."""


def propose_undo(scene: Scene) -> Turn:
    """Show what undoing would put back."""
    undoable = scene.report.undoable
    if undoable is None or not scene.report.task.is_open:
        return summary(scene, fresh=True, head="Không còn thay đổi nào của anh/chị để hoàn tác.")
    draft = Draft().line("Hoàn tác thay đổi gần nhất của anh/chị?", "bold").line()
    standing = _standing(scene, undoable)
    for key, before in list(standing.items())[:10]:
        field = scene.outline.fields.get(key)
        name = field.label if field else cut(item_name(scene.outline.by_key[key]), NAME)
        draft.line(f"{name}:")
        draft.line(f"   đang là {_shown(scene, key, undoable.after.get(key))}, sẽ trở lại {_shown(scene, key, before)}")
    if len(standing) > 10:
        draft.line(f"và {len(standing) - 10} câu khác.")
    if len(standing) < len(undoable.before):
        draft.line("Câu nào người cùng đơn vị đã sửa sau đó thì giữ nguyên.")
    draft.row(button(words.UNDO, "undo"), button(words.CANCEL, "summary"))
    return scene.show(Undoing(undoable.batch), draft.screen(), fresh=True)


def _shown(scene: Scene, key: str, answer: Answer | None) -> str:
    return "chưa trả lời" if answer is None else shown(answer, scene.outline.fields.get(key))


def undo(scene: Scene, place: Undoing) -> Turn:
    """Put the answers back and show the first of them."""
    undoable = scene.report.undoable
    if undoable is None or undoable.batch != place.batch:
        return propose_undo(scene)
    first = scene.outline.by_key[next(iter(undoable.before))]
    scene = _as_before(scene, _standing(scene, undoable)).also(UndoBatch(place.batch))
    return open_item(scene, first, fresh=False, head="✅ Đã hoàn tác.")


def _standing(scene: Scene, undoable: Undoable) -> dict[str, Answer | None]:
    """What would be put back: answers a colleague has changed since stay as they are."""
    now = scene.report.answers
    return {key: before for key, before in undoable.before.items() if now.get(key) == undoable.after.get(key)}


def _as_before(scene: Scene, before: Mapping[str, Answer | None]) -> Scene:
    """The scene as it will look, without recording changes of its own: the undoing is one change."""
    stored = dict(scene.stored)
    for key, answer in before.items():
        if answer is None:
            stored.pop(key, None)
        else:
            stored[key] = Stored(answer)
    return replace(scene, report=replace(scene.report, stored=stored))
