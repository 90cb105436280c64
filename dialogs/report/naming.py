"""What questions, tables and reports are called on buttons and in lists, and the mark that tells how they stand."""

from dialogs.report.scene import Scene
from dialogs.report.section_path import section_path
from dialogs.report.submitting.sent_back import remarks_at, unhandled
from dialogs.screen import Button, button
from dialogs.task import Task
from templates.form import FigureGroup
from templates.outline import Item
from templates.table import Table
from templates.text import cut, utf16_length

LABEL = 40
"""UTF-16 units of a button that names a question."""

PERIOD_WORDS = 3
"""Words at the end of a form's name that say which period it is, as in "đầu năm 2026" or "2021 - 2025"."""


def table_button(scene: Scene, table: Table) -> Button:
    """ "✅ Biểu 1A": the table by its number, to be filled in for itself."""
    done = all(item.is_answered(scene.stored) for item in scene.outline.filling(table))
    return button(f"{'✅' if done else '⬜'} {cut(table.number, LABEL)}", "table", table.id)


def item_button(scene: Scene, item: Item, doubtful: set[str], verb: str = "go") -> Button:
    mark = _mark(scene, item, doubtful)
    other = " 👤" if any(scene.by_other(key) for key in scene.kept_under(item)) else ""
    return button(f"{mark} {item.index} · {cut(item_name(item), LABEL)}{other}", verb, item.question.id)


def _mark(scene: Scene, item: Item, doubtful: set[str]) -> str:
    if unhandled(scene, remarks_at(scene, item)):
        return "✍"
    if doubtful.intersection(item.keys):
        return "⚠"
    if any(key in scene.stored and scene.stored[key].doubted for key in item.keys):
        return "❓"
    return "✅" if item.is_answered(scene.stored) else "⬜"


def item_name(item: Item) -> str:
    """ "II.1.2 Công tác kiểm tra": the way to the section, and its heading or the question."""
    asks_itself = item.table is not None or item.paragraph is not None or len(item.section.questions) > 1
    text = asked_name(item) if asks_itself else item.section.heading
    return f"{section_path(item.path)} {text}"


def asked_name(item: Item) -> str:
    """The question in short; a table's figures without a header of their own by their labels."""
    question = item.question
    if not isinstance(question, FigureGroup):
        return question.question
    if item.table is not None and question.question == item.table.title:
        return "; ".join(field.label for field in question.fields)
    return question.name or question.question


def task_name(task: Task, length: int) -> str:
    """Form and unit; where both are too long the middle of the form's name goes: period and unit tell reports apart."""
    title, unit = task.outline.form.short_title, f" – {task.unit.name}"
    room = max(12, length - utf16_length(unit))
    if utf16_length(title) <= room:
        return title + unit
    name, *period = title.rsplit(" ", PERIOD_WORDS)
    when = " ".join(period)
    return f"{cut(name, room - 1 - utf16_length(when))} {when}{unit}"
