"""A filled workbook or a pasted table: what it would change is shown, and stored on one tap, all or nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import orjson

from dialogs.changes import PutAnswer
from dialogs.event import SentTable
from dialogs.report import words
from dialogs.report.from_files import import_words
from dialogs.report.from_files.places import Importing, Read
from dialogs.report.naming import item_name
from dialogs.report.one_line import shown
from dialogs.report.onward import fill_table, move_on
from dialogs.report.places import Asking, InRow
from dialogs.report.scene import Scene
from dialogs.report.walk import open_item, resume
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose, ReportedApart, Rows
from templates.outline import Item

MOST_FAULTS = 25
"""Faults named on one screen."""


def sent(scene: Scene, event: SentTable) -> Turn:
    """Show what is wrong, else every change before and after."""
    if event.faults:
        return _faulty(scene, event)
    changes = {
        key: answer
        for key, answer in event.answers.items()
        if key in scene.outline.by_key and _differs(scene, key, answer) and not _outside(scene, key)
    }
    dropped = any(_outside(scene, key) for key in _known(scene, event))
    outside = words.DROPPED_OUTSIDE if dropped else ""
    if scene.report.task.share is not None and len(_known(scene, event)) < len(event.answers):
        outside = f"{outside}\n{import_words.DROPPED_OTHERS}".lstrip()
    if not changes:
        return resume(scene, fresh=True, head=outside or import_words.NOTHING_NEW[event.pasted])
    values = tuple(packed(key, answer) for key, answer in changes.items())
    return show(scene, Importing(values, question=_open_question(scene), pasted=event.pasted), fresh=True, head=outside)


def _open_question(scene: Scene) -> str:
    place = scene.state.place
    if not isinstance(place, Asking | InRow | Importing) or scene.state.report != scene.report.task.id:
        return ""
    return place.question if place.question in scene.outline.by_question else ""


def _known(scene: Scene, event: SentTable) -> list[str]:
    return [key for key in event.answers if key in scene.outline.by_key]


def _differs(scene: Scene, key: str, answer: Answer) -> bool:
    """Whether storing would change anything: a sensitive cell the workbook did not show stays as it is."""
    if key not in scene.stored:
        return True
    hidden = isinstance(answer, ReportedApart) and scene.outline.by_key[key].question.sensitive
    return not hidden and scene.stored[key].answer != answer


def _outside(scene: Scene, key: str) -> bool:
    return scene.asked_outside(scene.outline.by_key[key])


def _faulty(scene: Scene, event: SentTable) -> Turn:
    """Nothing is stored while a cell cannot be read."""
    faults = event.faults
    draft = Draft().line(words.TABLE_FAULTY[event.pasted], "bold").line()
    for fault in faults[:MOST_FAULTS]:
        draft.line(f"– {fault}")
    if len(faults) > MOST_FAULTS:
        draft.line(f"và {len(faults) - MOST_FAULTS} ô khác.")
    question = _open_question(scene)
    leave = ("go", question) if question else ("resume", str(scene.report.task.id))
    draft.row(button(words.BACK, *leave))
    return scene.show(scene.state.place, draft.screen(), fresh=True)


def show(scene: Scene, place: Importing, *, fresh: bool, head: str = "") -> Turn:
    """One page of the changes, each "before → after"."""
    answers = _held(scene, place)
    here = text_page("\n".join(_line(scene, key, answer) for key, answer in answers.items()), place.page)
    draft = Draft(head)
    draft.line(f"{import_words.THIS_TABLE[place.pasted]} đổi {len(answers)} ô:", "bold").line()
    draft.line(here.items[0])
    draft.line().line(import_words.STORE_ALL_HELP[place.pasted])
    draft.row(*here.row("import_page"))
    leave = ("go", place.question) if place.question else ("resume", str(scene.report.task.id))
    draft.row(button(words.STORE_ALL, "import_store"), button(words.CANCEL, *leave))
    seen = place.shown if place.shown and not head else scene.beside(answers)
    return scene.show(replace(place, page=here.number, shown=seen), draft.screen(), fresh=fresh)


def _held(scene: Scene, place: Importing) -> dict[str, Answer]:
    """What waits to be stored; a colleague's part may have become smaller meanwhile."""
    return {key: answer for key, answer in unpacked(place.values).items() if key in scene.outline.by_key}


def _line(scene: Scene, key: str, answer: Answer) -> str:
    item = scene.outline.by_key[key]
    field = scene.outline.asked.get(key)
    name = f"{item.section.number} {field.label}" if field else item_name(item)
    before = shown(scene.stored[key].answer, field) if key in scene.stored else "(trống)"
    return f"– {name}: {before} → {shown(answer, field)}"


def store(scene: Scene, place: Importing) -> Turn:
    """Lưu tất cả: every change at once."""
    answers = _held(scene, place)
    if place.shown != scene.beside(answers) and any(scene.by_other(key) for key in answers):
        return show(scene, place, fresh=False, head=import_words.CHANGED_BESIDE)
    scene = scene.put(*(PutAnswer(key, answer, ()) for key, answer in answers.items()))
    head = f"✅ {words.SAVED} {len(answers)} ô từ {import_words.THIS_TABLE[place.pasted].split()[0].lower()}."
    if scene.table is not None:
        return fill_table(scene, scene.table, head=head)
    item = scene.outline.by_question.get(place.question)
    if item is None:
        return resume(scene, fresh=False, head=head)
    return (
        open_item(scene, item, fresh=False, head=head)
        if _stays(scene, item)
        else move_on(scene, item, fresh=False, head=head)
    )


def _stays(scene: Scene, item: Item) -> bool:
    """Whether the question that was open is still to be answered, or doubtful."""
    return not item.is_answered(scene.stored) or bool(open_problems(scene, item))


def packed(key: str, answer: Answer) -> Read:
    """An answer as a conversation's state keeps it."""
    match answer:
        case Figure(value):
            return Read(key, "figure", str(value))
        case Prose(text):
            return Read(key, "text", text)
        case Rows(rows):
            return Read(key, "rows", orjson.dumps([dict(row) for row in rows]).decode())
        case NothingToReport():
            return Read(key, "nothing")
        case ReportedApart():
            return Read(key, "apart")
        case Day(value):
            return Read(key, "day", value.isoformat())
        case Kept():
            return Read(key, "kept")


def unpacked(values: Iterable[Read]) -> dict[str, Answer]:
    """The answers a place holds, by key."""
    return {read.key: _unpacked(read) for read in values}


def _unpacked(read: Read) -> Answer:
    match read.kind:
        case "figure":
            return Figure(Decimal(read.value))
        case "text":
            return Prose(read.value)
        case "rows":
            return Rows(tuple(orjson.loads(read.value)))
        case "nothing":
            return NothingToReport()
        case "apart":
            return ReportedApart()
        case "day":
            return Day(date.fromisoformat(read.value))
        case "kept":
            return Kept()
