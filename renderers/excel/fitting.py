"""How many lines a text takes in a column, and so how high its row must be.

Excel finds the height of a row by itself only when it opens the file, never for merged cells; other programs and
telephones often not at all.  So every row that may wrap is given its height.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

LINE_POINTS = 15.0
PADDING_POINTS = 3.0
HIGHEST_POINTS = 409.0
"""Excel's limit of a row's height (Excel specifications and limits: "Row height")."""

_COLUMN_UNITS_PER_CHARACTER = 0.9
"""Vietnamese text in Times New Roman 11, measured in column widths (one width = one digit of the default font)."""


_CAPITAL, _HEADING = 0.6, 300
"""How much wider than other letters a capital is, and the longest line that may be all capitals."""


def lines_needed(text: str, width: float) -> int:
    """Lines that ``text`` takes in a column of ``width`` characters, each of its own lines wrapped by itself."""
    usable = max(1.0, (width - 1) / _COLUMN_UNITS_PER_CHARACTER)
    return sum(max(1, ceil(_length(line) / usable)) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def _length(line: str) -> float:
    """Characters of a line, capitals as wide as they are; of a long line they are too few to matter."""
    if len(line) > _HEADING:
        return len(line)
    return len(line) + _CAPITAL * sum(map(str.isupper, line))


def row_points(cells: Iterable[tuple[str, float]]) -> float:
    """The height of a row whose cells hold these texts in columns of these widths."""
    lines = max((lines_needed(text, width) for text, width in cells), default=1)
    return min(HIGHEST_POINTS, lines * LINE_POINTS + PADDING_POINTS)
