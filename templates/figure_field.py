"""One figure of a form: what it counts, who is asked it, and how it is carried to the parent."""

from decimal import Decimal
from enum import StrEnum

from templates.parts import Id, Model, Words


class FigureKind(StrEnum):
    """What a figure counts: whole things, a measured quantity, a share of 100, or đồng; or the number of a document,
    which counts nothing."""

    integer = "integer"
    decimal = "decimal"
    percent = "percent"
    money = "money"
    document_number = "document_number"


class Consolidate(StrEnum):
    """How a figure is carried from units to their parent: percentages are never summed."""

    sum = "sum"
    weighted = "weighted"
    none = "none"


class FigureField(Model):
    """One figure (chỉ tiêu).  ``unit`` is the counted thing ("hội nghị", "đồng"); it may be typed after the number."""

    id: Id
    label: Words
    unit: str = ""
    kind: FigureKind = FigureKind.integer
    required: bool = False
    levels: tuple[str, ...] = ()
    """Unit levels that are asked it; for all others it is không áp dụng.  None given: everyone."""
    default: Decimal | None = None
    """A value offered, never stored unasked (for example 19 criteria)."""
    consolidate: Consolidate = Consolidate.sum
    weight: Id | None = None
    """The field that weighs this one when ``consolidate`` is ``weighted``."""
