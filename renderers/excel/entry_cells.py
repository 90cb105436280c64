"""Cells of a workbook to fill in, with what is answered already."""

from dataclasses import replace
from decimal import Decimal

from renderers.excel import style, words
from renderers.excel.book import Sheet
from renderers.excel.cell_text import cell_pieces
from renderers.excel.entry_table import LONG_TEXT
from renderers.excel.style import Style
from renderers.excel.table_row import cell_style
from renderers.record_cells import record_words
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.rows import RowColumn
from templates.table import Column, ColumnType

_TEXT_FORMAT = "@"


def record_cell(sheet: Sheet, at: tuple[int, int], asked: RowColumn, value: str) -> None:
    """One thing of a record; a number with more digits than Excel keeps stays a text."""
    if asked.kind == "integer":
        digits = value.isascii() and value.isdigit() and len(value) <= 15
        if digits:
            sheet.number(*at, int(value), style.ENTRY_FIGURE)
        elif value:
            sheet.text(*at, value, style.ENTRY_FIGURE)
        else:
            sheet.blank(*at, style.ENTRY_FIGURE)
        return
    looks = replace(style.ENTRY, number_format=_TEXT_FORMAT)
    _text_cell(sheet, at, record_words(asked, value), looks)


def entry_cell(sheet: Sheet, at: tuple[int, int], column: Column, answer: Answer | None) -> None:
    """One cell of a figure or a text, with what is answered or how it stands."""
    is_text = column.type is ColumnType.text
    looks = replace(style.ENTRY, number_format=_TEXT_FORMAT) if is_text else style.ENTRY_FIGURE
    match answer:
        case Figure(value):
            sheet.number(*at, value, _figure_style(column, value))
        case Prose(text):
            _text_cell(sheet, at, text, looks)
        case NothingToReport() | ReportedApart():
            sheet.text(*at, state_words(answer), replace(looks, wrap=True))
        case _:
            sheet.blank(*at, looks if is_text else _figure_style(column, None))


def _figure_style(column: Column, value: Decimal | None) -> Style:
    return cell_style(style.ENTRY_FIGURE, column, value if column.type is ColumnType.integer else Decimal("0.5"))


def _text_cell(sheet: Sheet, at: tuple[int, int], text: str, looks: Style) -> None:
    if not text:
        sheet.blank(*at, looks)
    elif len(cell_pieces(text)) > 1:
        sheet.text(*at, LONG_TEXT, replace(looks, unlocked=False))
    else:
        sheet.text(*at, text, looks)


def state_words(answer: Answer) -> str:
    return words.NOTHING_FIGURE if isinstance(answer, NothingToReport) else words.REPORTED_APART


def text_of(answer: Answer | None) -> str:
    return answer.text if isinstance(answer, Prose) and len(cell_pieces(answer.text)) == 1 else ""
