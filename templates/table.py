"""The schema of a table (biểu): leaf columns with their header paths, and what each column means."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from templates.parts import Id, Model, Words
from templates.rows import RowColumn


class ColumnType(StrEnum):
    """What a cell holds.

    A ``total`` (a sum) and a ``share`` (the first of two columns in percent of the second) are computed, shown,
    never asked.  ``place`` is the row's running number, ``unit`` the name of the unit the row belongs to.
    """

    integer = "integer"
    decimal = "decimal"
    percent = "percent"
    text = "text"
    total = "total"
    share = "share"
    place = "place"
    unit = "unit"


class ColumnRule(StrEnum):
    """How a column is carried from units to their parent.

    ``list`` writes the units' entries one after another, ``select`` keeps those the parent picks, ``recompute``
    computes totals anew from the carried columns.
    """

    sum = "sum"
    weighted = "weighted"
    list = "list"
    select = "select"
    none = "none"
    recompute = "recompute"


class Header(Model):
    """One cell of a header path.  ``rows`` is its height; the last cell of a path reaches down to the figures.

    Neighbouring columns share a cell when it is alike in everything; ``apart`` makes it unlike its neighbour.
    """

    text: Words
    rows: Annotated[int, Field(ge=1)] = 1
    apart: bool = False


def _header(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Cell(Model):
    """Where a column of a table of records takes its cell from: a row's column, if the row's choices are these.

    ``mark`` stands for an empty text in a row that fits.
    """

    column: Id
    when: dict[Id, Id] = Field(default_factory=dict)
    mark: str = ""


class Column(Model):
    """A leaf column.  ``of`` are the columns a total adds up (a share divides); ``weight`` weighs a ``weighted`` one.

    ``label`` names the cell in the chat where its header path would not do.  A column that is not ``printed`` is asked
    and carried only to compute others.  ``cell`` fills it from records.

    ``levels`` are the unit levels that fill it in; for all others it is không áp dụng.  None given: everyone.
    """

    id: Id
    path: Annotated[tuple[Annotated[Header, BeforeValidator(_header)], ...], Field(min_length=1)]
    type: ColumnType
    of: tuple[Id, ...] = ()
    consolidate: ColumnRule
    weight: Id | None = None
    levels: tuple[str, ...] = ()
    label: str = ""
    hint: str = ""
    required: bool = True
    printed: bool = True
    sensitive: bool = False
    named: bool = False
    """In a parent's table the unit's name stands before this column's text."""
    cell: Cell | None = None

    @property
    def is_computed(self) -> bool:
        return self.type in (ColumnType.total, ColumnType.share)

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to type it (for records, the record is asked instead)."""
        return not self.is_computed and self.type not in (ColumnType.place, ColumnType.unit)

    def applies_to(self, level: str) -> bool:
        """Whether a unit of ``level`` fills this column in."""
        return not self.levels or level in self.levels


class Band(Model):
    """A heading row that groups the records under it."""

    id: Id
    heading: Words


class Table(Model):
    """A table (biểu).

    ``rows``: ``one`` row of cells for a unit; any number of ``records``, grouped in ``bands`` if any; or records
    ``gathered`` into one row, each cell a list.  ``number`` is "Biểu 1A", ``heading`` the line above the title.
    A ``ruled`` title has "-----" under it; ``compiled`` tables end with "Người lập biểu".
    """

    id: Id
    number: Words
    heading: str = ""
    title: Words
    rows: Literal["one", "records", "gathered"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    record: tuple[RowColumn, ...] = ()
    most: Annotated[int, Field(ge=1)] | None = None
    unique: Id | None = None
    band_of: Id | None = None
    """The record's choice that names its band."""
    bands: tuple[Band, ...] = ()
    ruled: bool = True
    compiled: bool = False
    sensitive: bool = False

    @property
    def printed(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.printed)

    def key(self, column: Column) -> str:
        """The id a column's answer is kept under: "bieu_1a.hn_co_so_so_nguoi"."""
        return f"{self.id}.{column.id}"

    def adds_up(self, column: Column, level: str) -> bool:
        """Whether a computed column tells a unit of ``level`` more than the one cell it filled in itself."""
        parts = [part for part in self.columns if part.id in column.of and (part.is_computed or part.applies_to(level))]
        return column.is_computed and (column.type is ColumnType.share or len(parts) > 1)
