"""What one unit's answers say in the cells of a table's row."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from renderers.table_totals import applies
from renderers.word.annex.grid import Cell, Wide
from renderers.word.annex.words import APART, NOTHING
from templates.answers import Answer, Answers, Figure, NothingToReport, Prose, ReportedApart
from templates.figure_writing import write_figure
from templates.form import FigureKind
from templates.table import Column, ColumnType, Table

written = lru_cache(maxsize=1 << 16)(lambda value: write_figure(value, FigureKind.decimal))
"""A figure as tables write it; most of a table's figures are small and come again and again."""


class RowReader:
    """Reads the rows of units of the same levels from their answers; ``blank`` stands where an answer is missing."""

    __slots__ = ("_asked", "_blank", "_columns", "_silent")

    def __init__(self, table: Table, levels: frozenset[str] | None, *, blank: str = "") -> None:
        self._columns = tuple((table.key(column), *_said_of(table, column, levels, blank)) for column in table.printed)
        self._asked = tuple(
            table.key(column) for column in table.columns if column.is_asked and applies(table, column, levels)
        )

    def state(self, answers: Answers) -> type[Answer] | None:
        """The state that all asked cells share when they have none but words for it: nothing, or reported apart."""
        kinds = {type(answers.get(key)) for key in self._asked}
        for kind in (NothingToReport, ReportedApart):
            if kinds == {kind}:
                return kind
        return None

    def cells(self, answers: Answers, place: int, unit: str) -> tuple[Cell, ...]:
        """The row's cells, without a number where ``place`` is 0; neighbours reported apart are one."""
        own = {ColumnType.place: str(place or ""), ColumnType.unit: unit}
        texts: list[str] = []
        for key, kind, is_text, missing in self._columns:
            answer = answers.get(key) if missing is not None else None
            if type(answer) is Figure:
                texts.append(written(answer.value))
            elif kind is not None:
                texts.append(own[kind])
            else:
                texts.append(_other(answer, is_text, missing or ""))
        return merged(texts) if APART in texts else tuple(texts)


def merged(texts: Sequence[str]) -> tuple[Cell, ...]:
    """The cells with every run of "(Có báo cáo riêng)" made one."""
    return tuple(_runs(texts))


def _runs(texts: Sequence[str]) -> Iterator[Cell]:
    for text, run in groupby(texts):
        cells = list(run)
        if text == APART and len(cells) > 1:
            yield Wide(APART, len(cells))
        else:
            yield from cells


def _said_of(
    table: Table, column: Column, levels: frozenset[str] | None, blank: str
) -> tuple[ColumnType | None, bool, str | None]:
    """Its own type if it names or numbers the row, whether it holds text, what stands for no answer.

    None stands for none at all: không áp dụng.
    """
    own = column.type if column.type in (ColumnType.place, ColumnType.unit) else None
    missing = (blank if column.is_asked else "") if applies(table, column, levels) else None
    return own, column.type is ColumnType.text, missing


def _other(answer: Answer | None, is_text: bool, missing: str) -> str:
    match answer:
        case Prose() as prose if prose.paragraphs:
            return "\n".join(prose.paragraphs)
        case NothingToReport():
            return NOTHING if is_text else "0"
        case ReportedApart():
            return APART
        case _:
            return missing
