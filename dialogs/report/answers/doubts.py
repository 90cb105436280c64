"""Cần kiểm tra lại: a mark on an answer that somebody doubts, kept with it until it is answered anew."""

from dialogs.changes import PutAnswer
from dialogs.report.answers import answering_words
from dialogs.report.onward import move_on
from dialogs.report.places import Asking
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking
from dialogs.report.warnings import open_problems
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.form import Group
from templates.outline import Item


def pressed(scene: Scene, item: Item, choice: Choice) -> Turn | None:
    """One of the buttons that set or take off the mark; None when the choice is not one of these."""
    match choice:
        case Choice("doubt", (key,)) if key in item.keys and key in scene.stored:
            return _mark(scene, item, [key], doubted=True)
        case Choice("doubt", ()):
            return _choose(scene, item)
        case Choice("doubt_odd", _):
            return _doubt_odd(scene, item)
        case Choice("checked", (key,)) if key in item.keys and key in scene.stored:
            return _mark(scene, item, [key], doubted=False)
        case _:
            return None


def _choose(scene: Scene, item: Item) -> Turn:
    """Which figure of the group is meant; a text, a list or a lone figure is marked at once."""
    stored = [key for key in item.keys if key in scene.stored]
    if len(stored) == 1 or not isinstance(item.question, Group):
        return _mark(scene, item, stored, doubted=True)
    place = Asking(item.question.id, "doubting", shown=scene.fingerprint(item))
    return show_question(scene, item, place, fresh=False)


def _doubt_odd(scene: Scene, item: Item) -> Turn:
    """At a warning: the odd figures are marked and the walk goes on; the warning stands until it is settled."""
    odd = {problem.where for problem in open_problems(scene, item)}
    scene = _marked(scene, [key for key in item.keys if key in odd and key in scene.stored], doubted=True)
    return move_on(scene, item, fresh=False, head=answering_words.DOUBTED)


def _mark(scene: Scene, item: Item, keys: list[str], *, doubted: bool) -> Turn:
    scene = _marked(scene, keys, doubted=doubted)
    place = asking(item, scene)
    head = answering_words.DOUBTED if doubted else answering_words.UNDOUBTED
    return show_question(scene, item, place, head=head, fresh=False)


def _marked(scene: Scene, keys: list[str], *, doubted: bool) -> Scene:
    """The scene after setting or taking off marks; whatever else is kept with the answers stays."""
    kept = ((key, scene.stored[key]) for key in keys)
    return scene.put(
        *(PutAnswer(key, one.answer, None, one.reason, one.kept, one.copied, doubted) for key, one in kept)
    )
