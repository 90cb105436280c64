"""Các kỳ trước: the history of a group's figures on one tap."""

from dialogs.report import words
from dialogs.report.one_line import shown
from dialogs.report.scene import Scene
from dialogs.screen import Draft, button
from dialogs.state import Asking
from dialogs.turn import Turn
from templates.dates import short_day
from templates.form import FigureGroup
from templates.outline import Item


def show_past(scene: Scene, item: Item, group: FigureGroup) -> Turn:
    """Each figure's value in up to five earlier periods, the latest first."""
    draft = Draft().line(group.question, "bold").line()
    for field in group.fields:
        draft.line(field.label, "bold")
        for past in scene.report.past:
            answer = past.answers.get(field.id)
            value = shown(answer, field) if answer is not None else "chưa trả lời"
            draft.line(f"   kỳ đến {short_day(past.end)}: {value}")
    draft.row(button(words.BACK, "go", group.id))
    before = scene.state.place
    shown_before = before.shown if isinstance(before, Asking) else 0
    return scene.show(Asking(item.question.id, shown=shown_before), draft.screen(), fresh=False)
