"""Text that people typed, made fit for a cell: text only, within Excel's limits, nothing of it lost."""

import re

LONGEST_CELL = 32_767
"""Excel's limit for one cell, in UTF-16 units (Excel specifications and limits: "Total number of characters")."""
MOST_LINE_FEEDS = 253
"""Excel's limit of line feeds in one cell (same list)."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS_OF_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TO_CLEAN = re.compile(f"{_NOT_IN_XML.pattern}|{_MARKS_OF_DIRECTION.pattern}")
"""Any of both; a carriage return is among the first.  Most texts have none, and one look is enough."""


def cell_text(text: str) -> str:
    """``text`` without characters an XML file cannot hold or that would turn a cell's text around.

    XlsxWriter takes a string from "<r>" to "</r>" for finished XML and writes it unescaped; a blank after it keeps
    such a text text.
    """
    cleaned = text
    if _TO_CLEAN.search(text):
        cleaned = _MARKS_OF_DIRECTION.sub("", _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return f"{cleaned} " if cleaned.startswith("<r>") and cleaned.endswith("</r>") else cleaned


def cell_pieces(text: str) -> tuple[str, ...]:
    """``text`` cut into pieces that each fit a cell; joined they are the cleaned text again."""
    rest = cell_text(text)
    if _fitting_length(rest) == len(rest):
        return (rest,)
    pieces = []
    while len(piece := _first_piece(rest)) < len(rest):
        pieces.append(cell_text(piece))
        rest = rest[len(piece) :]
    return (*pieces, cell_text(rest))


def _first_piece(text: str) -> str:
    """The longest beginning that fits, ending after white space where there is any in its second half."""
    fitting = text[: _fitting_length(text)]
    if len(fitting) == len(text):
        return text
    last_space = max(fitting.rfind("\n"), fitting.rfind(" "))
    return fitting[: last_space + 1] if last_space >= len(fitting) // 2 else fitting


def _fitting_length(text: str) -> int:
    if len(text) * 2 < LONGEST_CELL and text.count("\n") <= MOST_LINE_FEEDS:
        return len(text)
    units = feeds = 0
    for position, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        feeds += character == "\n"
        # One unit stays free for the blank that ``cell_text`` may add.
        if units >= LONGEST_CELL or feeds > MOST_LINE_FEEDS:
            return position
    return len(text)
