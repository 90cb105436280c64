"""/hoantac: one's own last change on this report is shown, and undone on one press."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.changes import UndoBatch
from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.naming import item_name
from dialogs.report.one_line import shown
from dialogs.report.open_report import Stored, Undoable
from dialogs.report.places import Undoing
from dialogs.report.scene import Scene
from dialogs.report.summary import summary
from dialogs.report.walk import open_item
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.answers import NothingToReport, ReportedApart
from templates.text import cut

SHOWN = 10
"""Changes that are listed."""

NAME = 80
"""UTF-16 units of a question's name."""


def propose_undo(scene: Scene) -> Turn | None:
    """Show what undoing would put back; None where there is nothing to undo."""
    undoable, known = scene.report.undoable, scene.outline.by_stored_key.keys()
    if undoable is None or not scene.report.task.is_open or known.isdisjoint(undoable.before):
        return None
    draft = Draft().line("Hoàn tác thay đổi gần nhất của anh/chị?", "bold").line()
    standing = _standing(scene, undoable)
    lines = [line for key in standing if (line := _back(scene, key, undoable))]
    for line in lines[:SHOWN]:
        draft.line(line)
    if len(lines) > SHOWN:
        draft.line(f"và {len(lines) - SHOWN} câu khác.")
    kept = [_name(scene, key) for key in undoable.before if key not in standing and key in known]
    if kept:
        draft.line(answering_words.UNDO_KEEPS.format(names="; ".join(kept[:SHOWN])))
    draft.row(button(answering_words.UNDO, "undo"), button(words.CANCEL, "summary"))
    return scene.show(Undoing(undoable.batch), draft.screen(), fresh=True)


def _back(scene: Scene, key: str, undoable: Undoable) -> str:
    """What an answer is and will be again; "" where only its marks change."""
    now, before = (_shown(scene, key, stored.get(key)) for stored in (undoable.after, undoable.before))
    return f"{_name(scene, key)}:\n   đang là {now}, sẽ trở lại {before}" if now != before else ""


def _name(scene: Scene, key: str) -> str:
    field = scene.outline.asked.get(key)
    return field.label if field else cut(item_name(scene.outline.by_stored_key[key]), NAME)


def _shown(scene: Scene, key: str, stored: Stored | None) -> str:
    item = scene.outline.by_key.get(key)
    if item is not None and item.paragraph is not None:
        return _paragraph(stored)
    if stored is None:
        return "chưa trả lời"
    if scene.asked_outside(scene.outline.by_stored_key[key]) and not isinstance(stored.answer, ReportedApart):
        return words.NOT_IN_CHAT
    doubt = f" ({words.DOUBTED_HERE})" if stored.doubted else ""
    return shown(stored.answer, scene.outline.asked.get(key)) + doubt


def _paragraph(stored: Stored | None) -> str:
    """What stands in the place of a standing text's paragraph."""
    if stored is None:
        return answering_words.LIKE_THE_FORM
    return words.DROPPED if isinstance(stored.answer, NothingToReport) else shown(stored.answer)


def undo(scene: Scene, place: Undoing) -> Turn:
    """Put the answers back and show the first of them."""
    undoable = scene.report.undoable
    if undoable is None or undoable.batch != place.batch:
        return propose_undo(scene) or summary(scene, fresh=False, head=words.NOTHING_TO_UNDO)
    standing = _standing(scene, undoable)
    asked = [key for key in undoable.before if key in scene.outline.by_stored_key]
    if not asked:
        return summary(scene, fresh=False, head=words.NOTHING_TO_UNDO)
    first = scene.outline.by_stored_key[next(iter(standing or asked))]
    scene = _as_before(scene, standing).also(UndoBatch(place.batch))
    return open_item(scene, first, fresh=False, head="✅ Đã hoàn tác." if standing else answering_words.NOTHING_UNDONE)


def _standing(scene: Scene, undoable: Undoable) -> dict[str, Stored | None]:
    """What would be put back: answers a colleague has changed since stay as they are."""
    now = scene.report.stored
    return {
        key: before
        for key, before in undoable.before.items()
        if now.get(key) == undoable.after.get(key) and key in scene.outline.by_stored_key
    }


def _as_before(scene: Scene, before: Mapping[str, Stored | None]) -> Scene:
    """The scene as it will look, without recording changes of its own: the undoing is one change."""
    stored = dict(scene.stored)
    for key, answer in before.items():
        if answer is None:
            stored.pop(key, None)
        else:
            stored[key] = answer
    return replace(scene, report=replace(scene.report, stored=stored))
