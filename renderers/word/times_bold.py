"""Widths of Times New Roman Bold, from which the lengths of drawn lines follow."""

import unicodedata
from functools import cache, lru_cache

_WIDTHS = {
    220: "|",
    250: " ,.\u00a0",
    278: "'/\\il",
    333: "!()-:;[]`fjt‘’",
    389: "Is",
    394: "{}",
    444: "cerz",
    500: "#$*0123456789?J_agovxy“”–",
    520: "~",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W—…",
}
"""Thousandths of the font size -> characters; letters with marks are as wide as the letter below them."""

_BY_CHARACTER = {char: width for width, chars in _WIDTHS.items() for char in chars}
_HORN = "\u031b"
_OTHER = 500


def text_width(text: str, size: float) -> float:
    """Width of ``text`` in points when set in bold at ``size`` points."""
    return _thousandths(text) * size / 1000


@lru_cache(maxsize=1 << 13)
def _thousandths(text: str) -> int:
    """Kept for a while: a line is tried in many widths, and a table's headers come again in every report."""
    return sum(map(_character_width, unicodedata.normalize("NFC", text)))


def _character_width(char: str) -> int:
    known = _BY_CHARACTER.get(char)
    return known if known is not None else _width_of_composed(char)


@cache
def _width_of_composed(char: str) -> int:
    parts = unicodedata.normalize("NFD", char)
    base = parts[0]
    horned = unicodedata.normalize("NFC", base + _HORN) if _HORN in parts else base
    return _BY_CHARACTER.get(horned, _OTHER)
