"""Reads the tables worked out by hand: units and their total, figure by figure, as a person writes them down."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from templates.answers import Answer, Figure, NothingToReport, ReportedApart

HERE = Path(__file__).parent
OWN, A, B, C, D, ADJUSTED, TOTAL = range(7)
"""Places of a line: the parent itself, its four units, what was adjusted, and what it all comes to."""

UNKNOWN, NOTHING, APART, NOT_ASKED, LACKING = "–", "KPS", "BCR", "x", "*"


@dataclass(frozen=True)
class Line:
    """One figure: what stands in each place; ``is_computed`` where nobody is asked it."""

    key: str
    cells: tuple[str, ...]
    is_computed: bool

    def answer(self, place: int) -> Answer | None:
        """What was answered there."""
        return read(self.cells[place])

    def amount(self, place: int) -> Decimal | None:
        """What counts there; None where nothing is known or asked."""
        found = self.answer(place)
        return found.value if isinstance(found, Figure) else Decimal(0) if found == NothingToReport() else None

    @property
    def total(self) -> Decimal | None:
        """The total; None for what is not totalled."""
        return self.amount(TOTAL)

    @property
    def is_complete(self) -> bool:
        """Whether nothing lacks in the total."""
        return not self.cells[TOTAL].endswith(LACKING)


@dataclass(frozen=True)
class Worked:
    """A form's lines under the table they stand in; those of the outline under "Chỉ tiêu"."""

    parts: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for _, lines in self.parts for line in lines)

    def of(self, part: str) -> tuple[Line, ...]:
        """The lines of one table."""
        return dict(self.parts)[part]


def worked(form_id: str) -> Worked:
    """The table of a form; empty for one that counts nothing."""
    path = HERE / f"{form_id}.txt"
    return Worked(tuple(_parts(path.read_text("utf-8"))) if path.exists() else ())


def read(cell: str) -> Answer | None:
    """A cell as an answer: "1.250", "3,5", "-2", or a word for its state."""
    if cell in ("", UNKNOWN, NOT_ASKED):
        return None
    if cell in (NOTHING, APART):
        return NothingToReport() if cell == NOTHING else ReportedApart()
    return Figure(Decimal(cell.rstrip(LACKING).replace(".", "").replace(",", ".")))


def _parts(text: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for part in text.split("\n=== ")[1:]:
        title, head, *lines = part.strip().splitlines()
        ends = _ends(head)
        yield title, tuple(_line(line, ends, title if title.startswith("bieu") else "") for line in lines)


def _ends(head: str) -> list[int]:
    """Where each column ends, which are set flush right: titles are apart by two blanks."""
    found, at = [], 0
    for title in filter(None, head.split("  ")):
        at = head.index(title.strip(), at) + len(title.strip())
        found.append(at)
    return found


def _line(line: str, ends: list[int], table: str) -> Line:
    name = line.split("  ", maxsplit=1)[0]
    starts = [len(name), *ends[1:]]
    cells = tuple(line[start:end].strip() for start, end in pairwise(starts))
    key = name.removeprefix("= ")
    return Line(f"{table}.{key}" if table else key, cells, name.startswith("= "))
