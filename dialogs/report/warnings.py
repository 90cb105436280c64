"""Which checks a report's figures fail, and which of those a person has already confirmed."""

from collections.abc import Iterator

from dialogs.report.scene import Scene
from dialogs.report.units_below.picked_rows import picked_rows
from templates import checks
from templates.answers import Day, Rows
from templates.blanks import DayBlank
from templates.dates import short_day
from templates.neighbours import far_from_others
from templates.outline import Item
from templates.problem import Problem
from templates.row_checks import row_problems
from templates.rows import RowList
from templates.trust import far_off


def open_problems(scene: Scene, item: Item | None = None, *, finished: bool = False) -> tuple[Problem, ...]:
    """Failing checks that still want an answer: those that block, and warnings nobody has kept.

    With ``item`` only those it is the place to set right; ``finished`` takes optional lists without rows for empty.
    """
    report = scene.report
    odd = tuple(_far_off(scene))
    rules = checks.failing(scene.outline.form, report.figures, finished=finished)
    failing = (*odd, *rules, *_rows(scene), *_cited(scene))
    return tuple(
        problem
        for problem in failing
        if (item is None or problem.where in item.keys) and (problem.blocks or not _kept(scene, problem))
    )


def _far_off(scene: Scene) -> Iterator[Problem]:
    """Figures far from the unit's own earlier ones, else from those of the other units."""
    fields, report = scene.outline.fields, scene.report
    own = far_off(fields, report.answers, report.history)
    told = {problem.where for problem in own}
    yield from own
    yield from (one for one in far_from_others(fields, report.answers, report.usual) if one.where not in told)


def _rows(scene: Scene) -> Iterator[Problem]:
    for item in scene.outline.items:
        stored = scene.stored.get(item.question.id)
        if isinstance(item.question, RowList) and stored is not None and isinstance(stored.answer, Rows):
            yield from row_problems(item.question, stored.answer.rows, picked_rows(scene, item.question))


def _cited(scene: Scene) -> Iterator[Problem]:
    """Documents the report cites that would be younger than itself, or, while it has no day, than today."""
    cover = scene.report.cover
    own = cover.day if cover is not None else None
    latest = own or scene.world.now.astimezone(scene.world.zone).date()
    for key, blank in scene.outline.asked.items():
        answer = scene.stored[key].answer if key in scene.stored else None
        if isinstance(blank, DayBlank) and blank.cited and isinstance(answer, Day) and answer.value > latest:
            values = {"label": blank.label, "day": short_day(answer.value)}
            yield Problem("cited_later", key, values, blocks=False)


def _kept(scene: Scene, problem: Problem) -> bool:
    stored = scene.stored.get(problem.where)
    return stored is not None and stored.kept
