"""People's text: the one normalisation at the door, and small questions asked of a text."""

import re
import unicodedata

from templates.seams import join_pieces, seam
from templates.utf16 import cut, utf16_length

__all__ = [
    "ascii_slug",
    "clean",
    "count_words",
    "cut",
    "join_pieces",
    "looks_short",
    "means_nothing",
    "paragraphs",
    "seam",
    "secrecy_mark",
    "utf16_length",
]

SHORT = 25
"""Below so many characters, without a digit, a text is stored only after **Lưu**."""

_NOTHING = frozenset({"không", "không có", "không phát sinh"})
_LINE_BREAKS = "\n\r\v\f\u0085\u2028\u2029"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_SECRECY = re.compile(
    r"^\W*(?:MẬT|(?i:tối\s+mật|tuyệt\s+mật|độ\s+mật\s*:?\s*(?:mật|tối\s+mật|tuyệt\s+mật)))\W*$", re.MULTILINE
)


class _Door(dict[int, str]):
    """What becomes of each code point, found once and remembered (for ``str.translate``)."""

    def __missing__(self, point: int) -> str:
        self[point] = kept = _kept(point)
        return kept


def _kept(point: int) -> str:
    letter = chr(point)
    category = unicodedata.category(letter)
    if letter in _LINE_BREAKS:
        return "\n"
    if category == "Zs" or letter == "\t":
        return " "
    return "" if category in _DROPPED or _is_noncharacter(point) else letter


def _is_noncharacter(point: int) -> bool:
    """U+FFFE and its like, which XML refuses, and the mark Word leaves where a picture was."""
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF or point == 0xFFFC


_DOOR = _Door()


def clean(text: str) -> str:
    """``text`` as it may be stored: NFC, plain spaces, line feeds only, nothing invisible.

    Control characters, lone surrogates, soft hyphens, zero-width and bidirectional marks go; every
    line is trimmed; at most one empty line stays between two others.  Emoji stay.  Cleaning twice
    changes nothing.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_DOOR))
    lines = "\n".join(line.strip() for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that hold something."""
    return tuple(line for line in clean(text).split("\n") if line)


def count_words(text: str) -> int:
    """How many words (Vietnamese: syllables) stand between white space."""
    return len(text.split())


def ascii_slug(text: str) -> str:
    """ASCII for file names: "Xã Sông Vàng" → "xa-song-vang"; "" when no letter or digit is left."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-")


def looks_short(text: str) -> bool:
    """Whether ``text`` looks like a word to the bot ("ok", "dạ vâng") rather than an answer."""
    return len(text) < SHORT and not any(letter.isdigit() for letter in text)


def means_nothing(text: str) -> bool:
    """Whether ``text`` says exactly "không", "không có" or "không phát sinh"."""
    words = clean(text).lower().removesuffix(".").split()
    return " ".join(words) in _NOTHING


def secrecy_mark(text: str) -> bool:
    """Whether a line of ``text`` is a mark of secrecy: MẬT, TỐI MẬT or TUYỆT MẬT.

    "Mật" alone counts in capitals only: in small letters it is honey.
    """
    return _SECRECY.search(clean(text)) is not None
