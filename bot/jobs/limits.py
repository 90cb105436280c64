"""How much memory and time long work may take, and how much of it goes on at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` a job of each kind may take, and how many of a kind ``at_once`` (1 where it is not said).

    ``memory`` is the bytes of address space a worker, and whatever it starts, may each use beyond what the worker
    begins with.
    """

    seconds: Mapping[str, float] = field(
        default_factory=lambda: {
            "preview": 300.0,
            "to_sign": 300.0,
            "pdf": 60.0,
            "workbook": 60.0,
            "signed": 120.0,
            "consolidate": 900.0,
            "picture": 60.0,
            "unit_sheet": 60.0,
            "invitations": 120.0,
        }
    )
    at_once: Mapping[str, int] = field(default_factory=lambda: {"pdf": 2})
    memory: int = 2 << 30
