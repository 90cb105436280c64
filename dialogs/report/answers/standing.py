"""Answering a standing text: it is kept as it is, or one of its paragraphs is opened and rewritten."""

from dataclasses import replace

from dialogs.changes import PutAnswer
from dialogs.event import Said
from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.answers import answering_words, narrative
from dialogs.report.onward import move_on
from dialogs.report.places import Asking
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking, latest
from dialogs.report.walk import open_item
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.answers import Kept
from templates.outline import Item
from templates.standing import StandingText
from templates.text import looks_short
from templates.utf16 import utf16_length

_KEEP = frozenset({"giữ nguyên", "giữ nguyên cả mục"})


def said(scene: Scene, item: Item, place: Asking, event: Said) -> Turn:
    """A message: "giữ nguyên", the number of a paragraph, or a text that waits for the paragraph it is for."""
    question = item.question
    assert isinstance(question, StandingText)
    typed = event.text.strip().lower().rstrip(".").removeprefix("đoạn ")
    if typed in _KEEP and not place.held:
        return keep_all(scene, item, fresh=True)
    if typed.isdecimal() and 1 <= int(typed) <= len(question.paragraphs):
        turn = _open(scene, item, place, question.paragraphs[int(typed) - 1].id)
        return replace(turn, fresh=True)
    if looks_short(event.text) and not place.held:
        return show_question(scene, item, place, head=answering_words.PRESS_PARAGRAPH, fresh=True)
    return _hold(scene, item, place, event)


def _hold(scene: Scene, item: Item, place: Asking, event: Said) -> Turn:
    joins = bool(place.held) and narrative.continues(place.latest, event)
    run = place.latest.run if joins and place.latest else event.message_id
    piece = scene.piece(event, run)
    before = place.latest if joins else None
    place = replace(place, mode="picking", held=(*place.held, piece), latest=latest(event, run, before))
    return show_question(scene, item, place, fresh=not joins)


def pressed(scene: Scene, item: Item, question: StandingText, place: Asking, choice: Choice) -> Turn | None:
    """A button of the text's screens; None when the choice is not one of these."""
    match choice:
        case Choice("keep_all", _):
            return keep_all(scene, item, fresh=False)
        case Choice("pick", _):
            place = Asking(question.id, "picking", shown=scene.fingerprint(item), page=place.page)
            return show_question(scene, item, place, fresh=False)
        case Choice("paragraph", (key,)) if key in question.paragraph_ids:
            return _open(scene, item, place, key)
        case Choice("text_page", (page,)):
            place = replace(asking(item, scene), page=int(page))
            return show_question(scene, item, place, fresh=False)
        case Choice("copy", _):
            return _copy_earlier(scene, item, question)
        case Choice("drop", _):
            return open_item(scene, item, fresh=False)
        case _:
            return None


def keep_all(scene: Scene, item: Item, *, fresh: bool) -> Turn:
    """Giữ nguyên cả mục: the text stands, and the walk goes on."""
    scene = scene.put(PutAnswer(item.question.id, Kept(), ()))
    return move_on(scene, item, fresh=fresh, head=f"✅ {words.SAVED}: {words.STANDING_KEPT.lower()}")


def _open(scene: Scene, item: Item, place: Asking, key: str) -> Turn:
    """Open a paragraph; a text that waited for it replaces it."""
    paragraph = scene.outline.by_question[key]
    if not place.held or place.latest is None:
        return open_item(scene, paragraph, fresh=False)
    text = joined(place.held)
    event = Said(text, place.latest.message, place.latest.at, utf16_length(text), from_file=len(place.held) > 1)
    return replace(narrative.said(scene, paragraph, asking(paragraph, scene), event), fresh=False)


def _copy_earlier(scene: Scene, item: Item, question: StandingText) -> Turn:
    """Lấy bài kỳ trước: the paragraphs rewritten then are rewritten so again."""
    earlier = scene.report.earlier
    found = [key for key in question.paragraph_ids if key in earlier and key not in scene.stored]
    scene = scene.put(*(PutAnswer(key, earlier[key], (), copied=True) for key in found))
    return open_item(scene, item, fresh=False, head=answering_words.COPIED_PARAGRAPHS.format(count=len(found)))
