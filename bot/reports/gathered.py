"""What was found for a document, or that there is nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from storage.assignments import Assignment
from storage.periods import StoredPeriod
from templates.report import Report
from templates.unit import Unit


class NothingThere(Exception):
    """What was asked for is not in the database; the message says it in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the units below ``parent`` have sent for one period: all assignments, and by assignment what counts."""

    period: StoredPeriod
    parent: Unit
    basis: str
    found: list[Assignment]
    counted: Mapping[int, Report]

    @property
    def versions(self) -> dict[int, int]:
        """The submitted versions that count, by assignment."""
        return {number: report.version for number, report in self.counted.items() if report.version is not None}
