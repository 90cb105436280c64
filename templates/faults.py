"""Faults of a form's author: each says where, what and what to do, and all are reported at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault.  ``line`` counts from 1; 0 means the file as a whole.  ``what`` and ``remedy`` are Vietnamese."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, dòng {self.line}" if self.line else self.file
        return f"{where}: {self.what} {self.remedy}"


class FormFaults(Exception):
    """Every fault found, sorted by file and line; printed one per line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
