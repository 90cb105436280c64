"""The screens of loading a whole report: which it is, what changes, a passage to place, and the earlier windows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogs.page import page_of
from dialogs.report import words
from dialogs.report.from_files import loading_words
from dialogs.report.from_files.places import Loading
from dialogs.report.from_files.windows import Window, window_name
from dialogs.report.naming import item_button, item_name
from dialogs.report.one_line import one_line, shown, size
from dialogs.report.scene import Scene
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.answers import Answer, Prose
from templates.form import Group, Narrative
from templates.outline import Item
from templates.text import cut

PAGE = 6
"""Sections offered for a passage at a time."""

START = 90
"""UTF-16 units of a text shown before and after."""

PASSAGE_START = 600
NAME = 60
MOST_NAMES = 5
"""Questions named that are still asked."""


def _draft(head: str) -> Draft:
    draft = Draft()
    return draft.line(head).line() if head else draft


def show_choice(scene: Scene, place: Loading, *, fresh: bool, head: str = "") -> Turn:
    """Many headings of the form came where one answer was asked: the person says which is meant."""
    draft = _draft(head).line(loading_words.WHICH.format(found=place.found, sections=place.sections), "bold")
    draft.row(button(loading_words.LOAD, "load_step", "showing"))
    draft.row(button(loading_words.ONLY_HERE, "load_here"), button(words.CANCEL, "go", place.question))
    return scene.show(place, draft.screen(), fresh=fresh)


def show_changes(scene: Scene, place: Loading, changes: Mapping[str, Answer], *, fresh: bool, head: str = "") -> Turn:
    """One page of what was recognised, what is missing, and every change before and after."""
    lines = [*_notes(scene, place)]
    unchanged = loading_words.NO_CHANGES if place.values else loading_words.NOTHING_FOUND
    lines += ["", loading_words.CHANGES.format(count=len(changes)), ""] if changes else ["", unchanged]
    lines += [_line(scene, key, answer) for key, answer in changes.items()]
    here = text_page("\n".join(lines).strip(), place.page)
    draft = _draft(head)
    draft.line(loading_words.FOUND.format(found=place.found, sections=place.sections), "bold").line()
    draft.line(here.items[0])
    if changes:
        draft.line().line(loading_words.STORE_HELP)
    draft.row(*here.row("load_page"))
    if place.passages and takers(scene):
        draft.row(button(f"{loading_words.PLACE_PASSAGES} ({len(place.passages)})", "load_step", "placing"))
    draft.row(button(words.STORE_ALL, "load_store") if changes else None, button(words.CANCEL, "summary"))
    draft.row(button(loading_words.IS_EARLIER, "load_step", "windows") if place.values else None)
    keys = [read.key for read in place.values]
    seen = place.shown if place.shown and place.step == "showing" and not head else scene.beside(keys)
    return scene.show(replace(place, step="showing", page=here.number, shown=seen), draft.screen(), fresh=fresh)


def _notes(scene: Scene, place: Loading) -> list[str]:
    notes = list(place.faults)
    if place.passages:
        note = loading_words.UNPLACED if takers(scene) else loading_words.NO_TAKER
        notes.append(note.format(count=len(place.passages)))
    known = {*scene.stored, *(read.key for read in place.values)}
    asked = [
        item
        for item in scene.outline.items
        if isinstance(item.question, Group) and not item.is_answered(known) and not scene.asked_outside(item)
    ]
    if asked:
        names = [cut(item_name(item), NAME) for item in asked[:MOST_NAMES]]
        more = ["…"] if len(asked) > MOST_NAMES else []
        notes.append(loading_words.STILL_ASKED.format(count=len(asked), names="; ".join([*names, *more])))
    return [one_line(note) for note in notes]


def _line(scene: Scene, key: str, answer: Answer) -> str:
    asked = scene.outline.asked.get(key)
    item = scene.outline.by_key[key]
    name = f"{item.section.number} {asked.label}" if asked else cut(item_name(item), NAME)
    before = _brief(scene, key, scene.stored[key].answer) if key in scene.stored else "(trống)"
    return f"– {one_line(name).removesuffix('.')}: {before} → {_brief(scene, key, answer)}"


def _brief(scene: Scene, key: str, answer: Answer) -> str:
    if isinstance(answer, Prose):
        return f"“{cut(one_line(answer.text), START)}” ({size(answer.text)})"
    return shown(answer, scene.outline.asked.get(key))


def show_passage(scene: Scene, place: Loading, *, fresh: bool, head: str = "") -> Turn:
    """The first passage without a place, with the sections it may belong to, the one before it first."""
    passage = place.passages[0]
    items = sorted(takers(scene), key=lambda item: item.question.id != passage.near)
    here = page_of(items, place.page, PAGE)
    draft = _draft(head).line(loading_words.PASSAGE.format(count=len(place.passages)), "bold").line()
    draft.line(f"“{cut(one_line(passage.text), PASSAGE_START)}” ({size(passage.text)})").line()
    draft.line(loading_words.PASSAGE_HELP)
    for item in here.items:
        draft.row(item_button(scene, item, set(), "load_place"))
    draft.row(*here.row("load_page"))
    draft.row(button(loading_words.SKIP, "load_skip"), button(words.BACK, "load_step", "showing"))
    return scene.show(replace(place, page=here.number), draft.screen(), fresh=fresh)


def takers(scene: Scene) -> list[Item]:
    """Questions that take a text in the chat."""
    texts = (item for item in scene.outline.items if isinstance(item.question, Narrative))
    return [item for item in texts if item.table is None and not scene.asked_outside(item)]


def show_windows(scene: Scene, place: Loading, windows: Sequence[Window], *, fresh: bool, head: str = "") -> Turn:
    """The earlier windows the file may be of; one already loaded is loaded anew."""
    loaded = {past.end for past in scene.report.past if past.loaded}
    draft = _draft(head)
    draft.line(loading_words.WHICH_WINDOW if windows else loading_words.NO_WINDOW, "bold").line()
    draft.line(loading_words.WINDOW_HELP)
    for window in windows:
        mark = " (nạp lại)" if window[1] in loaded else ""
        start, end = (day.isoformat() for day in window)
        draft.row(button(f"Kỳ {window_name(window)}{mark}", "load_earlier", start, end))
    draft.row(button(words.BACK, "load_step", "showing"))
    return scene.show(place, draft.screen(), fresh=fresh)
