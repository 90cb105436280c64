"""Answering a narrative: typed, pasted in pieces, added to, replaced, copied or taken from a proposed sentence."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

from dialogs.changes import PutAnswer
from dialogs.event import Said
from dialogs.piece import Piece, joined
from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.one_line import excerpt, size
from dialogs.report.onward import move_on
from dialogs.report.places import Asking, AskingMode, Latest
from dialogs.report.questions.narrative_lines import proposal
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, latest
from dialogs.report.walk import open_item
from dialogs.report.warnings import open_problems
from dialogs.turn import Turn
from templates.answers import NothingToReport, Prose
from templates.outline import Item
from templates.text import looks_short, means_nothing

Into = Literal["", "sentence", "end"]

_INTO: dict[AskingMode, Into] = {"adding": "end", "proposed": "sentence"}
"""Where a text said in a mode goes; in every other it stands alone."""

PASTE_UNITS = 2000
"""A message at least this long may have been cut by Telegram, so that the next continues it."""

PASTE_GAP = timedelta(seconds=3)
"""Telegram's own dates of a paste's parts lie no further apart."""


def continues(before: Latest | None, event: Said) -> bool:
    """Whether a message is a further part of the paste the one before it belongs to."""
    if before is None or not (before.since or before.at) - PASTE_GAP <= event.at <= before.at + PASTE_GAP:
        return False
    came_late = event.message_id < before.message
    length = max(before.length, before.longest) if came_late else before.length
    same_group = bool(event.media_group) and event.media_group == before.media_group
    return length >= PASTE_UNITS or (before.forwarded and event.forwarded) or same_group


def said(scene: Scene, item: Item, place: Asking, event: Said) -> Turn:
    """A message at a narrative question."""
    if continues(place.latest, event) and place.latest is not None:
        return _join(scene, item, place, event, place.latest)
    piece = scene.piece(event)
    if place.mode == "choosing":
        return _hold(scene, item, (*place.held, piece), event, "choosing")
    unseen = scene.unseen(item, place.shown)
    free = not unseen and (place.mode == "rewriting" or not scene.text_of(item.question.id))
    if means_nothing(event.text) and place.mode != "adding" and free:
        return nothing(scene, item, fresh=True)
    return _first(scene, item, place, event, piece)


def _first(scene: Scene, item: Item, place: Asking, event: Said, piece: Piece) -> Turn:
    """A message that begins something: a new answer, an addition, a replacement, or a choice between the two."""
    text = scene.text_of(item.question.id)
    into = place.into if place.mode == "short" else _INTO.get(place.mode, "")
    unseen = scene.unseen(item, place.shown)
    seen = place.mode in {"rewriting", "short"} and not unseen
    if (text and into != "end" and not seen) or (unseen and not text):
        return _hold(scene, item, (*place.held, piece), event, "choosing")
    if looks_short(event.text) and not event.from_file:
        return _hold(scene, item, (*place.held, piece), event, "short", into=into)
    note = answering_words.SHORT_DROPPED.format(text=excerpt(joined(place.held))) if place.held else ""
    return _store(scene, item, (*_before(scene, item, into), piece), event, piece.run, note=note)


def _before(scene: Scene, item: Item, into: Into) -> tuple[Piece, ...]:
    """What stands before a text that is stored."""
    if into == "end":
        return _sources(scene, item.question.id)
    sentence = proposal(scene, item) if into == "sentence" else None
    return (Piece(scene.world.chat, 0, 0, sentence),) if sentence else ()


def _join(scene: Scene, item: Item, place: Asking, event: Said, before: Latest) -> Turn:
    """A further part of a paste goes to where its first part went; the same screen is edited."""
    piece = scene.piece(event, before.run)
    if place.mode in {"short", "choosing"}:
        return _hold(scene, item, (*place.held, piece), event, place.mode, before, into=place.into)
    return _store(scene, item, (*_sources(scene, item.question.id), piece), event, before.run, before=before)


def _sources(scene: Scene, key: str) -> tuple[Piece, ...]:
    """What the stored text was made from; a text without known sources counts as one the bot put in."""
    known = scene.pieces_of(key)
    text = scene.text_of(key)
    return known if known or not text else (Piece(scene.world.chat, 0, 0, text),)


def _store(
    scene: Scene,
    item: Item,
    pieces: tuple[Piece, ...],
    event: Said,
    run: int,
    *,
    before: Latest | None = None,
    note: str = "",
) -> Turn:
    key = item.question.id
    scene = scene.put(PutAnswer(key, Prose(joined(pieces)), pieces))
    place = Asking(key, "stored", latest=latest(event, run, before), shown=scene.fingerprint(item))
    count = sum(piece.run == run for piece in pieces)
    head = f"✅ {words.SAVED}" + (f" – {words.JOINED.format(count=count)}." if count > 1 else ".") + note
    return show_question(scene, item, place, head=head, fresh=before is None)


def _hold(
    scene: Scene,
    item: Item,
    held: tuple[Piece, ...],
    event: Said,
    mode: Literal["short", "choosing"],
    before: Latest | None = None,
    *,
    into: Into = "",
) -> Turn:
    """Keep a text in the conversation until the person says what to do with it."""
    key = item.question.id
    joined_to = latest(event, before.run if before else event.message_id, before)
    place = Asking(key, mode, held=held, latest=joined_to, shown=scene.fingerprint(item), into=into)
    return show_question(scene, item, place, fresh=before is None)


def settle_held(scene: Scene, item: Item, place: Asking, *, into: Into) -> Turn:
    """Lưu, Thay (the held text becomes the answer) or Thêm vào (it goes to its end)."""
    key = item.question.id
    replaces = into != "end" or not scene.text_of(key)
    if not place.held or (replaces and scene.unseen(item, place.shown)):
        return _shown_first(scene, item, place)
    if not into and means_nothing(joined(place.held)):
        return nothing(scene, item, fresh=False)
    pieces = (*_before(scene, item, into), *place.held)
    scene = scene.put(PutAnswer(key, Prose(joined(pieces)), pieces))
    place = Asking(key, "stored", shown=scene.fingerprint(item))
    return show_question(scene, item, place, head=f"✅ {words.SAVED}.", fresh=False)


def _shown_first(scene: Scene, item: Item, place: Asking) -> Turn:
    """What stands now is shown before it is replaced; the held text goes on waiting."""
    if not place.held:
        return open_item(scene, item, fresh=False)
    place = replace(place, mode="choosing", shown=scene.fingerprint(item))
    return show_question(scene, item, place, head=answering_words.CHANGED_MEANWHILE, fresh=False)


def drop(scene: Scene, item: Item) -> Turn:
    """Bỏ tin này, Thôi: the question as it stands."""
    return open_item(scene, item, fresh=False)


def nothing(scene: Scene, item: Item, *, fresh: bool) -> Turn:
    """Không có: không phát sinh is stored and the walk goes on."""
    scene = scene.put(PutAnswer(item.question.id, NothingToReport(), ()))
    head = (
        f"✅ {words.SAVED}: {words.NOTHING_SAVED.lower()}." if item.paragraph is None else answering_words.DROPPED_NOW
    )
    if open_problems(scene, item):
        return open_item(scene, item, fresh=fresh, head=head)
    return move_on(scene, item, fresh=fresh, head=head)


def take(scene: Scene, item: Item) -> Turn:
    """Tiếp at a proposed sentence: it becomes the answer."""
    sentence = proposal(scene, item)
    if sentence:
        piece = Piece(scene.world.chat, 0, 0, sentence)
        scene = scene.put(PutAnswer(item.question.id, Prose(sentence), (piece,)))
    return move_on(scene, item, fresh=False)


def copy_earlier(scene: Scene, item: Item) -> Turn:
    """Lấy bài kỳ trước: last period's text becomes the answer, marked as a copy until it is changed."""
    earlier = scene.report.earlier.get(item.question.id)
    if not isinstance(earlier, Prose):
        return open_item(scene, item, fresh=False, head=answering_words.NO_EARLIER)
    piece = Piece(scene.world.chat, 0, 0, earlier.text)
    scene = scene.put(PutAnswer(item.question.id, earlier, (piece,), copied=True))
    return open_item(scene, item, fresh=False, head=f"✅ Đã lấy bài kỳ trước ({size(earlier.text)}).")


def change_mode(scene: Scene, item: Item, mode: Literal["adding", "rewriting", "ask"]) -> Turn:
    """Viết thêm, Viết lại, Tự viết."""
    place = Asking(item.question.id, mode, shown=scene.fingerprint(item))
    return show_question(scene, item, place, fresh=False)
