"""Nạp cả báo cáo: a whole report from a Word file, shown before and after, and stored on one tap, all or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dialogs.changes import KeepEarlier, PutAnswer
from dialogs.event import Said, SentReport
from dialogs.piece import Piece
from dialogs.report import words
from dialogs.report.answers import narrative
from dialogs.report.from_files import import_words, loading_words
from dialogs.report.from_files.importing import packed, unpacked
from dialogs.report.from_files.loading_screens import show_changes, show_choice, show_passage, show_windows, takers
from dialogs.report.from_files.places import AwaitingReport, Loading, Read
from dialogs.report.from_files.windows import earlier_windows, window_name
from dialogs.report.places import Asking
from dialogs.report.scene import Scene, latest
from dialogs.report.section_path import section_path
from dialogs.report.summary import summary
from dialogs.report.walk import resume
from dialogs.screen import Choice, Draft, button
from dialogs.turn import Turn
from templates.answers import Answer, Prose
from templates.form import Narrative
from templates.outline import Item


def ask_for_file(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """Nạp cả báo cáo (.docx): the file is waited for."""
    draft = Draft(head)
    draft.line(scene.outline.form.title, "bold").line(scene.report.task.unit.name).line()
    draft.line(loading_words.SEND_FILE).line().line(loading_words.SEND_EARLIER)
    draft.row(button(words.CANCEL, "summary"))
    return scene.show(AwaitingReport(), draft.screen(), fresh=fresh)


def sent(scene: Scene, event: SentReport, item: Item | None) -> Turn | None:
    """A Word file: the whole report, or the question which; None where it is a text like any other."""
    loaded = event.loaded
    if isinstance(scene.state.place, AwaitingReport) and not loaded.found:
        return ask_for_file(scene, fresh=True, head=loading_words.NOT_THIS_FORM)
    if isinstance(scene.state.place, AwaitingReport | Loading) and loaded.found:
        return present(scene, _place(scene, event), fresh=True)
    if not loaded.is_whole:
        return None
    asks_text = item is not None and isinstance(item.question, Narrative) and not scene.asked_outside(item)
    place = _place(scene, event, item.question.id if item is not None and asks_text else "")
    return present(scene, place, fresh=True)


def _place(scene: Scene, event: SentReport, question: str = "") -> Loading:
    loaded, said = event.loaded, event.said
    values = {key: answer for key, answer in loaded.answers.items() if key in scene.outline.by_key}
    inside = {key: answer for key, answer in values.items() if not scene.asked_outside(scene.outline.by_key[key])}
    faults = tuple(loading_words.TABLE_FAULT.format(fault=fault) for fault in loaded.faults)
    if len(inside) < len(values):
        faults = (*faults, loading_words.DROPPED)
    if loaded.undivided:
        names = "; ".join(section_path(scene.outline.by_question[key].path) for key in loaded.undivided)
        faults = (*faults, loading_words.UNDIVIDED.format(names=names))
    place = Loading(_in_order(scene, inside), loaded.found, loaded.sections, loaded.passages, faults)
    if not question:
        return place
    piece = Piece(scene.world.chat, said.message_id, said.message_id, said.text)
    return replace(place, step="choosing", held=piece, latest=latest(said, said.message_id), question=question)


def _in_order(scene: Scene, values: Mapping[str, Answer]) -> tuple[Read, ...]:
    """The answers as they are asked."""
    keys = sorted(values, key=lambda key: scene.outline.by_key[key].index)
    return tuple(packed(key, values[key]) for key in keys)


def present(scene: Scene, place: Loading, *, fresh: bool, head: str = "") -> Turn:
    """The screen of the step the loading is at."""
    match place.step:
        case "choosing":
            return show_choice(scene, place, fresh=fresh, head=head)
        case "placing" if place.passages and takers(scene):
            return show_passage(scene, place, fresh=fresh, head=head)
        case "windows":
            return show_windows(scene, place, open_windows(scene), fresh=fresh, head=head)
        case _:
            return show_changes(scene, place, changes(scene, place), fresh=fresh, head=head)


def pressed(scene: Scene, place: Loading, choice: Choice) -> Turn | None:
    """A button of any of its screens; None when it is none of these."""
    match choice:
        case Choice("load_page", (page,)):
            return present(scene, replace(place, page=int(page)), fresh=False)
        case Choice("load_step", ("showing" | "placing" | "windows" as step,)):
            return present(scene, replace(place, step=step, page=0), fresh=False)
        case Choice("load_here", _) if place.step == "choosing":
            return _only_here(scene, place)
        case Choice("load_place", (question,)) if place.passages and question in scene.outline.by_question:
            return _put_passage(scene, place, question)
        case Choice("load_skip", _) if place.passages:
            return _next_passage(scene, place)
        case Choice("load_store", _):
            return _store(scene, place)
        case Choice("load_earlier", (start, end)):
            return _keep_earlier(scene, place, (date.fromisoformat(start), date.fromisoformat(end)))
        case _:
            return None


def changes(scene: Scene, place: Loading) -> dict[str, Answer]:
    """What storing would change, by key, in the order of the walk."""
    return {key: answer for key, answer in unpacked(place.values).items() if _differs(scene, key, answer)}


def _differs(scene: Scene, key: str, answer: Answer) -> bool:
    if key not in scene.outline.by_key:
        return False  # a colleague's part has become smaller meanwhile
    return key not in scene.stored or scene.stored[key].answer != answer


def _only_here(scene: Scene, place: Loading) -> Turn | None:
    """The file's text as the answer to the question that was open."""
    item = scene.outline.by_question.get(place.question)
    if item is None or place.held is None or place.latest is None:
        return None
    at = place.latest
    event = Said(place.held.text, at.message, at.at, at.length, from_file=True)
    return replace(narrative.said(scene, item, Asking(item.question.id), event), fresh=False)


