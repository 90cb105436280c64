"""Điều chỉnh: a known miscount in a total, set right by a person who says why."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Adjustment:
    """``amount`` (never 0) is added to the total of ``key``; ``reason`` is never empty."""

    id: int
    key: str
    amount: Decimal
    reason: str
    person: int
