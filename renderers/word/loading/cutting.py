"""A document cut at its headings: the lines of each place, and the passages that belong to none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from renderers.word.loading.alignment import Match, aligned
from renderers.word.loading.places import Place
from renderers.word.loading.typed_heading import TypedHeading
from renderers.word.marks import question_of
from renderers.word.reading import Line
from templates.form import Section
from templates.text import ascii_slug

_BEFORE = ("nhu-sau",)
_AFTER = ("tren-day-la-", "noi-nhan")
_DOTS = re.compile(r"[\s.…_]*")

LONGEST_FOREIGN = 60
"""Words of a heading the form does not know."""


@dataclass(slots=True)
class Piece:
    """Lines that stand together.  ``place`` is where they belong, None for a passage to place; ``near`` the place
    before it."""

    place: int | None
    near: int | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Cut:
    """``heads`` are the places whose heading was found."""

    pieces: tuple[Piece, ...]
    heads: frozenset[int]


def cut_document(lines: Sequence[Line], places: Sequence[Place]) -> Cut:
    """Every line of the report's text in its piece; cover, closing and tables are left out."""
    typed = [TypedHeading(line) for line in lines]
    matches = aligned(typed, places)
    if not matches:
        return Cut((), frozenset())
    cutter = _Cutter(places, {place.texts[0]: at for at, place in enumerate(places) if place.inside})
    first, last = min(matches), max(matches)
    for number, line in enumerate(typed):
        if number < first and _is_cover(typed, number, first):
            continue
        if number > last and ascii_slug(line.line.text).startswith(_AFTER):
            break
        cutter.take(line, matches.get(number))
    pieces = tuple(piece for piece in cutter.pieces if piece.text.strip())
    return Cut(pieces, frozenset(match.place for match in matches.values()))


def _is_cover(typed: Sequence[TypedHeading], number: int, first: int) -> bool:
    """Whether a line before the first heading belongs to the frame: all down to "… như sau:", else what is short,
    strong or in a table."""
    ends = [at for at in range(first) if ascii_slug(typed[at].line.text).endswith(_BEFORE)]
    if ends:
        return number <= ends[-1]
    line = typed[number]
    return line.line.in_table or line.strong or len(line.words) < LONGEST_FOREIGN // 2


class _Cutter:
    """Goes through the lines; ``_at`` is the place they belong to at present."""

    def __init__(self, places: Sequence[Place], questions: dict[str, int]) -> None:
        self._places, self._questions = places, questions
        self._at: int | None = None
        self.pieces: list[Piece] = []

    def take(self, typed: TypedHeading, match: Match | None) -> None:
        if match is not None:
            self._at = match.place
            marked = self._marked(typed.line)
            self._open(match.place if marked is None else marked)
            self._add(match.rest)
            return
        if typed.line.in_table or _DOTS.fullmatch(typed.line.text):
            return
        if self._is_foreign(typed):
            self.pieces.append(Piece(None, self._at))
        elif (marked := self._marked(typed.line)) is not None:
            self._open(marked)
        elif not self.pieces:
            self.pieces.append(Piece(None))
        self._add(typed.line.whole)

    def _open(self, at: int) -> None:
        """Begin the piece of a place; a section that asks no text of its own gets a passage to place."""
        place = self._places[at]
        self.pieces.append(Piece(at) if place.texts or place.standing or place.silent else Piece(None, at))

    def _add(self, text: str) -> None:
        self.pieces[-1].lines += [line for line in (part.strip() for part in text.split("\n")) if line]

    def _marked(self, line: Line) -> int | None:
        """The question of the present section that a bookmark of ours names."""
        at = next((self._questions[key] for name in line.marks if (key := question_of(name)) in self._questions), None)
        if at is None or self._at is None:
            return None
        return at if self._places[at].section is self._places[self._at].section else None

    def _is_foreign(self, typed: TypedHeading) -> bool:
        """Whether the line heads a section the form does not know: strong, numbered, and as high as the present one."""
        if self._at is None or not typed.strong or not typed.number or len(typed.words) > LONGEST_FOREIGN:
            return False
        place = self._places[self._at]
        below = {rank for section in place.section.sections for rank in [_rank(section)]}
        own = min((one.rank for one in self._places if one.section is place.section), default=9)
        return typed.rank <= own or typed.rank in below


def _rank(section: Section) -> int:
    return TypedHeading(Line(f"{section.number}. x")).rank
