"""Where everything stands on the pages of a progress picture: texts and bars with their places, in pixels.

Pages are 1,080 wide and at most a quarter taller, as phones show a picture whole and Telegram leaves it sharp.  No
type is smaller than 24 pixels: on a phone that is as large as a message's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from renderers.picture.content import PictureUnit, ProgressPicture, Tone
from renderers.picture.type_face import fitted, width, wrapped

WIDTH = 1080
TALLEST = 1350
MARGIN = 44
GAP = 36
"""Between two columns."""

MOST_PAGES = 8
"""Nobody forwards more; whoever is left out is counted."""

Ink = Literal["text", "quiet", "late", "returned", "idle", "working", "sent"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text; ``y`` is its top, ``x`` its left."""

    x: int
    y: int
    size: int
    text: str
    ink: Ink = "text"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar ``width`` wide, its first ``done`` pixels filled."""

    x: int
    y: int
    width: int
    height: int
    done: int
    tone: Tone


Mark = Words | Bar


@dataclass(frozen=True, slots=True)
class Page:
    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How rows stand: sizes of the name and of what is said below it, height of a row, number of columns."""

    columns: int
    row: int
    name: int
    about: int
    bar: int

    @property
    def column(self) -> int:
        return (WIDTH - 2 * MARGIN - (self.columns - 1) * GAP) // self.columns


ROOMY = _Grid(1, 118, 36, 28, 16)
CLOSE = _Grid(1, 78, 32, 24, 10)
TWO = _Grid(2, 70, 28, 24, 10)


def pages(picture: ProgressPicture) -> tuple[Page, ...]:
    """The picture's pages; each has the heading, so that any of them can be forwarded alone."""
    head, top = _heading(picture)
    grid = _grid(picture.units)
    rows = (TALLEST - top - 70) // grid.row
    room = rows * grid.columns
    parts = [picture.units[first : first + room] for first in range(0, len(picture.units), room)] or [()]
    shown = parts[:MOST_PAGES]
    left = sum(map(len, parts[MOST_PAGES:]))
    return tuple(
        _page(picture, head, top, grid, part, _foot(picture, number, len(shown), left))
        for number, part in enumerate(shown, 1)
    )


def _grid(units: Sequence[PictureUnit]) -> _Grid:
    """By how many there are; where what is known of one does not fit on a line, every row has two."""
    grid = ROOMY if len(units) <= 8 else CLOSE if len(units) <= 12 else TWO
    tall = any(len(_lines(grid, unit)) > 1 for unit in units)
    return replace(grid, row=grid.row + grid.about + 14) if tall else grid


def _lines(grid: _Grid, unit: PictureUnit) -> list[str]:
    """What is said below the name: its state with its marks, or the marks on a line of their own."""
    if not unit.marks:
        return [unit.about]
    whole = f"{unit.about} · {unit.marks}"
    return [whole] if width(whole, grid.about) <= grid.column else [unit.about, unit.marks]


def _heading(picture: ProgressPicture) -> tuple[list[Mark], int]:
    """The heading and where the rows begin."""
    room, y = WIDTH - 2 * MARGIN, MARGIN
    found: list[Mark] = []
    for line in wrapped(picture.title, room, 42, 2, bold=True):
        found.append(Words(MARGIN, y, 42, line, bold=True))
        y += 54
    found.append(Words(MARGIN, y + 4, 30, fitted(picture.subtitle, room, 30), "quiet"))
    y += 52
    for line in picture.summary:
        found.append(Words(MARGIN, y, 30, fitted(line, room, 30)))
        y += 42
    return found, y + 24


def _foot(picture: ProgressPicture, number: int, count: int, left: int) -> str:
    parts = [picture.foot]
    if count > 1:
        parts.append(f"trang {number}/{count}")
    if left and number == count:
        parts.append(f"còn {left:,} đơn vị khác trong /tiendo".replace(",", ".", 1))
    return " · ".join(parts)


def _page(
    picture: ProgressPicture, head: list[Mark], top: int, grid: _Grid, units: Sequence[PictureUnit], foot: str
) -> Page:
    """Units down the first column, then down the next: read as a list."""
    tall = -(-len(units) // grid.columns)
    marks = list(head)
    for number, unit in enumerate(units):
        column, row = divmod(number, tall)
        marks += _row(grid, unit, MARGIN + column * (grid.column + GAP), top + row * grid.row)
    height = top + tall * grid.row + 70
    marks.append(Words(MARGIN, height - 50, 24, fitted(foot, WIDTH - 2 * MARGIN, 24), "quiet"))
    return Page(height, tuple(marks))


def _row(grid: _Grid, unit: PictureUnit, x: int, y: int) -> list[Mark]:
    """The name and the percent on a line, the bar under both, then what is said of it."""
    percent = f"{unit.percent} %"
    wide = width(percent, grid.name, bold=True)
    name = fitted(unit.name, grid.column - wide - 20, grid.name)
    below = y + grid.name + 10
    head: list[Mark] = [
        Words(x, y, grid.name, name),
        Words(x + grid.column - wide, y, grid.name, percent, unit.tone, bold=True),
    ]
    if grid.name == ROOMY.name:
        bar = Bar(x, below, grid.column, grid.bar, grid.column * unit.percent // 100, unit.tone)
        return [*head, bar, *_said(grid, unit, x, below + grid.bar + 6, grid.column)]
    strip = grid.column // 4
    room = grid.column - strip - 16
    bar = Bar(x + grid.column - strip, below + 8, strip, grid.bar, strip * unit.percent // 100, unit.tone)
    if unit.marks and width(_lines(grid, unit)[0], grid.about) > room:
        # The percent stands above: the marks need the room more than the bar does.
        return [*head, *_said(grid, unit, x, below - 4, grid.column)]
    said = _said(grid, unit, x, below - 4, room)
    return [*head, said[0], bar, *said[1:]]


def _said(grid: _Grid, unit: PictureUnit, x: int, y: int, room: int) -> list[Mark]:
    """The lines below the name, the first no wider than ``room``."""
    first, *rest = _lines(grid, unit)
    said: list[Mark] = [Words(x, y, grid.about, fitted(first, room, grid.about), unit.tone)]
    below = y + grid.about + 6
    return said + [Words(x, below, grid.about, fitted(line, grid.column, grid.about), "quiet") for line in rest]
