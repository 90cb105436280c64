"""How the sheet of figures is put on paper: no type below what can be read, and no heading torn between two pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderers.excel.book import A3, A4
from renderers.excel.header import Path
from renderers.excel.table_columns import SMALLEST_TYPE, TYPE

_ROOM = {A4: 740.0, A3: 1075.0}
"""Points across the page within the margins, with a little to spare: programs differ in how wide a column is."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The paper, and the columns (from 0, without the leading ones) of each page."""

    paper: int
    parts: tuple[range, ...]


def points(widths: Sequence[float]) -> float:
    """Points that columns of these widths take; a width is in characters of the default type."""
    return sum(width * 5.25 + 3.75 for width in widths)


def figure_pages(paths: Sequence[Path], widths: Sequence[float], leading: float) -> Pages:
    """One page across, on larger paper if need be; else as many as it takes, parted where a heading ends.

    ``widths`` and ``paths`` are those of the columns after the leading ones, which take ``leading`` points of every
    page.
    """
    shrunk = SMALLEST_TYPE / TYPE
    whole = (leading + points(widths)) * shrunk
    for paper, room in _ROOM.items():
        if whole <= room:
            return Pages(paper, (range(len(widths)),))
    return Pages(A3, tuple(_parts(paths, widths, _ROOM[A3] / shrunk - leading)))


def _parts(paths: Sequence[Path], widths: Sequence[float], room: float) -> list[range]:
    found: list[range] = []
    start = 0
    while start < len(widths):
        end = start + 1
        while end < len(widths) and points(widths[start : end + 1]) <= room:
            end += 1
        if end < len(widths):
            end = _parted(paths, start, end)
        found.append(range(start, end))
        start = end
    return found


def _parted(paths: Sequence[Path], start: int, end: int) -> int:
    """The last place up to ``end`` where the heading above the columns changes; ``end`` where there is none."""
    ends = [at for at in range(start + 1, end + 1) if paths[at][:-1] != paths[at - 1][:-1]]
    return max(ends, default=end)
