"""Computed figures: sums and shares of a table's columns, sums of blanks; always made anew, never kept."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from templates.answers import Answer, Answers, Figure, NothingToReport
from templates.form import ReportForm
from templates.form_figures import form_sums
from templates.table import Column, ColumnType, Table


def computed(form: ReportForm, answers: Answers, level: str | None) -> dict[str, Answer]:
    """Every computed cell that can be told from the answers of a unit of ``level`` (None as in ``Totals``), by key."""
    return _totals(_Known(form), level).of(answers)


def with_computed(form: ReportForm, answers: Answers, level: str) -> dict[str, Answer]:
    """The answers together with every computed cell."""
    return {**answers, **computed(form, answers, level)}


class Totals:
    """The computed columns of a form for units of one level: found once, then computed for as many as there are.

    Parts that are không áp dụng for the level do not count; a part without an answer leaves the total unknown.
    ``level`` None is that of no unit: of what was added to totals by hand a sum is of the parts it was added to.
    """

    __slots__ = ("_of_known", "_shares", "_sums")

    def __init__(self, form: ReportForm, level: str | None) -> None:
        self._of_known = level is None
        columns = [(table, column) for table in form.tables for column in table.columns if column.is_computed]
        self._sums = (
            *(
                (table.key(column), parts)
                for table, column in columns
                if column.type is ColumnType.total and (parts := tuple(_parts(table, column, level)))
            ),
            *((one.id, one.of) for one in form_sums(form)),
        )
        self._shares = tuple(
            (table.key(column), tuple(f"{table.id}.{name}" for name in column.of))
            for table, column in columns
            if column.type is ColumnType.share
        )

    def of(self, answers: Answers) -> dict[str, Answer]:
        """Every computed cell that can be told from one unit's answers, by key."""
        found: dict[str, Answer] = {}
        for key, parts in self._sums:
            known = [part for part in parts if part in answers] if self._of_known else parts
            values = _values(answers, known)
            if values is not None and known:
                found[key] = Figure(sum(values, _ZERO))
        for key, parts in self._shares:
            values = _values(answers, parts)
            percent = share(*values) if values else None
            if percent is not None:
                found[key] = Figure(percent)
        return found


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """``part`` in percent of ``whole`` to two decimals; None of nothing."""
    return (100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP) if whole else None


_ZERO = Decimal(0)


def _parts(table: Table, column: Column, level: str | None) -> Iterator[str]:
    """The keys of what a sum adds up for units of ``level``."""
    columns = {one.id: one for one in table.columns}
    return (table.key(columns[name]) for name in column.of if level is None or columns[name].applies_to(level))


def _values(answers: Answers, keys: Sequence[str]) -> list[Decimal] | None:
    """What the cells count; None where one of them is not known."""
    values = []
    for key in keys:
        answer = answers.get(key)
        if type(answer) is Figure:
            values.append(answer.value)
        elif type(answer) is NothingToReport:
            values.append(_ZERO)
        else:
            return None
    return values


class _Known:
    """A form by its identity: the reports of a whole country share one, and comparing forms takes long."""

    __slots__ = ("form",)

    def __init__(self, form: ReportForm) -> None:
        self.form = form

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.form is self.form

    def __hash__(self) -> int:
        return id(self.form)


@lru_cache(maxsize=32)
def _totals(known: _Known, level: str | None) -> Totals:
    return Totals(known.form, level)
