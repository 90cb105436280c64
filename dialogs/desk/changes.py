"""What the office desk decides to keep."""

from dataclasses import dataclass
from datetime import date, datetime

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


@dataclass(frozen=True, slots=True)
class KeepFolder:
    """Keep the folder's forms that are not kept yet as published versions, so that they have a number."""


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep a checked form as a draft; ``parts`` are its stored files by name."""

    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Publish:
    """Phát hành: the draft can be given from now on; try-outs of it are gone."""

    version: int


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Delete a draft and whatever was tried out with it."""

    version: int


@dataclass(frozen=True, slots=True)
class BeginTryout:
    """Điền thử: open the person's own try-out of a version, as a report of that unit."""

    version: int
    unit: int


@dataclass(frozen=True, slots=True)
class DropTryout:
    """Throw the person's own try-out of a version away."""

    version: int


@dataclass(frozen=True, slots=True)
class MovePeriod:
    """Chuyển sang mẫu mới: an open period to another published version of its form; its officers are told."""

    period: int
    version: int


FormChange = KeepFolder | KeepDraft | Publish | DropDraft | BeginTryout | DropTryout | MovePeriod


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit that stands after a merger or a split: one of those before (``unit``), else a new one."""

    unit: int = 0
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Regroup:
    """From ``day`` on the units ``before`` are ``after``: several are merged into one, or one is split into several."""

    before: tuple[int, ...]
    after: tuple[Heir, ...]
    day: date

    @property
    def splits(self) -> bool:
        return len(self.after) > 1


OfficeChange = (
    GiveForm
    | MoveDeadline
    | RecallAssignment
    | OpenNext
    | KeepUnits
    | ChangeUnit
    | Invite
    | RevokeRole
    | Regroup
    | FormChange
)