def _put_passage(scene: Scene, place: Loading, question: str) -> Turn:
    """The passage goes to the end of what the file says there."""
    item = scene.outline.by_question[question]
    if not isinstance(item.question, Narrative) or scene.asked_outside(item):
        return present(scene, place, fresh=False)
    values = dict(unpacked(place.values))
    before = values.get(question)
    text = place.passages[0].text
    values[question] = Prose(f"{before.text}\n{text}" if isinstance(before, Prose) else text)
    return _next_passage(scene, replace(place, values=_in_order(scene, values)))


def _next_passage(scene: Scene, place: Loading) -> Turn:
    left = place.passages[1:]
    return present(scene, replace(place, passages=left, step="placing" if left else "showing", page=0), fresh=False)


def _store(scene: Scene, place: Loading) -> Turn:
    """Lưu tất cả: one change that /hoantac takes back as a whole."""
    changed = changes(scene, place)
    if not changed:
        return resume(scene, fresh=False, head=loading_words.NO_CHANGES)
    if place.shown != scene.beside(read.key for read in place.values) and any(scene.by_other(key) for key in changed):
        return show_changes(scene, place, changed, fresh=False, head=import_words.CHANGED_BESIDE)
    scene = scene.put(*(PutAnswer(key, answer, ()) for key, answer in changed.items()))
    return resume(scene, fresh=False, head=loading_words.STORED.format(count=len(changed)))


def open_windows(scene: Scene) -> tuple[tuple[date, date], ...]:
    """Earlier windows the unit has handed nothing in for by the bot."""
    handed_in = {past.end for past in scene.report.past if not past.loaded}
    windows = earlier_windows(scene.report.task.period, scene.outline.form.recurs)
    return tuple(window for window in windows if window[1] not in handed_in)


def _keep_earlier(scene: Scene, place: Loading, window: tuple[date, date]) -> Turn:
    """The file becomes the unit's history of that window."""
    if window not in open_windows(scene):
        return present(scene, replace(place, step="windows"), fresh=False)
    scene = scene.also(KeepEarlier(*window, unpacked(place.values)))
    return summary(scene, fresh=False, head=loading_words.EARLIER_STORED.format(window=window_name(window)))
