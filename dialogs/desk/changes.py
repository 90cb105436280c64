"""What the office desk decides to keep."""

from dataclasses import dataclass
from datetime import datetime

from templates.period import Period


@dataclass(frozen=True, slots=True)
class GiveForm:
    """Xác nhận giao: the form to these units for this period; ``desk`` is the unit that gives it.

    ``scopes`` by unit the parts that concern it; ``letter_file`` is the stored file of the guiding letter, 0 if none.
    """

    form: str
    period: Period
    desk: int
    units: tuple[int, ...]
    scopes: tuple[tuple[int, tuple[str, ...]], ...] = ()
    letter_file: int = 0
    opens_next: bool = False


@dataclass(frozen=True, slots=True)
class MoveDeadline:
    """Another deadline for what this desk gave in a period; its units are told."""

    period: int
    desk: int
    deadline: datetime


@dataclass(frozen=True, slots=True)
class RecallAssignment:
    """Take an assignment back from its unit, which is told; what was written stays readable."""

    assignment: int


@dataclass(frozen=True, slots=True)
class OpenNext:
    """Whether the period after this one opens by itself."""

    period: int
    wanted: bool


OfficeChange = GiveForm | MoveDeadline | RecallAssignment | OpenNext
