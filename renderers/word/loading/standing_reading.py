"""A standing text read back from a report: what fills its blanks, and which of its paragraphs were written anew.

Literal words are looked for one after another, never by an expression that could run away on a hostile text.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, product

from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose
from templates.blanks import DayBlank, TextBlank
from templates.dates import read_day
from templates.figure_field import FigureField
from templates.filling import FORMS, NOTHING, UNIT_NAMES
from templates.numbers import read_figure
from templates.outline import Outline
from templates.pattern import Part, Slot, parse
from templates.standing import StandingText
from templates.text import clean

MOST_PARTS = 10
"""Parts of one paragraph that may fall out; of a paragraph with more, all are taken to stand."""

MOST_LINES = 200
"""Lines under one heading among which a standing text is looked for."""

_DOTS = frozenset(" .…_")
_NO_YEAR = date(1, 1, 1)


def read_standing(
    lines: Sequence[str], question: StandingText, outline: Outline
) -> tuple[dict[str, Answer], list[str]]:
    """The answers, and the lines that belong to no paragraph without doubt.

    The text counts as kept only where every paragraph is there, as it stands or written anew.
    """
    answers: dict[str, Answer] = {}
    found: dict[int, int] = {}
    if len(lines) > MOST_LINES:
        return {}, list(lines)
    for at, paragraph in enumerate(question.paragraphs):
        for number in range(max(found.values(), default=-1) + 1, len(lines)):
            values = _values(lines[number], paragraph.text)
            if values is not None:
                found[at] = number
                answers |= dict(_answers(values, outline))
                break
    if not found:
        return {}, list(lines)
    left = _rewritten(lines, question, found, answers)
    whole = not left and all(at in found or one.id in answers for at, one in enumerate(question.paragraphs))
    return answers | ({question.id: Kept()} if whole else {}), left


def _rewritten(
    lines: Sequence[str], question: StandingText, found: dict[int, int], answers: dict[str, Answer]
) -> list[str]:
    """Lines where exactly one paragraph is missing stand in its place; the others are left."""
    left: list[str] = []
    marks = [(-1, -1), *sorted(found.items()), (len(question.paragraphs), len(lines))]
    for (before, after_line), (behind, until) in pairwise(marks):
        between = list(lines[after_line + 1 : until])
        if between and behind - before == 2:
            answers[question.paragraphs[before + 1].id] = Prose("\n".join(between))
        else:
            left += between
    return left


def _values(line: str, pattern: str) -> dict[str, str] | None:
    """What stands in the pattern's places, where the line is the pattern.

    Of several ways to read it that with the most parts counts; where two of those differ, none does.
    """
    parts = parse(" ".join(pattern.split()), FORMS)
    optional = [at for at, part in enumerate(parts) if part.optional][:MOST_PARTS]
    said = " ".join(line.split())
    if any(piece not in said for part in parts if not part.optional for piece in part.pieces if isinstance(piece, str)):
        return None
    ways: dict[int, list[dict[str, str]]] = {}
    for chosen in product((True, False), repeat=len(optional)):
        out = {at for at, stands in zip(optional, chosen, strict=True) if not stands}
        values = _read([part for at, part in enumerate(parts) if at not in out], said)
        if values is not None and values not in ways.setdefault(sum(chosen), []):
            ways[sum(chosen)].append(values)
    best = ways[max(ways)] if ways else []
    return best[0] if len(best) == 1 else None


def _read(parts: Sequence[Part], line: str) -> dict[str, str] | None:
    """The places' words by name; None where the line is another one, or one name has two values."""
    pieces = [piece for part in parts for piece in part.pieces if piece]
    found: dict[str, str] = {}
    place, waiting = 0, ""
    for piece in pieces:
        if isinstance(piece, Slot):
            if waiting:
                return None
            waiting = piece.name
            continue
        at = line.find(piece, place)
        if at < 0 or (at > place and not waiting) or not _keep(found, waiting, line[place:at]):
            return None
        place, waiting = at + len(piece), ""
    rest = line[place:]
    if (rest and not waiting) or not _keep(found, waiting, rest):
        return None
    return found


def _keep(found: dict[str, str], name: str, value: str) -> bool:
    """Note a place's words; what the unit is called may be written with a capital or without."""
    return not name or name in UNIT_NAMES or found.setdefault(name, value.strip()) == value.strip()


def _answers(values: dict[str, str], outline: Outline) -> Iterator[tuple[str, Answer]]:
    for name, value in values.items():
        answer = None if not set(value) - _DOTS else _answer(value, name, outline)
        if answer is not None:
            yield name, answer


def _answer(value: str, name: str, outline: Outline) -> Answer | None:
    blank = outline.asked.get(name)
    match blank:
        case FigureField():
            read = read_figure(value, blank)
            return read if isinstance(read, Figure) else None
        case DayBlank():
            day = read_day(value, _NO_YEAR)
            return Day(day) if isinstance(day, date) and day.year >= 1900 else None
        case TextBlank(prefix=prefix):
            text = clean(value.removeprefix(f"{prefix} ") if prefix else value)
            return NothingToReport() if text == NOTHING else Prose(text)
        case _:
            return None
