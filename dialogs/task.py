"""An assignment: one unit's report for one period, as lists and the report itself show it."""

from dataclasses import dataclass, field

from dialogs.marks import Marks
from dialogs.person import Share
from templates.outline import Outline
from templates.period import Period
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Task:
    """One assignment as lists show it.

    ``done`` of ``asked`` questions are answered; ``version`` is the last one submitted.

    ``status`` is new, opened, working, submitted, viewed, returned, accepted or recalled; ``locked``: its lock date has
    passed, so that the unit can only read it.
    """

    id: int
    unit: Unit
    outline: Outline
    period: Period
    status: str
    version: int | None
    done: int
    asked: int
    locked: bool = False
    share: Share | None = None
    """The part a contributor sees of it; None for the unit's officers, who see all."""
    remarks: int = 0
    """How many remarks it was sent back with, while it is returned."""
    tried: bool = False
    """Whether it only tries a form out: it reaches nobody and counts nowhere."""
    stood_in: bool = False
    """Whether who sees it now does so in the unit's place, as staff above it."""
    marks: Marks = field(default_factory=Marks)

    @property
    def is_open(self) -> bool:
        return self.status in {"new", "opened", "working", "returned"} and not self.locked
