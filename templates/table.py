"""The schema of a table (biểu): leaf columns with their header paths, and what each column means."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from templates.form import Id, Model, Parameter, Words


class ColumnType(StrEnum):
    """What a cell holds.  A ``total`` is computed from other columns, shown, never asked."""

    integer = "integer"
    decimal = "decimal"
    percent = "percent"
    text = "text"
    total = "total"


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


class Column(Model):
    """A leaf column.  ``of`` are the columns a total adds up; ``weight`` weighs a ``weighted`` one.

    ``levels`` are the unit levels that fill it in; for all others it is không áp dụng.  None given: everyone.
    """

    id: Id
    path: Annotated[tuple[Annotated[Header, BeforeValidator(_header)], ...], Field(min_length=1)]
    type: ColumnType
    of: tuple[Id, ...] = ()
    consolidate: ColumnRule
    weight: Id | None = None
    levels: tuple[str, ...] = ()

    def applies_to(self, level: str) -> bool:
        """Whether a unit of ``level`` fills this column in."""
        return not self.levels or level in self.levels


class Band(Model):
    """A heading row that groups the records under it."""

    id: Id
    heading: Words


class Table(Model):
    """A table (biểu): ``one`` row of figures for a unit, or any number of ``records``, grouped in ``bands`` if any."""

    id: Id
    title: Words
    rows: Literal["one", "records"]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    bands: tuple[Band, ...] = ()
    sensitive: bool = False


class TableSet(Model):
    """Tables that share parameters, as one file defines them."""

    parameters: dict[str, Parameter] = Field(default_factory=dict)
    tables: Annotated[tuple[Table, ...], Field(min_length=1)]
