"""What the office desk decides to keep."""

from dataclasses import dataclass
from datetime import datetime

from templates.period import Period
from templates.unit_rows import UnitRow


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


@dataclass(frozen=True, slots=True)
class KeepUnits:
    """Add or change the units of a table without faults."""

    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class ChangeUnit:
    """Another name of a unit, or of one of the bodies its documents name."""

    unit: int
    item: str
    value: str


@dataclass(frozen=True, slots=True)
class Invite:
    """A new code for a role at a unit (0 = none); older ones that nobody used are void.

    ``letter`` is the message that carries it, with ``{link}`` in its place; it goes to whoever makes the code.
    """

    unit: int
    role: str
    letter: str


@dataclass(frozen=True, slots=True)
class RevokeRole:
    """Take a role away from a person, who is told; ``unit`` 0 = an administrator of everything."""

    person: int
    unit: int
    role: str


OfficeChange = GiveForm | MoveDeadline | RecallAssignment | OpenNext | KeepUnits | ChangeUnit | Invite | RevokeRole
