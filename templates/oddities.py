"""What whoever checks a report should look at twice: figures out of the way, copied paragraphs, nothing at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from templates import checks
from templates.answers import Answer, Answers, Figure, NothingToReport, Prose, Rows, amount
from templates.figure_writing import write_figure
from templates.neighbours import OTHERS, Neighbours, fingerprints, is_unusual
from templates.outline import Item, Outline
from templates.problem import Problem
from templates.row_checks import row_problems
from templates.rows import RowList
from templates.text import cut
from templates.totals import with_computed
from templates.trust import History, far_off

NAMED = 3
"""Units named beside a copied paragraph."""

QUESTION = 80
"""UTF-16 units of a question's words."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """``kept``: the unit has confirmed the figure, with ``reason`` if it gave one."""

    problem: Problem
    kept: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One unit's report as it is checked.

    ``kept`` are the keys a warning was confirmed at, ``doubted`` those the unit marked, ``reasons`` those it gave;
    ``before`` is what the unit handed in last, ``history`` its figures in earlier periods.
    """

    unit: str
    level: str
    outline: Outline
    answers: Answers
    kept: frozenset[str]
    doubted: frozenset[str]
    reasons: Mapping[str, str]
    before: Answers
    history: History


def oddities(checked: Checked, others: Neighbours) -> tuple[Oddity, ...]:
    """Everything worth a second look, in the order it is said."""
    alone = (*_whole(checked), *_figures(checked), *_doubted(checked))
    beside = (*_unusual(checked, others), *_copied(checked, others))
    return tuple(_marked(checked, problem) for problem in (*alone, *beside))


def _marked(checked: Checked, problem: Problem) -> Oddity:
    return Oddity(problem, problem.where in checked.kept, checked.reasons.get(problem.where, ""))


def _whole(checked: Checked) -> Iterator[Problem]:
    if checked.answers and all(_is_nothing(answer) for answer in checked.answers.values()):
        yield Problem("nothing_everywhere", blocks=False)


def _is_nothing(answer: Answer) -> bool:
    return isinstance(answer, NothingToReport) or (isinstance(answer, Figure) and answer.value == 0)


def _figures(checked: Checked) -> Iterator[Problem]:
    outline, answers = checked.outline, checked.answers
    yield from checks.failing(outline.form, with_computed(outline.form, answers, checked.level), finished=True)
    yield from far_off(outline.fields, answers, checked.history)
    for item in outline.items:
        rows = answers.get(item.question.id)
        if isinstance(item.question, RowList) and isinstance(rows, Rows):
            yield from row_problems(item.question, rows.rows)


def _unusual(checked: Checked, others: Neighbours) -> Iterator[Problem]:
    for key, field in checked.outline.fields.items():
        value, usual = amount(checked.answers.get(key)), others.usual.get(key)
        # The report itself is among those in the parent's hands.
        if value is None or usual is None or usual.count <= OTHERS or not is_unusual(value, usual):
            continue
        said = {"label": field.label, "value": write_figure(value, field.kind), "count": str(usual.count)}
        said["usual"] = write_figure(usual.middle, field.kind)
        yield Problem("far_from_others", key, said, blocks=False)


def _doubted(checked: Checked) -> Iterator[Problem]:
    for item in checked.outline.items:
        for key in (key for key in item.keys if key in checked.doubted):
            field = checked.outline.fields.get(key)
            name = field.label if field is not None else cut(item.question.question, QUESTION)
            yield Problem("doubted_answer", key, {"name": name}, blocks=False)


def _copied(checked: Checked, others: Neighbours) -> Iterator[Problem]:
    for item in checked.outline.items:
        answer, before = checked.answers.get(item.question.id), checked.before.get(item.question.id)
        numbers = fingerprints(answer.text) if isinstance(answer, Prose) else ()
        old = set(fingerprints(before.text)) if isinstance(before, Prose) else set()
        if again := sum(number in old for number in numbers):
            yield _copy(item, "copied_before", again, len(numbers), "")
        shared = [others.writers[number] for number in numbers if number in others.writers]
        names = dict.fromkeys(name for writers in shared for name in writers if name != checked.unit)
        if names:
            yield _copy(item, "copied_other", len(shared), len(numbers), _named(tuple(names)))


def _copy(item: Item, code: str, count: int, total: int, units: str) -> Problem:
    values = {
        "question": cut(item.question.question, QUESTION),
        "count": str(count),
        "total": str(total),
        "units": units,
    }
    return Problem(code, item.question.id, values, blocks=False)


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" và {more} đơn vị khác" if more > 0 else "")
