"""A figure that breaks a rule may be right and another question's wrong: the way there."""

from dialogs.report.questions import question_words
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, button
from templates.checks import fields_of
from templates.form import FigureGroup
from templates.outline import Item
from templates.text import cut

MOST = 3
"""Such buttons on one screen."""


def elsewhere_buttons(scene: Scene, item: Item) -> tuple[Button, ...]:
    """One for each other question whose figures a broken rule of this one compares."""
    keys = [key for problem in open_problems(scene, item) if problem.blocks for key in fields_of(problem)]
    others = {other.index: other for key in keys if (other := scene.outline.by_key.get(key)) is not None}
    others.pop(item.index, None)
    return tuple(_button(others[index]) for index in sorted(others)[:MOST])


def _button(item: Item) -> Button:
    question = item.question
    name = (question.name if isinstance(question, FigureGroup) else "") or question.question
    return button(question_words.ELSEWHERE.format(index=item.index, name=cut(name, 40)), "go", item.question.id)
