"""What a filled-in workbook or a pasted table gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from templates.answers import Answer


@dataclass(frozen=True, slots=True)
class CellFault:
    """One cell that cannot be taken: "E7", and what is wrong with it."""

    sheet: str
    cell: str
    what: str

    def __str__(self) -> str:
        where = f"{self.sheet}, {self.cell}" if self.sheet else self.cell
        return f"{where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Source:
    """For which form, unit and period a workbook of ours was made."""

    form_id: str
    unit_code: str
    period_end: str


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """The answers found by key, every fault, and the sheets in which no table was recognised.

    An empty cell gives no answer.  ``tables`` are the ids of the tables recognised; ``source`` is None for a file that
    is not one of ours.  Answers stand beside faults: whoever stores them stores nothing while there are any.
    """

    answers: Mapping[str, Answer]
    faults: tuple[CellFault, ...] = ()
    unknown_sheets: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    source: Source | None = field(default=None)
