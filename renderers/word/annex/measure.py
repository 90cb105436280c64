"""How wide and how high a text is when it is set in a cell."""

import math

from renderers.word.line_breaks import wrap
from renderers.word.times_bold import text_width

LINE = 1.16
"""Height of a line of Times New Roman, in font sizes."""

_SAFE = 1.03
"""Room for a font that is a little wider than the one measured."""


def words(text: str) -> list[str]:
    """The words of a text, however many paragraphs it has."""
    return text.split()


def word_width(text: str, size: float) -> float:
    """Points of the longest word."""
    return max((text_width(word, size) for word in words(text)), default=0.0) * _SAFE


def whole_width(text: str, size: float) -> float:
    """Points of the text on one line."""
    return text_width(text, size) * _SAFE


def lines(text: str, size: float, width: float) -> int:
    """How many lines each paragraph takes within ``width`` points, together."""
    return sum(_paragraph_lines(paragraph, size, width) for paragraph in text.split("\n"))


def height(text: str, size: float, width: float) -> float:
    """Points the text takes down the page."""
    return lines(text, size, width) * size * LINE


def turned_height(text: str, size: float, width: float) -> float:
    """The least height in which the text, turned on its side, fits a column ``width`` points wide."""
    room = max(1, math.floor(width / (size * LINE)))
    tried = max(word_width(text, size), whole_width(text, size) / room)
    while lines(text, size, tried) > room:
        tried += size / 2
    return tried


def _paragraph_lines(paragraph: str, size: float, width: float) -> int:
    """Words longer than a line are broken by Word into several."""
    broken = sum(math.floor(text_width(word, size) * _SAFE / width) for word in words(paragraph))
    return max(1, len(wrap(words(paragraph), size * _SAFE, width))) + broken
