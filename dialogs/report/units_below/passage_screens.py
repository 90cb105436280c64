"""The screens of the units' texts: who wrote under a question, and one unit's text by paragraphs."""

import json
from dataclasses import replace

from dialogs.below import Below, UnitText
from dialogs.page import page_of
from dialogs.report.naming import item_name
from dialogs.report.one_line import excerpt, one_line
from dialogs.report.questions.row_screen import summary_of
from dialogs.report.scene import Scene
from dialogs.report.units_below import passage_words as words
from dialogs.report.units_below.changed_picks import changed_picks, present_words
from dialogs.report.units_below.part_name import part_name
from dialogs.report.units_below.places import Passages
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.outline import Item
from templates.rows import RowList
from templates.text import cut
from templates.unit import in_running_text

PAGE = 8
"""Units on one page."""


def show(scene: Scene, place: Passages, *, fresh: bool, head: str = "") -> Turn:
    """The units that wrote, or one unit's text."""
    below, item = scene.report.below, scene.outline.by_question.get(place.question)
    if below is None or item is None:
        return scene.show(place, Draft().line(words.GONE).screen(), fresh=fresh)
    text = text_at(below, place) if place.source else None
    return _one(scene, item, place, text, fresh, head) if text else _all(scene, item, place, fresh, head)


def text_at(below: Below | None, place: Passages) -> UnitText | None:
    texts = below.layer.texts(place.question) if below is not None else ()
    return next((text for text in texts if text.source == place.source), None)


def _all(scene: Scene, item: Item, place: Passages, fresh: bool, head: str) -> Turn:
    """The units that wrote, each a button, and the picks that have changed since."""
    below = scene.report.below
    texts = below.layer.texts(place.question) if below is not None else ()
    here = page_of(texts, place.page, PAGE)
    draft = _head(scene, item, head)
    picks = below.picks_of(place.question) if below is not None else ()
    for pick in picks:
        name, number = in_running_text(pick.unit.name), pick.paragraph + 1
        draft.line(f"✅ {name}, {part_name(item)} {number}: “{excerpt(_said(item, pick.text))}”")
    draft.gap().line(words.CHOOSE_UNIT.format(part=part_name(item)) if texts else words.NOBODY)
    _changed(draft, below, item)
    for text in here.items:
        mark = "✅ " if any(pick.source == text.source for pick in picks) else ""
        label = f"{mark}{cut(text.unit.name, 40)} ({len(text.paragraphs)} {part_name(item)})"
        draft.row(button(label, "passage", str(text.source)))
    draft.row(*here.row("passages"))
    draft.row(button(words.BACK, "go", place.question))
    return scene.show(replace(place, source=0, page=here.number), draft.screen(), fresh=fresh)


def _said(item: Item, stored: str) -> str:
    """What is kept of a paragraph or a row, as it is read."""
    return summary_of(item.question, json.loads(stored)) if isinstance(item.question, RowList) and stored else stored


def _changed(draft: Draft, below: Below | None, item: Item) -> None:
    part = part_name(item)
    for pick, text in changed_picks(below) if below is not None else ():
        if pick.key != item.question.id:
            continue
        name, number = (
            f"{part.capitalize()} {pick.paragraph + 1} của {in_running_text(pick.unit.name)}",
            pick.paragraph + 1,
        )
        now = present_words(pick, text)
        before, after = (excerpt(_said(item, one)) for one in (pick.text, now))
        draft.line(words.CHANGED.format(name=name, before=before, now=after or "…"))
        args = (str(pick.source), str(pick.paragraph))
        draft.row(
            button(f"{words.KEEP_OLDER}: {part} {number}", "keep_older", *args),
            button(f"{words.TAKE_NEWER}: {part} {number}", "take_newer", *args) if now else None,
            button(f"{words.DROP} {part} {number}", "unpick", *args),
        )


def _one(scene: Scene, item: Item, place: Passages, text: UnitText, fresh: bool, head: str) -> Turn:
    """One unit's text with numbered paragraphs; those picked are marked."""
    below = scene.report.below
    picks = [one for one in below.picks_of(place.question) if one.source == text.source] if below is not None else []
    chosen = {pick.paragraph for pick in picks}
    lines = (
        f"{'✅ ' if number in chosen else ''}[{number + 1}] {one_line(said)}"
        for number, said in enumerate(text.paragraphs)
    )
    here = text_page("\n".join(lines), place.page)
    draft = _head(scene, item, head)
    draft.line(f"{text.unit.name} (bản {text.version})", "bold").line(here.items[0])
    draft.gap().line(words.PICK_HELP_ROWS if isinstance(item.question, RowList) else words.PICK_HELP)
    draft.row(*here.row("passage_page"))
    draft.row(button(words.PICK_ALL, "pick_all"))
    drops = [
        button(f"{words.DROP} {part_name(item)} {pick.paragraph + 1}", "unpick", str(pick.source), str(pick.paragraph))
        for pick in sorted(picks, key=lambda one: one.paragraph)
    ]
    draft.rows(drops, 3)
    draft.row(button(words.ALL_UNITS, "passages"), button(words.BACK, "go", place.question))
    return scene.show(replace(place, page=here.number), draft.screen(), fresh=fresh)


def _head(scene: Scene, item: Item, head: str) -> Draft:
    draft = Draft(head)
    return draft.line(f"{words.TEXTS} · {cut(item_name(item), 100)}", "bold").line()
