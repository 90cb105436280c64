"""What a message gives to a screen that asks several things: one value a line, or the way figures are sent."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from templates.answers import Answer, Day, Figure, NothingToReport, Prose
from templates.blanks import AnyBlank, DayBlank, TextBlank
from templates.dates import days_in, read_day
from templates.figure_field import FigureField, FigureKind
from templates.numbers import read_figure, read_figures
from templates.problem import Problem
from templates.text import clean, cut, means_nothing

LONGEST = 300
"""Letters of a text blank; whoever has more to say rewrites the paragraph."""

_SHOWN = 60
_NUMBER = re.compile(r"(?:số\s*:?\s*)?(\d{1,6})(?:\s*[-/]\s*[^\W\d].*)?", re.IGNORECASE)
_MARKED = re.compile(r"\(?([0-9]{1,2})\)\s*|([0-9]{1,2})[.:]\s+")
_WHOLE = re.compile(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)")

Asked = FigureField | AnyBlank


@dataclass(frozen=True, slots=True)
class GroupReading:
    """Answers by id, and what must be asked back; the answers are certain all the same."""

    values: Mapping[str, Answer]
    problems: tuple[Problem, ...] = ()


def read_group(text: str, fields: Sequence[Asked], answered: Collection[str] = ()) -> GroupReading:
    """What ``text`` gives to ``fields``, of which there is at least one; ``answered`` are ids that have a value.

    Figures alone are read as figures are.  Else as many lines as fields (or as open ones) are taken in order, "2) …"
    and "label: …" name theirs, and a single line goes to the first that is open.
    """
    typed = clean(text)
    figures = [field for field in fields if isinstance(field, FigureField) and counts(field)]
    still = [field for field in fields if field.id not in answered]
    if len(figures) == len(fields):
        return _figures(typed, figures, [field for field in figures if field in still])
    if len(fields) == 1:
        return _one_each([(fields[0], typed)])
    parts = [part.strip() for part in re.split(r"\n" if "\n" in typed else ";", typed) if part.strip()]
    named = _named(parts, fields)
    if named is not None:
        return _one_each(named)
    if len(parts) in (len(fields), len(still)):
        return _one_each(list(zip(fields if len(parts) == len(fields) else still, parts, strict=True)))
    if len(parts) == 1:
        return _single(typed, still) if still else _numbers_and_days(typed, fields) or _which()
    return _uncounted(still or fields, len(parts))


def counts(blank: Asked) -> bool:
    """Whether it is a figure, not the number of a document."""
    return isinstance(blank, FigureField) and blank.kind is not FigureKind.document_number


def _figures(typed: str, fields: Sequence[FigureField], still: Sequence[FigureField]) -> GroupReading:
    """Figures alone; a message that cannot be all of them may be exactly the open ones in order."""
    reading = read_figures(typed, fields)
    if not reading.values and 0 < len(still) < len(fields):
        only = read_figures(typed, still)
        reading = reading if only.problems else only
    return GroupReading(dict(reading.values), reading.problems)


def _one_each(pairs: Sequence[tuple[Asked, str]]) -> GroupReading:
    read = {blank.id: _value(blank, part) for blank, part in pairs}
    return GroupReading(
        {name: value for name, value in read.items() if not isinstance(value, Problem)},
        tuple(value for value in read.values() if isinstance(value, Problem)),
    )


def _value(blank: Asked, text: str) -> Answer | Problem:
    match blank:
        case DayBlank():
            return _day(blank, text)
        case TextBlank():
            return _words(blank, text)
        case FigureField() if counts(blank):
            return read_figure(text, blank)
        case FigureField():
            return _document_number(blank, text)


def _day(blank: DayBlank, text: str) -> Answer | Problem:
    if means_nothing(text):
        return NothingToReport()
    read = read_day(text, None)
    return Day(read) if isinstance(read, date) else _problem("blank_day", blank, text)


def _words(blank: TextBlank, text: str) -> Answer | Problem:
    if means_nothing(text):
        return NothingToReport()
    if len(text) > LONGEST:
        return Problem("blank_too_long", blank.id, {"field": blank.label, "most": str(LONGEST)})
    # A bare number is a figure that slipped into the wrong line; a span of years ("2021-2026") is not.
    if not any(letter.isalpha() for letter in text) and not re.search(r"\d{4}\s*[-–]\s*\d{4}", text):
        return _problem("blank_words", blank, text)
    return Prose(text.rstrip(" .;,"))


def _document_number(blank: FigureField, text: str) -> Answer | Problem:
    """The number of a document, also as it stands in its sign: "15", "số 15-QĐ/ĐU"."""
    found = _NUMBER.fullmatch(text.strip())
    if means_nothing(text):
        return NothingToReport()
    return Figure(Decimal(found[1])) if found else _problem("blank_number", blank, text)


def _problem(code: str, blank: Asked, text: str) -> Problem:
    return Problem(code, blank.id, {"field": blank.label, "text": cut(" ".join(text.split()), _SHOWN)})


def _named(parts: Sequence[str], blanks: Sequence[Asked]) -> list[tuple[Asked, str]] | None:
    """Parts that all say which blank they are for, by number ("2) …") or by label ("Phía đông: …"); else None."""
    pairs = [_addressed(part, blanks) for part in parts]
    found = [pair for pair in pairs if pair is not None]
    ids = {blank.id for blank, _ in found}
    return found if found and len(found) == len(parts) == len(ids) else None


def _addressed(part: str, blanks: Sequence[Asked]) -> tuple[Asked, str] | None:
    mark = _MARKED.match(part)
    if mark and part[mark.end() :].strip():
        number = int(mark[1] or mark[2])
        return (blanks[number - 1], part[mark.end() :].strip()) if 1 <= number <= len(blanks) else None
    label, colon, value = part.partition(":")
    if not colon or not value.strip():
        return None
    said = label.strip().lower()
    fitting = [blank for blank in blanks if blank.label.lower() == said]
    return (fitting[0], value.strip()) if len(fitting) == 1 else None


def _single(typed: str, still: Sequence[Asked]) -> GroupReading:
    """One line for several open blanks: numbers and days together, commas between all of them, or the first alone."""
    together = _numbers_and_days(typed, still)
    if together is not None:
        return together
    listed = [part.strip() for part in typed.split(",")]
    if len(listed) == len(still) and all(isinstance(blank, TextBlank) for blank in still):
        return _one_each(list(zip(still, listed, strict=True)))
    leading = list(_leading_figures(still))
    if leading:
        reading = read_figures(typed, leading)
        if reading.values and not reading.problems:
            return GroupReading(dict(reading.values))
    return _one_each([(still[0], typed)])


def _leading_figures(still: Sequence[Asked]) -> Iterator[FigureField]:
    for blank in still:
        if not isinstance(blank, FigureField) or not counts(blank):
            return
        yield blank


def _numbers_and_days(typed: str, still: Sequence[Asked]) -> GroupReading | None:
    """ "15, ngày 05/3/2022" for a document's number and day: as many of each as are open, in order; else None."""
    days = [blank for blank in still if isinstance(blank, DayBlank)]
    numbers = [blank for blank in still if isinstance(blank, FigureField)]
    if not days or len(days) + len(numbers) < len(still):
        return None
    named = days_in(typed)
    rest = typed.lower()
    for spelling, _ in named:
        rest = rest.replace(spelling, " ", 1)
    found = _WHOLE.findall(rest)
    if len(named) != len(days) or len(found) != len(numbers):
        return None
    values: dict[str, Answer] = {blank.id: Day(day) for blank, (_, day) in zip(days, named, strict=True)}
    values |= {blank.id: Figure(Decimal(digits)) for blank, digits in zip(numbers, found, strict=True)}
    return GroupReading(values)


def _which() -> GroupReading:
    """Everything is answered: which of them a single line is for is asked, never guessed."""
    return GroupReading({}, (Problem("blank_which"),))


def _uncounted(still: Sequence[Asked], got: int) -> GroupReading:
    labels = "; ".join(blank.label for blank in still)
    return GroupReading(
        {}, (Problem("blank_count", "", {"wanted": str(len(still)), "got": str(got), "fields": labels}),)
    )
