"""What a message gives to the blanks of one screen: one value a line, or the way figures are sent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from templates.answers import Answer, Day, Figure, NothingToReport, Prose
from templates.blanks import AnyBlank, DayBlank, NumberBlank, TextBlank
from templates.dates import days_in, read_day
from templates.figure_field import FigureKind
from templates.numbers import read_figure, read_figures
from templates.problem import Problem
from templates.text import clean, cut, means_nothing

LONGEST = 300
"""Letters of a text blank; whoever has more to say rewrites the paragraph."""

_SHOWN = 60
_NUMBER = re.compile(r"(?:số\s*:?\s*)?(\d{1,6})(?:\s*[-/]\s*[^\W\d].*)?", re.IGNORECASE)
_MARKED = re.compile(r"\(?([0-9]{1,2})\)\s*|([0-9]{1,2})[.:]\s+")
_WHOLE = re.compile(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)")


@dataclass(frozen=True, slots=True)
class BlankReading:
    """Answers by blank id, and what must be asked back; the answers are certain all the same."""

    values: Mapping[str, Answer]
    problems: tuple[Problem, ...] = ()


def read_blanks(text: str, blanks: Sequence[AnyBlank], answered: Sequence[str] = ()) -> BlankReading:
    """What ``text`` gives to ``blanks``, of which there is at least one; ``answered`` are those that have a value.

    As many lines as blanks (or as open ones) are taken in order, "2) …" and "label: …" name theirs, and a single
    line goes to the first that is open.
    """
    typed = clean(text)
    figures = [blank for blank in blanks if isinstance(blank, NumberBlank) and _counts(blank)]
    if len(figures) == len(blanks):
        reading = read_figures(typed, figures)
        return BlankReading(dict(reading.values), reading.problems)
    if len(blanks) == 1:
        return _one_each([(blanks[0], typed)])
    still = [blank for blank in blanks if blank.id not in answered] or list(blanks)
    parts = [part.strip() for part in re.split(r"\n" if "\n" in typed else ";", typed) if part.strip()]
    named = _named(parts, blanks)
    if named is not None:
        return _one_each(named)
    if len(parts) in (len(blanks), len(still)):
        return _one_each(list(zip(blanks if len(parts) == len(blanks) else still, parts, strict=True)))
    return _single(typed, still) if len(parts) == 1 else _uncounted(still, len(parts))


def _counts(blank: AnyBlank) -> bool:
    return isinstance(blank, NumberBlank) and blank.kind is not FigureKind.document_number


def _one_each(pairs: Sequence[tuple[AnyBlank, str]]) -> BlankReading:
    read = {blank.id: _value(blank, part) for blank, part in pairs}
    return BlankReading(
        {name: value for name, value in read.items() if not isinstance(value, Problem)},
        tuple(value for value in read.values() if isinstance(value, Problem)),
    )


def _value(blank: AnyBlank, text: str) -> Answer | Problem:
    match blank:
        case DayBlank():
            return _day(blank, text)
        case TextBlank():
            return _words(blank, text)
        case _ if _counts(blank):
            return read_figure(text, blank)
        case _:
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


def _document_number(blank: NumberBlank, text: str) -> Answer | Problem:
    """The number of a document, also as it stands in its sign: "15", "số 15-QĐ/ĐU"."""
    found = _NUMBER.fullmatch(text.strip())
    if means_nothing(text):
        return NothingToReport()
    return Figure(Decimal(found[1])) if found else _problem("blank_number", blank, text)


def _problem(code: str, blank: AnyBlank, text: str) -> Problem:
    return Problem(code, blank.id, {"field": blank.label, "text": cut(" ".join(text.split()), _SHOWN)})


def _named(parts: Sequence[str], blanks: Sequence[AnyBlank]) -> list[tuple[AnyBlank, str]] | None:
    """Parts that all say which blank they are for, by number ("2) …") or by label ("Phía đông: …"); else None."""
    pairs = [_addressed(part, blanks) for part in parts]
    found = [pair for pair in pairs if pair is not None]
    ids = {blank.id for blank, _ in found}
    return found if found and len(found) == len(parts) == len(ids) else None


def _addressed(part: str, blanks: Sequence[AnyBlank]) -> tuple[AnyBlank, str] | None:
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


def _single(typed: str, still: Sequence[AnyBlank]) -> BlankReading:
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
            return BlankReading(dict(reading.values))
    return _one_each([(still[0], typed)])


def _leading_figures(still: Sequence[AnyBlank]) -> Iterator[NumberBlank]:
    for blank in still:
        if not isinstance(blank, NumberBlank) or not _counts(blank):
            return
        yield blank


def _numbers_and_days(typed: str, still: Sequence[AnyBlank]) -> BlankReading | None:
    """ "15, ngày 05/3/2022" for a document's number and day: as many of each as are open, in order; else None."""
    days = [blank for blank in still if isinstance(blank, DayBlank)]
    numbers = [blank for blank in still if isinstance(blank, NumberBlank)]
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
    return BlankReading(values)


def _uncounted(still: Sequence[AnyBlank], got: int) -> BlankReading:
    labels = "; ".join(blank.label for blank in still)
    return BlankReading(
        {}, (Problem("blank_count", "", {"wanted": str(len(still)), "got": str(got), "fields": labels}),)
    )
