"""How a table is set so that all of it fits the page: size of type, widths of columns, what is turned, heights.

The largest size is taken at which every word and figure has room and the header leaves the page to the rows;
narrow columns have their titles turned on their side, and where even that is not enough their figures too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor, sqrt

from renderers.word.annex.grid import Annex, Wide
from renderers.word.annex.measure import LINE, height, turned_height, whole_width, word_width
from renderers.word.annex.page import TEXT_HEIGHT, TEXT_WIDTH
from renderers.word.ooxml import TWIPS_PER_POINT
from templates.header_grid import GridCell, header_grid, header_rows
from templates.table import ColumnType

UPRIGHT_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
TURNED_SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Points, none below 7: a table is set with upright titles as long as they can be read with ease."""

HIGHEST_HEADER = 0.42
"""Share of the page a header may take before smaller type is tried."""

VERTICAL_PADDING = 1.5
"""Points above and below what a cell says."""

_LONGEST_WORD = 90.0
"""Points a column is widened for one word; a longer one is broken."""

_NAME_WIDTH = 6.0
"""Font sizes a unit's name may ask for on one line."""

_WORDY = frozenset({ColumnType.text, ColumnType.unit})


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of one table: ``size`` and ``padding`` in points, ``widths`` of columns and header ``heights`` too.

    ``turned`` are the header cells on their side, ``turned_figures`` the columns whose figures are, in rows at least
    ``row_height`` high.
    """

    size: float
    padding: float
    widths: tuple[float, ...]
    header: tuple[GridCell, ...]
    heights: tuple[float, ...]
    turned: frozenset[GridCell]
    turned_figures: frozenset[int] = frozenset()
    row_height: float = 0.0

    def width(self, at: int, span: int) -> float:
        """Points of ``span`` columns from the one at ``at`` (from 0)."""
        return sum(self.widths[at : at + span])


@dataclass(frozen=True, slots=True)
class Content:
    """What decides the widths: for each column its type, widest figure or longest word's text, and longest text."""

    wordy: tuple[bool, ...]
    longest: tuple[str, ...]
    fullest: tuple[str, ...]
    names: frozenset[int]
    """Columns of units' names, which are not to be broken at every word."""
    places: frozenset[int]
    """Columns of running numbers, which need no more than their figures."""


def fitted(annex: Annex) -> Layout:
    """The layout of a table with its rows."""
    content = _content(annex)
    header = header_grid(annex.table)
    depth = header_rows(annex.table)
    trials = [(size, False) for size in UPRIGHT_SIZES] + [(size, True) for size in TURNED_SIZES]
    for size, is_turned in trials:
        made = _tried(content, header, depth, size, is_turned=is_turned)
        if made is not None and sum(made.heights) <= TEXT_HEIGHT * HIGHEST_HEADER:
            return made
    return _forced(content, header, depth)


def _content(annex: Annex) -> Content:
    printed = annex.table.printed
    columns = [[""] for _ in printed]
    for row in annex.rows:
        at = 0
        for cell in row.cells:
            if isinstance(cell, Wide):
                at += cell.span
            else:
                columns[at].append(cell)
                at += 1
    wordy = tuple(column.type in _WORDY for column in printed)
    longest = tuple(_longest(texts, is_wordy) for texts, is_wordy in zip(columns, wordy, strict=True))
    names, places = (
        frozenset(at for at, column in enumerate(printed) if column.type is kind)
        for kind in (ColumnType.unit, ColumnType.place)
    )
    return Content(wordy, longest, tuple(max(texts, key=len) for texts in columns), names, places)


def _longest(texts: Sequence[str], is_wordy: bool) -> str:
    """The text that needs most width on one line: a figure, or one word."""
    return max((word for text in texts for word in text.split()) if is_wordy else texts, key=len, default="")


def _tried(
    content: Content, header: tuple[GridCell, ...], depth: int, size: float, *, is_turned: bool
) -> Layout | None:
    """The layout at one size; None where it is wider than the page."""
    padding = 1.5 if is_turned else 3.0
    turned = frozenset(_turned(content, header)) if is_turned else frozenset()
    least = _least(content, header, size, padding, turned)
    if sum(least) > TEXT_WIDTH:
        return None
    return _finished(content, header, depth, size, padding, turned, least)


def _finished(
    content: Content,
    header: tuple[GridCell, ...],
    depth: int,
    size: float,
    padding: float,
    turned: frozenset[GridCell],
    least: Sequence[float],
) -> Layout:
    widths = _shared(least, _weights(content, header, size, turned))
    heights = _heights(header, depth, size, padding, widths, turned)
    return Layout(size, padding, widths, header, heights, turned)


