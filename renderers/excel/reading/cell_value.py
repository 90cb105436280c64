"""One cell as an answer, or what is wrong with it in a few words."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from renderers.excel import words
from renderers.excel.entry_table import LONG_TEXT
from renderers.excel.reading.grid import RawCell
from renderers.table_totals import KINDS, table_field
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.dates import read_day, short_day
from templates.figure_value import LARGEST
from templates.figure_writing import write_figure
from templates.form import FigureField, FigureKind
from templates.numbers import read_figure
from templates.problem import Problem
from templates.rows import RowColumn
from templates.table import Column, Table
from templates.text import ascii_slug, clean, cut, means_nothing

FORMULA = "là công thức; anh/chị gõ giá trị vào ô"
NOT_A_NUMBER = "không phải số"
_APART = ascii_slug(words.REPORTED_APART)
_LONG = ascii_slug(LONG_TEXT)
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
"""Thousands parted by blanks: in a cell, which holds one number, they are no numbers of their own."""

_NO_YEAR = date(1, 1, 1)
"""In whose year a day without one falls."""


class BadCell(Exception):
    """What is wrong with a cell, in Vietnamese."""


def typed_answer(cell: RawCell, table: Table, column: Column) -> Answer | None:
    """The answer a cell to fill in gives; None where it is empty.  Raises ``BadCell``."""
    if cell.formula:
        raise BadCell(FORMULA)
    text = clean(cell.text) if cell.kind == "text" else cell.text
    if not text or ascii_slug(text) == _LONG:
        return None
    if ascii_slug(text) == _APART:
        return ReportedApart()
    if column.type in KINDS:
        return _figure(cell, text, table_field(table, column))
    return NothingToReport() if means_nothing(text) else Prose(_plain(cell, text))


def is_nothing(cell: RawCell) -> bool:
    """Whether the cell says exactly that there is nothing to report."""
    return cell.kind == "text" and means_nothing(cell.text)


def is_apart(cell: RawCell) -> bool:
    """Whether the cell says that its content was reported by another way."""
    return cell.kind == "text" and ascii_slug(cell.text) == _APART


def number_of(cell: RawCell) -> Decimal | None:
    """The number a cell holds, typed or computed; None where it holds none."""
    if cell.kind == "number":
        return _decimal(cell)
    field = FigureField(id="so", label="số", kind=FigureKind.decimal)
    read = read_figure(cell.text, field) if cell.kind == "text" else None
    return read.value if isinstance(read, Figure) else None


def record_value(cell: RawCell, asked: RowColumn) -> str:
    """What a record keeps of a cell; "" where it is empty.  Raises ``BadCell``."""
    if cell.formula:
        raise BadCell(FORMULA)
    if cell.kind in ("error", "truth"):
        raise BadCell(f"“{cut(cell.text, 30)}” không phải nội dung")
    text = clean(_plain(cell, cell.text))
    if not text or ascii_slug(text) == _LONG:
        return ""
    readers: dict[str, Callable[[RawCell, str, RowColumn], str]] = {
        "choice": _choice,
        "day": _day,
        "integer": _whole,
    }
    reader = readers.get(asked.kind)
    return reader(cell, text, asked) if reader else text


def _figure(cell: RawCell, text: str, field: FigureField) -> Answer:
    if cell.kind == "day":
        raise BadCell(f"là ngày ({_plain(cell, text)}), {NOT_A_NUMBER}")
    if cell.kind in ("truth", "error"):
        raise BadCell(NOT_A_NUMBER)
    if cell.kind == "text":
        read = read_figure(text.replace(" ", ".") if _SPACED.fullmatch(text) else text, field)
        if isinstance(read, Problem):
            raise BadCell(_said(read))
        return read
    value = _decimal(cell)
    if value is None:
        raise BadCell(NOT_A_NUMBER)
    if cell.hundredfold and field.kind is FigureKind.percent:
        value = Decimal(f"{(value * 100).normalize():f}")
    if fault := _fault(value, field):
        raise BadCell(fault)
    return Figure(value)


def _decimal(cell: RawCell) -> Decimal | None:
    """The number as a person would write it: a file may hold 93.599999999999994 for 93,6."""
    try:
        exact = Decimal(repr(float(cell.text)))
        return Decimal(f"{exact.normalize():f}") + 0 if exact.is_finite() else None
    except (ValueError, InvalidOperation):
        return None


def _fault(value: Decimal, field: FigureField) -> str:
    shown = write_figure(value, field.kind)
    if value < 0:
        return f"là số âm ({shown})"
    if field.kind is FigureKind.integer and value != value.to_integral_value():
        return f"có phần lẻ ({shown}), cần số nguyên"
    if field.kind is FigureKind.percent and value > 100:
        return f"lớn hơn 100% ({shown})"
    return "lớn quá mức có thể lưu" if value >= LARGEST else ""


def _said(problem: Problem) -> str:
    text = f"“{problem.values.get('text', '')}”"
    kinds = {
        "negative": f"{text} là số âm",
        "not_whole": f"{text} có phần lẻ, cần số nguyên",
        "above_hundred": f"{text} lớn hơn 100%",
        "too_large": f"{text} lớn quá mức có thể lưu",
        "ambiguous": f"{text} có thể hiểu là {problem.values.get('candidates', '')}",
        "one_figure": f"{text} có nhiều số, cần một số",
        "not_exact": f"{text} chưa phải một số chính xác",
        "wrong_unit": f"{text} không khớp với cột này",
    }
    return kinds.get(problem.code, f"{text} {NOT_A_NUMBER}")


def _plain(cell: RawCell, text: str) -> str:
    """A number or a day that stands where words belong, written the way people write it."""
    if cell.kind == "number":
        value = _decimal(cell)
        return text if value is None else f"{value:f}".replace(".", ",")
    if cell.kind == "day":
        try:
            return short_day(date.fromisoformat(text))
        except ValueError:
            return text
    return text


def _choice(cell: RawCell, text: str, asked: RowColumn) -> str:
    said = ascii_slug(text)
    for choice in asked.choices:
        if said in (ascii_slug(choice.label), ascii_slug(choice.id)):
            return choice.id
    labels = "; ".join(choice.label for choice in asked.choices)
    raise BadCell(f"“{cut(text, 40)}” không có trong danh sách ({labels})")


def _day(cell: RawCell, text: str, asked: RowColumn) -> str:
    read = read_day(text, _NO_YEAR)
    if isinstance(read, Problem) or cell.kind == "number":
        raise BadCell(f"“{cut(text, 40)}” không phải ngày; ghi dạng 05/6/2026")
    if read.year < 1900:
        raise BadCell(f"“{cut(text, 40)}” thiếu năm; ghi dạng 05/6/2026")
    return read.isoformat()


def _whole(cell: RawCell, text: str, asked: RowColumn) -> str:
    answer = _figure(cell, clean(cell.text), FigureField(id=asked.id, label=asked.label))
    return f"{answer.value:f}" if isinstance(answer, Figure) else "0"
