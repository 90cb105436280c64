"""Answering a group of figures: typed numbers, the buttons that fill them, and keeping what looks odd."""

import re
from collections.abc import Mapping
from dataclasses import replace

from dialogs.changes import PutAnswer
from dialogs.event import Said
from dialogs.piece import Piece
from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.answers.settling import settle, stored_line
from dialogs.report.one_line import one_line
from dialogs.report.onward import move_on
from dialogs.report.places import Asking, InRow
from dialogs.report.questions.figure_lines import values_line
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.turn import Turn
from templates.answers import Answer
from templates.blank_reading import Asked, GroupReading, read_group
from templates.blanks import BlankGroup
from templates.form import Group
from templates.outline import Item
from templates.utf16 import utf16_length

LONG = 200
"""UTF-16 units from which a message that is not read as figures is kept as a text; half as many more for each number
in it, so that figures with their long labels are never taken for one."""

_FIGURE = re.compile(r"\d[\d./,]*")


def said(scene: Scene, item: Item, group: Group, place: Asking, event: Said) -> Turn:
    """A message at a group of figures: the numbers, or the reason why odd ones are right."""
    odd = open_problems(scene, item)
    # A single line at blanks that are all filled can only be meant for the odd one.
    doubtful = {problem.where for problem in odd} if isinstance(group, BlankGroup) else set[str]()
    reading = read_group(event.text, fields_asked(group, place), scene.stored.keys() - doubtful)
    settled = item.is_answered(scene.stored) and odd and not any(problem.blocks for problem in odd)
    confirms = settled and (reading.problems or not reading.values)
    if scene.unseen(item, place.shown) and (confirms or _replaces_other(scene, reading.values)):
        return _hold(scene, item, group, place, scene.piece(event))
    if confirms:
        return keep(scene, item, group, reason=one_line(event.text), fresh=True)
    return store(scene, item, group, place, event, reading)


def _replaces_other(scene: Scene, values: Mapping[str, Answer]) -> bool:
    """Whether a value would take the place of a colleague's other one."""
    return any(scene.by_other(key) and scene.stored[key].answer != answer for key, answer in values.items())


def _hold(scene: Scene, item: Item, group: Group, place: Asking, piece: Piece, *, fresh: bool = True) -> Turn:
    """Keep a message until the person has seen what a colleague stored meanwhile."""
    place = Asking(group.id, "choosing", held=(piece,), shown=scene.fingerprint(item), field=place.field)
    return show_question(scene, item, place, head=answering_words.CHANGED_MEANWHILE, fresh=fresh)


def settle_held(scene: Scene, item: Item, group: Group, place: Asking | InRow) -> Turn | None:
    """Thay: the held message counts after all, unless something else stands again that was not shown."""
    if not isinstance(place, Asking) or not place.held:
        return None
    piece = place.held[-1]
    if scene.unseen(item, place.shown):
        return _hold(scene, item, group, place, piece, fresh=False)
    event = Said(piece.text, piece.message, scene.world.now, utf16_length(piece.text))
    return replace(said(scene, item, group, replace(place, mode="ask", held=()), event), fresh=False)


def fields_asked(group: Group, place: Asking) -> tuple[Asked, ...]:
    """The figures a message may give: the one being corrected, else all of the group."""
    return tuple(field for field in group.fields if field.id == place.field) or group.fields


def correct(scene: Scene, item: Item, group: Group, field: str) -> Turn:
    """One figure tapped to be corrected: only it is asked."""
    place = Asking(group.id, "ask", field=field, shown=scene.fingerprint(item))
    return show_question(scene, item, place, fresh=False)


def reads_well(group: Group, event: Said) -> bool:
    """Whether a message is, without doubt, for all of this group."""
    reading = read_group(event.text, group.fields, [field.id for field in group.fields])
    return bool(reading.values) and not reading.problems


def is_prose(group: Group, place: Asking, event: Said) -> bool:
    """Whether a long text came where only figures are asked: it belongs to some other question."""
    figures = len(_FIGURE.findall(event.text))
    if event.length < LONG * (1 + figures / 2) or isinstance(group, BlankGroup):
        return False
    reading = read_group(event.text, fields_asked(group, place), ())
    return bool(reading.problems) or not reading.values


def store(scene: Scene, item: Item, group: Group, place: Asking, event: Said, reading: GroupReading) -> Turn:
    """Keep what was read; stay while something is wrong, odd or missing, else move straight on."""
    head = stored_line(scene, group, reading.values)
    piece = scene.piece(event)
    scene = scene.put(*(_sent(scene, key, answer, piece) for key, answer in reading.values.items()))
    return settle(scene, item, group, fresh=True, head=head, problems=reading.problems)


def _sent(scene: Scene, key: str, answer: Answer, piece: Piece) -> PutAnswer:
    """A value as it was sent; one that was confirmed before and is sent again stays confirmed, with its reason."""
    before = scene.stored.get(key)
    if before is None or before.answer != answer:
        return PutAnswer(key, answer, (piece,))
    return PutAnswer(key, answer, (piece,), reason=before.reason, kept=before.kept)


def keep(scene: Scene, item: Item, group: Group, *, reason: str, fresh: bool) -> Turn:
    """Giữ số này: the odd figures are confirmed, with a reason if one was given, and the walk goes on."""
    odd = {problem.where for problem in open_problems(scene, item)}
    puts = [
        PutAnswer(
            key,
            scene.stored[key].answer,
            reason=reason or scene.stored[key].reason,
            kept=True,
            copied=scene.stored[key].copied,
        )
        for key in item.keys
        if key in odd and key in scene.stored
    ]
    scene = scene.put(*puts)
    head = f"✅ {words.SAVED}: {values_line(scene, group)}" + (f" – vì: {reason}" if reason else "")
    if not item.is_answered(scene.stored):
        return settle(scene, item, group, fresh=fresh, head=head)
    return move_on(scene, item, fresh=fresh, head=head)
