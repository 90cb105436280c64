"""Figures in Vietnamese writing, read from what a person typed: one message, the fields of one question.

Writing conventions rule (a dot groups thousands, a comma marks decimals); whatever can be read in two
ways is asked back, never guessed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from templates.answers import Figure, NothingToReport
from templates.field_words import follows_number, leans_elsewhere, named
from templates.figure_value import example, figure_value, problem
from templates.figure_writing import write_figure
from templates.form import FigureField
from templates.not_figures import without_other_figures
from templates.problem import Problem
from templates.quantities import quantities
from templates.quantity import Quantity
from templates.text import clean, means_nothing
from templates.utf16 import cut

_LONGEST = 2000
"""A longer message is a narrative sent to the wrong question."""

_INDEX = re.compile(r"(?<!\S)\(?([0-9]{1,2})\)\s*")
_LISTED = re.compile(r"\s*([0-9]{1,2})[.:/]\s+(?=\S)")

_Placed = tuple[tuple[Quantity, FigureField], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message gave: answers by field id, and what must be asked back.

    Where problems stand beside values, those values are certain all the same.
    """

    values: Mapping[str, Figure | NothingToReport]
    problems: tuple[Problem, ...] = ()


def read_figures(text: str, fields: Sequence[FigureField]) -> Reading:
    """The figures ``text`` gives to ``fields``, of which there is at least one.

    Bare numbers are taken in order when there are as many as fields; numbers with their own labels,
    units or indexes ("1) 3") may come in any order and leave others out.  "Không" and "không có" are
    0; "không phát sinh" alone answers every field so.
    """
    typed = clean(text)
    if len(typed) > _LONGEST:
        return _read_one((), typed, fields[0]) if len(fields) == 1 else _ask("which_figure", typed, fields)
    if means_nothing(typed) and (nothing := _nothing(typed, fields)):
        return nothing
    told = without_other_figures(typed, fields)
    if (marked := _indexed(told)) is not None:
        return _read_indexed(marked, typed, fields)
    found = quantities(told)
    return _read_one(found, typed, fields[0]) if len(fields) == 1 else _read_several(found, typed, fields)


def read_figure(text: str, field: FigureField) -> Figure | NothingToReport | Problem:
    """The one figure ``text`` gives to ``field``, or why it cannot be read."""
    reading = read_figures(text, (field,))
    return reading.problems[0] if reading.problems else reading.values[field.id]


def _nothing(typed: str, fields: Sequence[FigureField]) -> Reading | None:
    if typed.lower().rstrip(" .").endswith("sinh"):
        return Reading({field.id: NothingToReport() for field in fields})
    return _ask("none_of_all", typed, fields, example="; ".join("0" for _ in fields)) if len(fields) > 1 else None


def _indexed(typed: str) -> list[tuple[int, str]] | None:
    """("1) 3 2) 120") as (1, "3"), (2, "120"); lines "1. 3" too where there are several; else None."""
    first, *rest = _INDEX.split(typed)
    if rest and not first.strip() and all(part.strip() for part in rest[1::2]):
        return [(int(mark), part) for mark, part in zip(rest[::2], rest[1::2], strict=True)]
    lines = [line for line in re.split(r"[\n;]", typed) if line.strip()]
    marks = [_LISTED.match(line) for line in lines]
    if len(lines) < 2 or not all(marks):
        return None
    return [(int(mark[1]), line[mark.end() :]) for mark, line in zip(marks, lines, strict=True) if mark]


def _read_indexed(marked: list[tuple[int, str]], typed: str, fields: Sequence[FigureField]) -> Reading:
    marks = [mark for mark, _ in marked]
    if len(fields) == 1 and marks != [1]:
        return Reading({}, (problem("not_a_number", fields[0], typed),))
    if len(set(marks)) < len(marks) or not all(1 <= mark <= len(fields) for mark in marks):
        return _ask("which_figure", typed, fields)
    readings = [_read_one(quantities(part), part, fields[mark - 1]) for mark, part in marked]
    return _merged(readings)


def _merged(readings: Sequence[Reading]) -> Reading:
    return Reading(
        {name: value for reading in readings for name, value in reading.values.items()},
        tuple(fault for reading in readings for fault in reading.problems),
    )


def _read_one(found: Sequence[Quantity], typed: str, field: FigureField) -> Reading:
    if not typed.strip():
        return Reading({}, (problem("no_figure", field, typed),))
    if not found:
        return Reading({}, (problem("not_a_number", field, typed),))
    if len(found) > 1:
        return Reading({}, (problem("one_figure", field, typed, _one_of(found)),))
    if not named(found[0], (field,)):
        code = "not_exact" if found[0].about else "wrong_unit"
        return Reading({}, (problem(code, field, typed),))
    return _values(((found[0], field),))


def _one_of(found: Sequence[Quantity]) -> str:
    """What several numbers may mean where one is asked: "3.120 (một số) hoặc 3 và 120"."""
    literals = [quantity.literal for quantity in found]
    apart = " và ".join(dict.fromkeys(quantity.text for quantity in found))
    together = ".".join(literals)
    bare = all(quantity.text == quantity.literal for quantity in found)
    grouped = bare and re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+", together)
    return f"{together} (một số) hoặc {apart} (nhiều số)" if grouped else f"{apart} (nhiều số)"


