"""One placed table read cell by cell: its answers, and what is wrong with which cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from renderers.excel.reading.cell_value import BadCell, is_apart, is_nothing, number_of, record_value, typed_answer
from renderers.excel.reading.grid import RawCell
from renderers.excel.reading.placing import Placed
from renderers.excel.reading.result import CellFault
from renderers.table_totals import applies
from templates.answers import Answer, NothingToReport, ReportedApart, Rows, amount
from templates.figure_writing import write_figure
from templates.form import FigureKind, ReportForm
from templates.table import Column, Table
from templates.totals import computed


@dataclass(slots=True)
class TableReading:
    """Answers and faults of one table."""

    answers: dict[str, Answer] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


def read_table(placed: Placed, form: ReportForm, level: str) -> TableReading:
    """Everything a placed table says for a unit of ``level``."""
    reader = _RowOfCells(placed, form, level) if placed.table.rows == "one" else _Records(placed)
    for place in placed.twice:
        reader.fault(placed.first, place, "cột này có hai lần; anh/chị xoá một cột")
    reader.read()
    return reader.reading


class _Reader:
    """What both kinds of tables share."""

    def __init__(self, placed: Placed) -> None:
        self.placed, self.reading = placed, TableReading()

    @property
    def table(self) -> Table:
        return self.placed.table

    def read(self) -> None:
        raise NotImplementedError

    def fault(self, row: int, place: int, what: str) -> None:
        grid = self.placed.grid
        self.reading.faults.append(CellFault(grid.name, grid.cell_name(row, place), what))

    def rows(self) -> Iterator[tuple[int, dict[int, RawCell]]]:
        """Rows below the header in which somebody filled something in."""
        for row in sorted(self.placed.grid.rows):
            if row >= self.placed.first:
                cells = self.placed.grid.rows[row]
                own = {at: cells[at] for at in self.placed.columns if at in cells and not _is_blank(cells[at])}
                # A running number, a unit's name or a computed cell alone does not make a row.
                if any(self.placed.columns[at].is_asked for at in own):
                    yield row, own


class _RowOfCells(_Reader):
    """A table with one row of cells."""

    def __init__(self, placed: Placed, form: ReportForm, level: str) -> None:
        super().__init__(placed)
        self._form, self._level = form, level

    def read(self) -> None:
        rows = list(self.rows())
        if not rows:
            return
        row, cells = rows[0]
        for other, more in rows[1:]:
            self.fault(other, min(more), f"biểu này chỉ có một dòng số liệu (dòng {row + 1}); dòng này không đọc được")
        for place, column in sorted(self.placed.columns.items()):
            if place in cells and column.is_asked:
                self._cell(row, place, column, cells[place])
        if not self.reading.faults:
            self._compare(row, cells)

    def _cell(self, row: int, place: int, column: Column, cell: RawCell) -> None:
        if not applies(self.table, column, frozenset((self._level,))):
            if number_of(cell) != 0:
                self.fault(row, place, "cột này đơn vị không phải điền; anh/chị xoá ô này")
            return
        try:
            answer = typed_answer(cell, self.table, column)
        except BadCell as bad:
            self.fault(row, place, str(bad))
            return
        if answer is not None:
            self.reading.answers[self.table.key(column)] = answer

    def _compare(self, row: int, cells: dict[int, RawCell]) -> None:
        """A value typed over a computed cell must be the value computed."""
        results = computed(self._form, self.reading.answers, self._level)
        for place, column in sorted(self.placed.columns.items()):
            cell = cells.get(place)
            if not column.is_computed or cell is None or cell.formula:
                continue
            expected, typed = amount(results.get(self.table.key(column))), number_of(cell)
            if expected is None and not self._has_parts(column):
                continue
            if typed is None or typed != expected:
                said = (
                    "chưa tính được vì còn ô trống" if expected is None else write_figure(expected, FigureKind.decimal)
                )
                shown = cell.text if typed is None else write_figure(typed, FigureKind.decimal)
                self.fault(row, place, f"ô tính sẵn ghi {shown}, Trợ lý tính ra {said}; anh/chị sửa số hoặc xoá ô này")

    def _has_parts(self, column: Column) -> bool:
        """Whether what the column is made of stands here too: in a print or a paste some of it may not."""
        return set(column.of) <= {one.id for one in self.placed.columns.values()}


class _Records(_Reader):
    """A table of records, one to a row."""

    def read(self) -> None:
        states = {row: state for row, cells in self.rows() if (state := _state(cells))}
        records = [record for row, cells in self.rows() if row not in states and (record := self._record(row, cells))]
        if records:
            self.reading.answers[self.table.id] = Rows(tuple(records))
        elif states and not self.reading.faults:
            self.reading.answers[self.table.id] = next(iter(states.values()))

    def _record(self, row: int, cells: dict[int, RawCell]) -> dict[str, str]:
        asked = {one.id: one for one in self.table.record}
        record: dict[str, str] = {}
        for place, cell in sorted(cells.items()):
            column = asked[self.placed.columns[place].id]
            if is_apart(cell):
                self.fault(row, place, f"ô này còn ghi “{cell.text.strip()}”; anh/chị ghi nội dung hoặc xoá ô này")
                continue
            try:
                if value := record_value(cell, column):
                    record[column.id] = value
            except BadCell as bad:
                self.fault(row, place, str(bad))
        if len(record) == 1 and asked[next(iter(record))].choices:
            # The printed table spreads a choice over columns: the lower line of their titles is no row.
            return {}
        order = [one.id for one in self.table.record]
        return dict(sorted(record.items(), key=lambda item: order.index(item[0])))


def _state(cells: dict[int, RawCell]) -> Answer | None:
    """What a row that holds nothing but the words for a state says of the whole table; rows of content outweigh it."""
    (cell, *more) = cells.values()
    if more:
        return None
    if is_nothing(cell):
        return NothingToReport()
    return ReportedApart() if is_apart(cell) else None


def _written(value: Decimal) -> str:
    return write_figure(value, FigureKind.decimal)


def _is_blank(cell: RawCell) -> bool:
    return not cell.formula and not cell.text.strip()
