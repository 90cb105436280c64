"""A message that was stored and now reads otherwise: the answer it gave changes with it."""

from dataclasses import replace

from dialogs.changes import PutAnswer
from dialogs.event import Edited
from dialogs.piece import Piece, joined
from dialogs.report.answers import answering_words, placing, settling
from dialogs.report.naming import item_name
from dialogs.report.places import Asking, Placing
from dialogs.report.questions.narrative_lines import proposal
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking
from dialogs.report.walk import open_item
from dialogs.report.warnings import open_problems
from dialogs.state import holds_text
from dialogs.turn import Turn
from templates.answers import Prose
from templates.blank_reading import read_group
from templates.form import Group
from templates.outline import Item


def edited(scene: Scene, event: Edited) -> Turn | None:
    """A message already stored now reads otherwise: the answer it gave changes with it.

    None where it gave no answer of this report.
    """
    held = _edit_held(scene, event)
    if held is not None:
        return held
    for key in scene.world.edited_keys:
        item = scene.outline.by_key.get(key)
        if item is None or key not in scene.stored:
            continue
        if isinstance(item.question, Group):
            return _edit_figures(scene, item, item.question, event)
        return _edit_narrative(scene, item, event)
    return None


def _edit_held(scene: Scene, event: Edited) -> Turn | None:
    """A text that still waits for the person's decision changes where it waits."""
    place = scene.state.place
    if not isinstance(place, Asking | Placing) or all(piece.message != event.message_id for piece in place.held):
        return None
    return still_here(scene, replace(place, held=_with_text(place.held, event)), answering_words.EDITED_HELD)


def _with_text(pieces: tuple[Piece, ...], event: Edited) -> tuple[Piece, ...]:
    return tuple(replace(piece, text=event.text) if piece.message == event.message_id else piece for piece in pieces)


def _edit_narrative(scene: Scene, item: Item, event: Edited) -> Turn:
    pieces = _with_text(scene.pieces_of(item.question.id), event)
    scene = scene.put(PutAnswer(item.question.id, Prose(joined(pieces)), pieces))
    return _after_edit(scene, item)


def _edit_figures(scene: Scene, item: Item, group: Group, event: Edited) -> Turn:
    """The figures the message gave are read again; what it no longer says without doubt is asked."""
    given = set(scene.world.edited_keys)
    reading_ = read_group(event.text, group.fields, [field.id for field in group.fields if field.id not in given])
    piece = scene.piece(event)
    values = {key: answer for key, answer in reading_.values.items() if key in given}
    line = settling.stored_line(scene, group, values)
    scene = scene.put(*(PutAnswer(key, answer, (piece,)) for key, answer in values.items()))
    if not reading_.problems and not open_problems(scene, item):
        return _after_edit(scene, item, line)
    if holds_text(scene.state.place):
        return _after_edit(scene, item, "\n".join([line, *(problem.sentence for problem in reading_.problems)]))
    place = asking(item, scene)
    head = f"{answering_words.EDITED}\n{line}" if values else ""
    return show_question(scene, item, place, head=head, problems=reading_.problems, fresh=False)


def _after_edit(scene: Scene, item: Item, line: str = "") -> Turn:
    """The person stays where they are: a message mended elsewhere must not lead away from the present question."""
    place = scene.state.place
    if scene.state.report != scene.report.task.id or not isinstance(place, Asking | Placing):
        return open_item(scene, item, fresh=False, head=f"{answering_words.EDITED}\n{line}")
    if isinstance(place, Asking) and place.question == item.question.id:
        mode = "stored" if place.mode in {"ask", "proposed", "warned"} else place.mode
        place = replace(place, mode=mode, shown=scene.fingerprint(item))
        return show_question(scene, item, place, fresh=False, head=f"{answering_words.EDITED}\n{line}")
    return still_here(scene, place, f"{answering_words.EDITED_ELSEWHERE.format(name=item_name(item))}\n{line}".rstrip())


def still_here(scene: Scene, place: Asking | Placing, head: str, *, fresh: bool = False) -> Turn:
    """The present question, or the text that waits for its place, with a line above it."""
    if isinstance(place, Placing):
        return placing.ask(scene, place, fresh=fresh, head=head)
    item = scene.outline.by_question[place.question]
    if place.mode == "proposed" and proposal(scene, item) is None:
        # Somebody has answered meanwhile, or taken away the figures the sentence was made of.
        place = asking(item, scene)
    place = replace(place, shown=scene.fingerprint(item))
    return show_question(scene, item, place, head=head, fresh=fresh)
