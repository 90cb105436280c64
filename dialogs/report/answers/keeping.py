"""Giữ số này at a text or a list whose count looks odd: at one tap, or with a line that says why."""

from dialogs.changes import PutAnswer
from dialogs.event import Said
from dialogs.report.answers import answering_words
from dialogs.report.naming import item_name
from dialogs.report.one_line import one_line
from dialogs.report.onward import move_on
from dialogs.report.places import Asking
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.outline import Item
from templates.text import cut

REASON = 300
"""UTF-16 units of a reason."""


def pressed(scene: Scene, item: Item, choice: Choice) -> Turn:
    """Giữ số này, or the question why."""
    if choice.verb == "keep":
        return _keep(scene, item, scene.stored[item.question.id].reason, fresh=False)
    place = Asking(item.question.id, "reasoning", shown=scene.fingerprint(item))
    return show_question(scene, item, place, fresh=False)


def said(scene: Scene, item: Item, place: Asking, event: Said) -> Turn:
    """The line that says why; nothing is kept that the person has not seen."""
    if item.question.id not in scene.stored or scene.unseen(item, place.shown):
        place = Asking(item.question.id, shown=scene.fingerprint(item))
        return show_question(scene, item, place, fresh=True, head=answering_words.CHANGED_MEANWHILE)
    return _keep(scene, item, cut(one_line(event.text), REASON), fresh=True)


def _keep(scene: Scene, item: Item, reason: str, *, fresh: bool) -> Turn:
    stored = scene.stored[item.question.id]
    put = PutAnswer(item.question.id, stored.answer, None, reason, kept=True, copied=stored.copied)
    why = f" – vì: {reason}" if reason else ""
    return move_on(scene.put(put), item, fresh=fresh, head=f"✅ {answering_words.KEPT}: {item_name(item)}{why}.")
