"""The running numbers of a consolidated table's rows."""

from collections.abc import Iterator

from renderers.consolidation import Consolidation


def row_numbers(consolidation: Consolidation) -> Iterator[int]:
    """The number of every row: the units' from 1, 0 for what is no unit's."""
    yield from (0 for _ in consolidation.before)
    yield from range(1, len(consolidation.reports) + 1)
    yield from (0 for _ in consolidation.after)
