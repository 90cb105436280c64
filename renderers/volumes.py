"""A file too long for one is parted by unit into volumes: which units stand in which, and how a volume is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from templates.unit import Unit, in_running_text

LARGEST_TEXT = 20_000_000
"""Bytes of text in one Word file: what is printed, in UTF-8, markup left aside.

Measured on made-up regions, narratives of about 1,000 characters: 200 communes' whole answers to the largest form are
10 MB of text (42 MB of XML, a file of 0.9 MB), the report to be signed alone 3.7 kB for each unit directly below.
"""


@dataclass(frozen=True, slots=True)
class Volume:
    """The volume ``number`` (from 1) of ``count``; ``units`` whose texts stand in it, in order."""

    number: int
    count: int
    units: tuple[Unit, ...]

    @property
    def label(self) -> str:
        """ "Tập 2/3: từ xã A đến xã B"; "" where one volume is all there is."""
        if self.count == 1:
            return ""
        return f"Tập {self.number}/{self.count}: {self._held}"

    @property
    def place(self) -> int:
        """Its number in the file's name, 0 where one volume is all there is."""
        return self.number if self.count > 1 else 0

    @property
    def _held(self) -> str:
        names = [in_running_text(unit.name) for unit in self.units]
        if len(names) < 2:
            return names[0] if names else "báo cáo và các biểu"
        return f"từ {names[0]} đến {names[-1]}"


def volumes(units: Sequence[tuple[Unit, int]], *, first: int = 0, largest: int = LARGEST_TEXT) -> tuple[Volume, ...]:
    """The volumes of units with their sizes, in the same order, none larger than ``largest`` unless by one unit alone.

    ``first`` is the size of what stands before the units in the first volume, which may then hold no unit.
    """
    parts = list(_parts([size for _, size in units], first, largest))
    return tuple(
        Volume(number, len(parts), tuple(unit for unit, _ in units[part.start : part.stop]))
        for number, part in enumerate(parts, 1)
    )


def _parts(sizes: Sequence[int], first: int, largest: int) -> Iterator[range]:
    start, held = 0, first
    for at, size in enumerate(sizes):
        if held and held + size > largest:
            yield range(start, at)
            start, held = at, 0
        held += size
    yield range(start, len(sizes))
