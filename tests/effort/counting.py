"""Messages and taps each way takes for each table, counted from its first open question."""

from dataclasses import dataclass

from tests.effort.intended import intended
from tests.effort.officer import TABLES, TINH, XA, Officer
from tests.effort.walks import WAYS

WAY_IN = 3
"""Taps from the list of reports to a table's first open question: Tiếp tục, Mục lục, the table."""

UNITS = {"xã": XA, "tỉnh": TINH}


@dataclass(frozen=True)
class Count:
    """``figures`` are typed by the officer; ``acts`` by way of filling the table."""

    unit: str
    table: str
    figures: int
    acts: dict[str, int]

    def __str__(self) -> str:
        return f"{self.unit:<6} {self.table:<8} {self.figures:>5}" + "".join(f"{n:>13}" for n in self.acts.values())


def counts() -> list[Count]:
    """Every table of a commune and of a province, each way in a report of its own."""
    return [_count(name, table) for name in UNITS for table in TABLES]


def listing(found: list[Count]) -> str:
    head = f"{'đơn vị':<6} {'biểu':<8} {'số':>5}" + "".join(f"{way:>13}" for way in WAYS)
    note = f"Tin nhắn và lần chạm, kể từ câu đầu của biểu (vào tới đó: {WAY_IN} lần chạm)."
    return "\n".join([note, head, *map(str, found)])


def _count(unit: str, table: str) -> Count:
    figures, acts = 0, {}
    for name, way in WAYS.items():
        officer = Officer(UNITS[unit])
        wanted = intended(officer.outline)
        officer = Officer(UNITS[unit], earlier=wanted)
        officer.opens(table)
        assert len(officer.acts) == WAY_IN
        way(officer, table)
        acts[name] = len(officer.acts) - WAY_IN
        assert officer.answers == {key: wanted[key] for key in officer.answers}
        figures = sum(key in officer.outline.fields for key in officer.answers)
    return Count(unit, table, figures, acts)
