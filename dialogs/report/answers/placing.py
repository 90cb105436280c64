"""A text that came with no question open, or at figures: kept until the person says where it belongs."""

from dataclasses import replace

from dialogs.event import Said
from dialogs.page import page_of
from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.answers.narrative import continues
from dialogs.report.naming import item_button, task_name
from dialogs.report.one_line import excerpt, size
from dialogs.report.places import Placing
from dialogs.report.scene import Scene, latest
from dialogs.screen import Draft, button
from dialogs.task import Task
from dialogs.turn import Turn
from templates.form import FigureGroup
from templates.outline import Item

PAGE = 6

LABEL = 40
"""UTF-16 units of a report's name."""


def hold(scene: Scene, event: Said, near: str = "") -> Turn:
    """Keep the text and ask where it belongs; the questions behind ``near`` are offered first."""
    before = scene.state.place
    piece = scene.piece(event)
    if not isinstance(before, Placing):
        return ask(scene, Placing((piece,), latest(event, event.message_id), near=near), fresh=True)
    joins = continues(before.latest, event)
    run = before.latest.run if joins else event.message_id
    held = (*before.held, replace(piece, run=run))
    last = latest(event, run, before.latest if joins else None)
    return ask(scene, Placing(held, last, near=before.near), fresh=not joins)


def turn_page(scene: Scene, place: Placing, page: int) -> Turn:
    return ask(scene, replace(place, page=page), fresh=False)


def ask(scene: Scene, place: Placing, *, fresh: bool, head: str = "") -> Turn:
    """The held text with the questions it may answer, the open ones first."""
    held = joined(place.held)
    draft = Draft(head)
    draft.line(f"{scene.outline.form.short_title} · {scene.report.task.unit.name}").line(
        answering_words.PLACE_TEXT, "bold"
    ).line(f"“{excerpt(held)}” ({size(held)})")
    if len(place.held) > 1:
        draft.line(f"({words.JOINED.format(count=len(place.held))})")
    here = page_of(_offered(scene, place), place.page, PAGE)
    for item in here.items:
        draft.row(item_button(scene, item, set(), "place"))
    draft.row(*here.row("place_page"))
    for task in _others(scene):
        draft.row(button(f"{answering_words.OTHER_REPORT}: {task_name(task, LABEL)}", "place_report", str(task.id)))
    draft.row(button(words.DROP, "summary"))
    return scene.show(place, draft.screen(), fresh=fresh)


def _offered(scene: Scene, place: Placing) -> list[Item]:
    """The questions without an answer first; at figures only those that take a text, the following ones first."""
    near, items = scene.outline.by_question.get(place.near), scene.outline.items
    if near is None:
        return sorted(items, key=lambda item: item.is_answered(scene.stored))
    texts = [item for item in items if not isinstance(item.question, FigureGroup)]
    return sorted(texts, key=lambda item: (item.is_answered(scene.stored), item.index < near.index))


def _others(scene: Scene) -> list[Task]:
    """Other open reports the text may belong to, the nearest deadline first."""
    still = [task for task in scene.world.tasks if task.is_open and task.id != scene.report.task.id]
    return still[:PAGE]


def as_said(place: Placing) -> Said:
    """The held text as if it had been said just now."""
    at = place.latest
    return Said(joined(place.held), at.message, at.at, at.length, from_file=len(place.held) > 1)