def _read_several(found: Sequence[Quantity], typed: str, fields: Sequence[FigureField]) -> Reading:
    """In order where every number fits its place; else by name where each names one field."""
    if _may_be_numbered(found, typed, fields):
        return _ask("which_figure", typed, fields)
    meant = [named(quantity, fields) for quantity in found]
    if len(found) == len(fields) and all(place in every for place, every in enumerate(meant)):
        placed = tuple(zip(found, fields, strict=True))
        if all(not quantity.loose or follows_number(quantity, field) for quantity, field in placed):
            return _in_order(placed, typed, fields)
    resolved = list(_pairs_resolved(found, meant))
    named_well = all(len(every) == 1 for every in resolved) and not any(quantity.loose for quantity in found)
    if found and named_well:
        return _by_name(tuple((quantity, fields[every[0]]) for quantity, every in zip(found, resolved, strict=True)))
    if by_line := _line_by_line(without_other_figures(typed, fields), fields):
        return by_line
    bare = not found or any(len(every) == len(fields) for every in meant)
    code = "figure_count" if bare and len(found) != len(fields) else "which_figure"
    return _ask(code, typed, fields, got=str(len(found)))


def _may_be_numbered(found: Sequence[Quantity], typed: str, fields: Sequence[FigureField]) -> bool:
    """ "2/ 8" for two fields: the second is 8, or 2 and 8."""
    mark = _LISTED.match(typed)
    return bool(mark and found and found[0].parts and int(mark[1]) <= len(fields))


def _line_by_line(typed: str, fields: Sequence[FigureField]) -> Reading | None:
    """One line (or part between semicolons) for each field, some of which hold no figure that fits."""
    lines = [line for line in re.split(r"[\n;]", typed) if line.strip()]
    found = [quantities(line) for line in lines]
    if len(lines) != len(fields) or any(len(every) > 1 for every in found):
        return None
    meant = [named(every[0], fields) if every else () for every in found]
    if any(every and place not in every for place, every in enumerate(meant)):
        return None
    strange = [place for place, every in enumerate(meant) if found[place] and not every]
    if any(leans_elsewhere(found[place][0], place, fields) for place in strange):
        return None
    return _merged([_read_one(every, line, field) for every, line, field in zip(found, lines, fields, strict=True)])


def _pairs_resolved(found: Sequence[Quantity], meant: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """ "17/19 thôn": two numbers that both name the same two neighbouring fields take them in order."""
    for index, every in enumerate(meant):
        neighbours = len(every) == 2 and every[0] + 1 == every[1]
        if neighbours and found[index].parts and meant[index + 1] == every:
            yield every[:1]
        elif neighbours and index and found[index - 1].parts and meant[index - 1] == every:
            yield every[1:]
        else:
            yield every


def _in_order(placed: _Placed, typed: str, fields: Sequence[FigureField]) -> Reading:
    for (quantity, part), (_, whole) in pairwise(placed):
        if quantity.parts and not _part_and_whole(part, whole):
            apart = "; ".join(quantity.text for quantity, _ in placed)
            return _ask("not_a_pair", typed, fields, candidates=apart)
    reading = _values(placed)
    listed = all(quantity.literal.startswith(f"{place}.") for place, (quantity, _) in enumerate(placed, 1))
    places_unsure = listed or any(quantity.broken for quantity, _ in placed)
    return Reading({}, reading.problems) if reading.problems and places_unsure else reading


def _part_and_whole(part: FigureField, whole: FigureField) -> bool:
    """Two fields that count the same thing, or whose second is a total."""
    return part.unit.lower() == whole.unit.lower() or "tổng" in whole.label.lower()


def _by_name(placed: _Placed) -> Reading:
    times = Counter(field.id for _, field in placed)
    twice = {field.id: field for _, field in placed if times[field.id] > 1}
    reading = _values(tuple(pair for pair in placed if pair[1].id not in twice))
    faults = tuple(
        problem("given_twice", field, "; ".join(quantity.text for quantity, other in placed if other is field))
        for field in twice.values()
    )
    return Reading(reading.values, reading.problems + faults)


def _values(placed: _Placed) -> Reading:
    read = [(field.id, figure_value(quantity, field)) for quantity, field in placed]
    return Reading(
        {name: value for name, value in read if isinstance(value, Figure)},
        tuple(value for _, value in read if isinstance(value, Problem)),
    )


def _ask(code: str, typed: str, fields: Sequence[FigureField], **values: str) -> Reading:
    """A question back about the message as a whole; ``where`` is the first field asked."""
    shown = {
        "text": cut(re.sub(r"\n+", "; ", typed), 60),
        "wanted": str(len(fields)),
        "fields": "; ".join(f"{number}) {field.label}" for number, field in enumerate(fields, 1)),
        "field": fields[0].label,
        "example": "; ".join(_sample(number, field) for number, field in enumerate(fields)),
        "named": f"{len(fields)}) {example(fields[-1])}",
    }
    return Reading({}, (Problem(code, fields[0].id, shown | values),))


def _sample(number: int, field: FigureField) -> str:
    return write_figure(Decimal(3 + 9 * number), field.kind) if field.kind == "integer" else example(field)
