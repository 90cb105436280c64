"""How much memory and time long work may take."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` a job of each kind may take; ``memory`` is the bytes of address space a worker may use beyond what it
    starts with."""

    seconds: Mapping[str, float] = field(
        default_factory=lambda: {"preview": 60.0, "workbook": 60.0, "consolidate": 900.0}
    )
    memory: int = 2 << 30
