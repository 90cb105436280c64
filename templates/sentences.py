"""Official sentences made from figures by a pattern in the form.

A pattern is text with ``{field}`` (count form: "03"), ``{field:plain}`` ("3"), ``{field:change}``
(", tăng 3 so với cùng kỳ năm 2025" or nothing) and optional parts ``[ … ]``, which do not nest and
are left out when a figure in them is unanswered, zero or "không phát sinh".
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from templates.answers import Answers, amount
from templates.figure_writing import write_count, write_figure
from templates.form import FigureField, FigureKind
from templates.pattern import Slot, parse
from templates.report import Comparison

_FORMS = ("plain", "change")


def names(pattern: str) -> frozenset[str]:
    """The field ids ``pattern`` names.

    Raises ValueError, with a Vietnamese sentence, when the pattern is not well formed.
    """
    return frozenset[str]().union(*(part.names for part in parse(pattern, _FORMS)))


def parts_of(pattern: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The parts of ``pattern``, each in order as (words, "") or (field id, "count" | "plain" | "change")."""
    return tuple(
        tuple((piece, "") if isinstance(piece, str) else (piece.name, piece.form or "count") for piece in part.pieces)
        for part in parse(pattern, _FORMS)
        if part.names
    )


def propose(
    pattern: str, fields: Mapping[str, FigureField], answers: Answers, comparison: Comparison | None
) -> str | None:
    """The sentence ``pattern`` makes of ``answers``; None when a figure it cannot do without is not known.

    ``fields`` holds every field the pattern names.  "Không phát sinh" counts as 0.
    """
    written = ""
    for part in parse(pattern, _FORMS):
        values = {name: amount(answers.get(name)) for name in part.names}
        if part.optional and not all(values.values()):
            continue
        if any(value is None for value in values.values()):
            return None
        written += "".join(_write(piece, fields, answers, comparison) for piece in part.pieces)
    return _tidy(written) or None


def _write(
    piece: str | Slot, fields: Mapping[str, FigureField], answers: Answers, comparison: Comparison | None
) -> str:
    if isinstance(piece, str):
        return piece
    field, value = fields[piece.name], amount(answers.get(piece.name)) or Decimal(0)
    match piece.form:
        case "plain":
            return write_figure(value, field.kind)
        case "change":
            return _change(field, value, comparison)
        case _:
            return write_count(value, field.kind)


def _change(field: FigureField, value: Decimal, comparison: Comparison | None) -> str:
    earlier = amount(comparison.answers.get(field.id)) if comparison else None
    if comparison is None or earlier is None:
        return ""
    if value == earlier:
        return f", bằng {comparison.wording}"
    direction = "tăng" if value > earlier else "giảm"
    return f", {direction} {_amount(field, abs(value - earlier))} so với {comparison.wording}"


def _amount(field: FigureField, difference: Decimal) -> str:
    """How large a change is: shares differ by points, measures and money repeat their unit."""
    units = {
        FigureKind.percent: "điểm phần trăm",
        FigureKind.money: field.unit or "đồng",
        FigureKind.decimal: field.unit,
        FigureKind.integer: "",
    }
    return f"{write_figure(difference, field.kind)} {units[field.kind]}".rstrip()


def _tidy(written: str) -> str:
    """One sentence: single spaces, no mark doubled where a part fell out, a capital and a full stop."""
    line = re.sub(r"\s+", " ", written)
    line = re.sub(r"\s+([,;:.])", r"\1", line)
    line = re.sub(r"[,;:]+(?=[,;:.])", "", line)
    line = re.sub(r"\.{2,}", ".", line).strip(" ,;:")
    if not any(letter.isalnum() for letter in line):
        return ""
    return line[0].upper() + line[1:] + ("" if line.endswith(".") else ".")
