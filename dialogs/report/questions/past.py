"""Các kỳ trước: the history of a group's figures on one tap."""

from collections.abc import Iterator
from itertools import zip_longest

from dialogs.report import words
from dialogs.report.from_files.loading_words import LOADED_MARK
from dialogs.report.one_line import shown
from dialogs.report.open_report import Past
from dialogs.report.places import Asking
from dialogs.report.scene import Scene
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.answers import Answer, Figure
from templates.blank_reading import Asked
from templates.dates import short_day
from templates.figure_writing import write_figure
from templates.form import FigureField, Group
from templates.outline import Item


def show_past(scene: Scene, item: Item, group: Group) -> Turn:
    """Each figure now and in up to five earlier periods, the latest first, with the change since the one before."""
    draft = Draft().line(group.question, "bold").line()
    for field in group.fields:
        draft.line(field.label, "bold")
        for line in _lines(scene, field):
            draft.line(line)
    draft.row(button(words.BACK, "go", group.id))
    before = scene.state.place
    shown_before = before.shown if isinstance(before, Asking) else 0
    return scene.show(Asking(item.question.id, shown=shown_before), draft.screen(), fresh=False)


def _lines(scene: Scene, field: Asked) -> Iterator[str]:
    past = scene.report.past
    values = [period.answers.get(field.id) for period in past]
    names = [_name(period) for period in past]
    if field.id in scene.stored:
        values, names = [scene.stored[field.id].answer, *values], ["kỳ này", *names]
    for name, value, before in zip_longest(names, values, values[1:]):
        told = shown(value, field) if value is not None else "chưa trả lời"
        yield f"   {name}: {told}{_change(value, before, field)}"


def _name(period: Past) -> str:
    return f"kỳ đến {short_day(period.end)}" + (f" ({LOADED_MARK})" if period.loaded else "")


def _change(value: Answer | None, before: Answer | None, field: Asked) -> str:
    """ " (tăng 3)" against the period before, where both are figures."""
    if not (isinstance(value, Figure) and isinstance(before, Figure) and isinstance(field, FigureField)):
        return ""
    if value == before:
        return " (không đổi)"
    way = "tăng" if value.value > before.value else "giảm"
    return f" ({way} {write_figure(abs(value.value - before.value), field.kind)})"
