"""What carries over from one version of a form to another: answers of the same id and kind, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from templates.answers import Answer, Rows
from templates.blanks import DayBlank
from templates.figure_field import FigureField
from templates.outline import Item, Outline
from templates.rows import RowList
from templates.standing import StandingText

Shape = tuple[str, ...]
"""The kind of a question, and of a list also its columns with theirs."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """``new`` are keys the old version does not ask, ``gone`` those the new one does not, ``changed`` those it asks in
    another kind, each in the order they are asked; ``kept`` carry over."""

    kept: frozenset[str]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return not (self.new or self.gone or self.changed)


def carrying(old: Outline, new: Outline) -> Carrying:
    """What becomes of the answers of a report that moves from one outline to the other."""
    before, after = shapes(old), shapes(new)
    changed = tuple(key for key, shape in after.items() if key in before and not _carries(before[key], shape))
    return Carrying(
        frozenset(before.keys() & after.keys()) - set(changed),
        tuple(key for key in after if key not in before),
        tuple(key for key in before if key not in after),
        changed,
    )


def shapes(outline: Outline) -> dict[str, Shape]:
    """The kind of every key answers may be stored under."""
    found: dict[str, Shape] = {}
    for item in (*outline.items, *outline.paragraphs):
        for key in item.keys:
            found.setdefault(key, _shape(outline, item, key))
    return found


def carried(answers: Mapping[str, Answer], kept: frozenset[str], outline: Outline) -> dict[str, Answer]:
    """Those of a report's answers that carry over, lists with the columns of ``outline`` alone."""
    return {key: _narrowed(answer, outline, key) for key, answer in answers.items() if key in kept}


def _carries(before: Shape, after: Shape) -> bool:
    """Whether answers of one kind are answers of the other: a list may gain columns and lose none."""
    return before == after or (before[:1] == after[:1] == ("rows",) and set(before) <= set(after))


def _shape(outline: Outline, item: Item, key: str) -> Shape:
    field = outline.asked.get(key)
    if field is not None:
        return ("figure", field.kind) if isinstance(field, FigureField) else (_of_blank(field),)
    match item.question:
        case RowList(columns=columns):
            return ("rows", *(f"{column.id} {column.kind}" for column in columns))
        case StandingText():
            return ("standing",)
        case _:
            return ("text",)


def _of_blank(field: object) -> str:
    return "day" if isinstance(field, DayBlank) else "text"


def _narrowed(answer: Answer, outline: Outline, key: str) -> Answer:
    item = outline.by_key.get(key)
    if not isinstance(answer, Rows) or item is None or not isinstance(item.question, RowList):
        return answer
    known = {column.id for column in item.question.columns}
    return Rows(tuple({name: cell for name, cell in row.items() if name in known} for row in answer.rows))
