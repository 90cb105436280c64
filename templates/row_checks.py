"""What is wrong with a list of rows: cells left empty that may not be, and values two rows may not share."""

from collections.abc import Iterator, Mapping

from templates.problem import Problem
from templates.rows import RowColumn, RowList

Row = Mapping[str, str]


def row_problems(question: RowList, rows: tuple[Row, ...], picked: int = 0) -> tuple[Problem, ...]:
    """Every problem of the rows, in their order; ``where`` is the question's id, ``values["row"]`` counts from 1.

    ``picked`` are rows of other units that stand in the list too.
    """
    return (*_cells(question, rows), *_twins(question, rows), *_too_many(question, len(rows) + picked))


def is_wanted(column: RowColumn, row: Row) -> bool:
    """Whether this row may not leave the column empty."""
    conditional = bool(column.required_when) and all(
        row.get(name) == choice for name, choice in column.required_when.items()
    )
    return column.required or conditional


def _cells(question: RowList, rows: tuple[Row, ...]) -> Iterator[Problem]:
    for number, row in enumerate(rows, 1):
        for column in question.columns:
            if row.get(column.id):
                continue
            values = {"row": str(number), "column": column.label}
            if is_wanted(column, row):
                yield Problem("row_cell_missing", question.id, values)
            elif any(row.get(name) in choices for name, choices in column.advised_when.items()):
                yield Problem("row_cell_advised", question.id, values, blocks=False)


def _twins(question: RowList, rows: tuple[Row, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        value = " ".join(row.get(question.unique or "", "").lower().split())
        if value and value in seen:
            yield Problem("row_twice", question.id, {"row": str(number), "other": str(seen[value])})
        elif value:
            seen[value] = number


def _too_many(question: RowList, count: int) -> Iterator[Problem]:
    if question.most is not None and count > question.most:
        values = {"most": str(question.most), "count": str(count)}
        yield Problem("too_many_rows", question.id, values)
