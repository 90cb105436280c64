"""A line of a document looked at as a heading: the number before it, its words, and how well they fit a form's."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from renderers.word.reading import Line
from templates.text import ascii_slug, clean

_NUMBER = re.compile(
    r"(?:(?:phần|mục|chương)\s+)?"
    r"(?P<number>[IVXLC]{1,6}(?=\s*[.)\-–—:/])|\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=\s*[.)\-–—:/])|[a-zđ](?=[.)]))"
    r"\s*[.)\-–—:/]*\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_AFTER = re.compile(r"[\s.:;,\-–—)”\"]*")
_ROMAN = re.compile(r"[ivxlc]+")

NEAR = 0.75
"""Share of words alike from which a whole line is a heading with small differences."""

NEAR_NUMBERED = 0.6
"""The same where the number agrees too."""

SHORTENED = 0.9
"""Share of a line's words that must stand at a heading's beginning for the line to be its short form."""

FEWEST_WORDS = 3
"""A heading of no more words is too common to be one where the sentence simply goes on."""

LONGEST_VARIATION = 4
"""Words a heading may have beside the form's own: "năm 2026", "(nếu có)"."""


@dataclass(frozen=True)
class TypedHeading:
    """A line as it may head a section.  ``strong``: it looks like a heading."""

    line: Line

    @cached_property
    def _parts(self) -> tuple[str, str]:
        text = clean(self.line.text).replace("\n", " ")
        found = _NUMBER.match(text)
        return (found["number"].lower(), text[found.end() :]) if found else ("", text)

    @property
    def number(self) -> str:
        """ "ii", "1.1", "a"; "" where none was typed (Word may have drawn one)."""
        return self._parts[0]

    @property
    def text(self) -> str:
        """What follows the number."""
        return self._parts[1]

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.text)

    @property
    def strong(self) -> bool:
        return self.line.strong or (self.text.isupper() and len(self.text) > 3)

    @property
    def rank(self) -> int:
        """How high its number stands: I 0, 1 1, 1.1 2, … a) below all; 9 where there is none."""
        return rank_of(self.number)

    def behind(self, count: int) -> str:
        """What stands behind the first ``count`` words."""
        ends = [found.end() for found in _WORD.finditer(self.text)]
        if count >= len(ends):
            return ""
        end = ends[count - 1] if count else 0
        return self.text[_AFTER.match(self.text, end).end() :] if count else self.text  # type: ignore[union-attr]

    def mark_behind(self, count: int) -> str:
        """The first mark behind the first ``count`` words, "" where a word follows straight on."""
        ends = [found.end() for found in _WORD.finditer(self.text)]
        rest = self.text[ends[count - 1] :].lstrip(')”" ') if 0 < count <= len(ends) else ""
        return rest[:1] if rest and not rest[0].isalnum() else ""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a line fits a heading: ``score`` from 0 to 1, and the text of the section that follows on the line."""

    score: float
    rest: str = ""


def words_of(text: str) -> tuple[str, ...]:
    """The words, without accents and in small letters: NFC or NFD, capitals or not, they are the same."""
    return tuple(slug for found in _WORD.finditer(text) if (slug := ascii_slug(found[0])))


def rank_of(number: str) -> int:
    if not number:
        return 9
    if number[0].isdecimal():
        return number.count(".") + 1
    return 0 if _ROMAN.fullmatch(number) else 8


def fit(typed: TypedHeading, heading: tuple[str, ...], *, same_number: bool) -> Fit | None:
    """How the line heads a section of these words; None where it does not."""
    said = typed.words
    if not said or not heading:
        return None
    count = len(heading)
    if said[:count] == heading:
        return _beginning(typed, count, same_number=same_number)
    alike = _alike(said, heading)
    whole = 2 * alike / (len(said) + count)
    if whole >= (NEAR_NUMBERED if same_number else NEAR) and len(said) <= count + LONGEST_VARIATION:
        return Fit(whole) if typed.strong or same_number else None
    if len(said) < count:
        return _shortened(typed, heading, same_number=same_number)
    return _run_in(typed, heading, same_number=same_number)


def _beginning(typed: TypedHeading, count: int, *, same_number: bool) -> Fit | None:
    """The line begins with the very heading."""
    rest = typed.behind(count)
    if not rest:
        return Fit(1.0)
    mark, more = typed.mark_behind(count), len(typed.words) - count
    if mark and mark in ":." and (mark == ":" or same_number or typed.strong):
        return Fit(1.0, rest)
    if typed.strong and more <= LONGEST_VARIATION:
        return Fit(0.95)
    if mark and (same_number or typed.strong):
        return Fit(1.0, rest)
    return Fit(0.9, rest) if same_number and more > LONGEST_VARIATION and count > FEWEST_WORDS else None


def _shortened(typed: TypedHeading, heading: tuple[str, ...], *, same_number: bool) -> Fit | None:
    """The first words of a long heading."""
    said = typed.words
    enough = len(said) >= (2 if same_number else 5)
    alike = _alike(said, heading[: len(said) + 2]) / len(said)
    return Fit(0.7 + 0.2 * alike) if enough and alike >= SHORTENED and (same_number or typed.strong) else None


def _run_in(typed: TypedHeading, heading: tuple[str, ...], *, same_number: bool) -> Fit | None:
    """The heading with small differences, then ":" and the section's text on the same line."""
    before, colon, rest = typed.text.partition(":")
    said = words_of(before)
    if not colon or not rest.strip() or not said:
        return None
    whole = 2 * _alike(said, heading) / (len(said) + len(heading))
    short = len(said) < len(heading) and _alike(said, heading[: len(said) + 2]) / len(said) >= SHORTENED
    near = whole >= (NEAR_NUMBERED if same_number else NEAR)
    return Fit(max(whole, 0.8), rest.strip()) if (near or (short and len(said) > 3)) and same_number else None


def _alike(said: tuple[str, ...], heading: tuple[str, ...]) -> int:
    """Words both have, in the same order; figures (years) count as alike."""
    left, right = (["0" if word.isdecimal() else word for word in words] for words in (said, heading))
    return sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