def _turned(content: Content, header: tuple[GridCell, ...]) -> Iterator[GridCell]:
    """Titles of figure columns; those over several columns stay upright."""
    for cell in header:
        if cell.colspan == 1 and not content.wordy[cell.column - 1]:
            yield cell


def _least(
    content: Content, header: tuple[GridCell, ...], size: float, padding: float, turned: frozenset[GridCell]
) -> list[float]:
    """The narrowest each column may be."""
    least = [min(word_width(text, size), _LONGEST_WORD) + 2 * padding for text in content.longest]
    for at in content.names:
        whole = whole_width(content.fullest[at], size)
        least[at] = max(least[at], min(whole, _NAME_WIDTH * size) + 2 * padding)
    for cell in sorted(header, key=lambda cell: cell.colspan):
        at, span = cell.column - 1, cell.colspan
        wanted = (size * LINE if cell in turned else word_width(cell.text, size)) + 2 * padding
        lacking = wanted - sum(least[at : at + span])
        for place in range(at, at + span):
            least[place] += max(0.0, lacking) / span
    return least


def _weights(content: Content, header: tuple[GridCell, ...], size: float, turned: frozenset[GridCell]) -> list[float]:
    """How much of the room left over a column asks for: more where its texts are longer."""
    weights = [_weight(whole_width(text, size), 400 * size) for text in content.fullest]
    for at in content.places:
        weights[at] = 0.1
    for cell in header:
        if cell.colspan == 1 and cell not in turned and cell.column - 1 not in content.places:
            at = cell.column - 1
            weights[at] = max(weights[at], _weight(whole_width(cell.text, size), 12 * size))
    return weights


def _weight(width: float, most: float) -> float:
    return sqrt(max(40.0, min(width, most)) / 40.0)


def _shared(least: Sequence[float], weights: Sequence[float]) -> tuple[float, ...]:
    """Widths in whole twips that fill the page in proportion to the weights, none below its least."""
    low, high = 0.0, TEXT_WIDTH
    for _ in range(40):
        level = (low + high) / 2
        total = sum(max(width, level * weight) for width, weight in zip(least, weights, strict=True))
        low, high = (level, high) if total < TEXT_WIDTH else (low, level)
    points = (max(width, low * weight) for width, weight in zip(least, weights, strict=True))
    return tuple(floor(width * TWIPS_PER_POINT) / TWIPS_PER_POINT for width in points)


def _heights(
    header: tuple[GridCell, ...],
    depth: int,
    size: float,
    padding: float,
    widths: Sequence[float],
    turned: frozenset[GridCell],
) -> tuple[float, ...]:
    """Heights of the header's rows: cells one row high first, what taller cells lack goes to their last row."""
    heights = [size * LINE + 2 * VERTICAL_PADDING] * depth
    for cell in sorted(header, key=lambda cell: cell.rowspan):
        room = sum(widths[cell.column - 1 : cell.column - 1 + cell.colspan]) - 2 * padding
        tall = turned_height if cell in turned else height
        wanted = tall(cell.text, size, room) + (6.0 if cell in turned else 2.0) + 2 * VERTICAL_PADDING
        first, last = cell.row - 1, cell.row + cell.rowspan - 2
        heights[last] += max(0.0, wanted - sum(heights[first : last + 1]))
    return tuple(heights)


def _forced(content: Content, header: tuple[GridCell, ...], depth: int) -> Layout:
    """The smallest type, with the widest figures turned as well until the page is wide enough."""
    size, padding = TURNED_SIZES[-1], 1.0
    turned = frozenset(_turned(content, header))
    kept = list(content.longest)
    figures: set[int] = set()
    least = _least(content, header, size, padding, turned)
    while sum(least) > TEXT_WIDTH and len(figures) < content.wordy.count(False):
        upright = [at for at, is_wordy in enumerate(content.wordy) if not is_wordy and at not in figures]
        widest = max(upright, key=least.__getitem__)
        figures.add(widest)
        kept[widest] = ""
        narrower = replace(content, longest=tuple(kept))
        least = _least(narrower, header, size, padding, turned)
    squeeze = min(1.0, TEXT_WIDTH / sum(least))
    made = _finished(content, header, depth, size, padding, turned, [width * squeeze for width in least])
    tallest = max((whole_width(content.longest[at], size) for at in figures), default=0.0)
    return Layout(
        size, padding, made.widths, header, made.heights, turned, frozenset(figures), tallest + 6.0 if figures else 0.0
    )
