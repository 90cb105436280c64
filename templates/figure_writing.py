"""Figures as official reports write them (document-standards 4)."""

from decimal import Decimal

from templates.form import FigureField, FigureKind

_VIETNAMESE = str.maketrans(",.", ".,")


def write_figure(value: Decimal, kind: FigureKind) -> str:
    """``value`` as tables write it: "1.250", "93,6", "35.300.000"; the number of a document without dots: "1250".

    Nothing is rounded, whatever ``kind`` says, and neither "%" nor "đồng" is added.
    """
    if kind is FigureKind.document_number:
        return f"{int(value):02}"
    return f"{value.normalize() + 0:,f}".translate(_VIETNAMESE)


def write_count(value: Decimal, kind: FigureKind) -> str:
    """``value`` in running text: whole counts from 1 to 9 take a leading zero ("03 hội nghị")."""
    written = write_figure(value, kind)
    padded = kind is FigureKind.integer and len(written) == 1 and value
    return f"0{written}" if padded else written


def with_unit(value: Decimal, field: FigureField) -> str:
    """``value`` with what it counts: "12 hội nghị", "35.300.000 đồng", "93,6%"."""
    return _with_unit(write_figure(value, field.kind), field)


def count_with_unit(value: Decimal, field: FigureField) -> str:
    """``with_unit`` in running text: "03 hội nghị"."""
    return _with_unit(write_count(value, field.kind), field)


def _with_unit(written: str, field: FigureField) -> str:
    if field.kind is FigureKind.percent:
        return f"{written}%"
    unit = field.unit or ("đồng" if field.kind is FigureKind.money else "")
    return f"{written} {unit}".rstrip()
