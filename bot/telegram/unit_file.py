"""A table of units sent as a workbook, read into rows; nothing in it is trusted."""

from collections.abc import Mapping

from dialogs.event import Event, SentBadFile, SentUnits
from renderers.office_format import WORKBOOK, Unreadable
from templates.problem import Problem
from templates.text import ascii_slug, clean
from templates.unit_rows import UnitRow

HEADINGS = {
    "ten-don-vi": "name",
    "ten": "name",
    "name": "name",
    "ma": "code",
    "ma-don-vi": "code",
    "code": "code",
    "ma-cap-tren": "parent_code",
    "ma-don-vi-cap-tren": "parent_code",
    "parent-code": "parent_code",
    "cap": "level",
    "level": "level",
    "ten-cap-uy": "party_body",
    "party-body": "party_body",
    "dang-bo-cap-tren": "party_superior",
    "party-superior": "party_superior",
    "ten-uy-ban": "state_body",
    "state-body": "state_body",
    "dia-danh": "place",
    "place": "place",
}
"""What a column is called, marks and capitals aside, in Vietnamese or as the command line has it."""


def read_units(content: bytes) -> Event:
    """The rows of the first sheet that has a column of names; why not, where there is none."""
    from renderers.excel.reading.sheets import read_sheets  # noqa: PLC0415 - lxml loads on first use
    from renderers.office_package import opened  # noqa: PLC0415

    try:
        with opened(content, WORKBOOK) as package:
            grids = read_sheets(package)
    except Unreadable as refused:
        return SentBadFile(refused.problem)
    for grid in grids:
        lines = [(number + 1, _texts(row)) for number, row in sorted(grid.rows.items())]
        for place, (_, titles) in enumerate(lines):
            columns = {column: HEADINGS.get(ascii_slug(title), "") for column, title in titles.items()}
            if "name" in columns.values():
                return SentUnits(tuple(_row(number, texts, columns) for number, texts in lines[place + 1 :]))
    return SentBadFile(Problem("xlsx_no_units"))


def _texts(row: Mapping[int, object]) -> dict[int, str]:
    return {column: _text(getattr(cell, "text", "")) for column, cell in row.items()}


def _text(text: str) -> str:
    """A cell as it is seen: Excel keeps the code 101 as a number."""
    return " ".join(clean(text.removesuffix(".0") if text.replace(".", "", 1).isdecimal() else text).split())


def _row(number: int, texts: Mapping[int, str], columns: Mapping[int, str]) -> UnitRow:
    return UnitRow(number, {name: texts[column] for column, name in columns.items() if name and texts.get(column)})
