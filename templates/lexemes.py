"""A message cut into its smallest pieces: numbers, words and the signs between them."""

import re
from dataclasses import dataclass

from templates.number_grammar import LITERAL

_LEXEME = re.compile(
    rf"(?P<number>{LITERAL})|(?P<word>[^\W\d_]+|₫)|(?P<percent>%)|(?P<edge>[;\n])|(?P<comma>[,.])|(?P<colon>[:=])"
    r"|(?P<slash>/)|(?P<dash>[-–−])|(?P<blank>\s+)|(?P<stray>.)"
)

_BULLETS = re.compile(r"^[ ]*[-–+*•·●▪][ ]+", re.MULTILINE)

_QUOTES = str.maketrans("", "", "“”\"'‘’")

_SPELLED_OUT = (
    (re.compile(r"\bphần trăm\b"), "%"),
    (re.compile(r"\bđ/c\b"), "đồng chí"),
    (re.compile(r"\btrđ\b|\btr\.đ\b"), "triệu đồng"),
    (re.compile(r"(?<=\d)\s?tr\b"), " triệu"),
    (re.compile(r"\b(?:dạ|vâng|thưa|ok|ạ|nhé|nha)\b|!"), " "),
    (re.compile(r"\bko\b"), "không"),
    (re.compile(r"\bkhông (?:có|phát sinh)\b"), "không"),
)
"""Short forms written out; words of politeness, which say nothing about a figure, left out."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """The smallest piece: ``kind`` is the group of ``_LEXEME`` it matched."""

    kind: str
    text: str
    spaced: bool
    """White space stands before it."""


def plain(text: str) -> str:
    """Lower case, ASCII forms of full-width signs, bullets and quotation marks gone, short forms spelled out."""
    narrow = "".join(chr(ord(letter) - 0xFEE0) if "！" <= letter <= "～" else letter for letter in text)
    spelled = _BULLETS.sub("", narrow.translate(_QUOTES).lower())
    for short, full in _SPELLED_OUT:
        spelled = short.sub(full, spelled)
    return spelled


def lexemes_of(text: str) -> tuple[Lexeme, ...]:
    found, spaced = list[Lexeme](), True
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup or "stray"
        if kind != "blank" and not (kind == "stray" and _is_picture(match[0])):
            found.append(Lexeme(kind, match[0], spaced))
        spaced = kind in ("blank", "edge")
    return tuple(found)


def _is_picture(letter: str) -> bool:
    """Emoji and the selectors that follow them say nothing about a figure."""
    return letter >= "\U0001f000" or letter == "\ufe0f" or "\u2600" <= letter <= "\u27bf"
