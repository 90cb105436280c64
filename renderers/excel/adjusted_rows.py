"""The rows of a sheet that adjustments have: only those whose figures stand in it."""

from dataclasses import replace

from renderers.consolidation import Consolidation
from templates.report import Report


def with_adjustments_of(consolidation: Consolidation, keys: frozenset[str]) -> Consolidation:
    """The same without the adjustments' rows that concern none of ``keys``; totals stand as they are."""
    own = consolidation.adjusted
    return replace(
        consolidation,
        adjusted=own if own is not None and _concerns(own, keys) else None,
        adjustments_between=tuple(one for one in consolidation.adjustments_between if _concerns(one, keys)),
    )


def _concerns(adjusted: Report, keys: frozenset[str]) -> bool:
    return not keys.isdisjoint(adjusted.answers)
