"""A cell that holds the words of an answer's state where a figure is expected."""

from dataclasses import replace

from renderers.excel import style, words
from renderers.excel.book import Sheet
from renderers.excel.style import Style

SHORT = {words.NOTHING_FIGURE: ("KPS", 14.0), words.REPORTED_APART: ("BCR", 17.0)}
"""How a column narrower than so many characters shows the words: shrunk to its width they could not be read."""


def state_cell(sheet: Sheet, row: int, column: int, said: str) -> None:
    """Write the words, which formulas look for; a narrow column shows their letters, as the cover explains."""
    sheet.text(row, column, said, _shown(said, sheet.width(column)))


def _shown(said: str, width: float) -> Style:
    short, least = SHORT[said]
    return style.STATE if width >= least else replace(style.STATE, number_format=f';;;"{short}"')
