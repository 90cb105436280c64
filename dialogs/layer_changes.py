"""What a consolidating unit decides about its report besides answering: picks, adjustments, the units' layer."""

from dataclasses import dataclass
from decimal import Decimal

from templates.pick import Pick


@dataclass(frozen=True, slots=True)
class TakePassage:
    """Pick a paragraph, or take its newer version."""

    pick: Pick


@dataclass(frozen=True, slots=True)
class DropPassage:
    """Bỏ: the paragraph is picked no more."""

    pick: Pick


@dataclass(frozen=True, slots=True)
class OpenText:
    """A unit's text is read: its report (by assignment) is in this unit's hands now."""

    source: int


@dataclass(frozen=True, slots=True)
class Adjust:
    """Điều chỉnh: add ``amount`` to the total of ``key``."""

    key: str
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class DropAdjustment:
    adjustment: int


@dataclass(frozen=True, slots=True)
class RefreshLayer:
    """Cập nhật số liệu: count what the units have handed in by now."""


LayerChange = TakePassage | DropPassage | OpenText | Adjust | DropAdjustment | RefreshLayer
