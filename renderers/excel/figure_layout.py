"""Where things stand on the sheet of figures."""

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from renderers.excel.book import cell_range
from renderers.excel.header import FigureColumn
from templates.figure_field import FigureField
from templates.report import Report

TITLE_ROWS = 4
"""Title, subject, basis and a free row above the header."""
LEADING_COLUMNS = 2
"""STT and the unit's name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand: rows and columns counted from 0."""

    columns: tuple[FigureColumn, ...]
    header_rows: int
    rows: tuple[Report, ...]
    """What stands in the rows, one after the other."""
    before: int = 0
    """How many of them stand before the units', and ``after`` how many behind."""
    after: int = 0

    @property
    def units(self) -> int:
        return len(self.rows)

    def asked(self, field: FigureField) -> str:
        """How many units are asked ``field``, as a formula says it."""
        asked = sum(one.is_asked(field.levels) and field.id not in one.left_out for one in self.rows)
        return f"ROWS({self.cells_of(field.id)})" if asked == len(self.rows) else str(asked)

    @property
    def first_unit_row(self) -> int:
        return TITLE_ROWS + self.header_rows

    @property
    def total_row(self) -> int:
        return self.first_unit_row + self.units

    def place(self, field_id: str) -> int:
        """The column of one figure."""
        places = {column.field.id: place for place, column in enumerate(self.columns, LEADING_COLUMNS)}
        return places[field_id]

    def cell(self, row: int, field_id: str) -> str:
        """One figure's cell in a row, as a formula names it."""
        return str(xl_rowcol_to_cell(row, self.place(field_id)))

    def cells_of(self, field_id: str) -> str:
        """The cells of all units of one figure, as a formula names them."""
        return cell_range(self.first_unit_row, self.total_row - 1, self.place(field_id))

    def units_cells(self, field_id: str) -> str:
        """Those of one figure in the units' own rows; "" where there is none."""
        first, last = self.first_unit_row + self.before, self.total_row - 1 - self.after
        return cell_range(first, last, self.place(field_id)) if last >= first else ""
