"""Numbered narratives: "1. …" or "Một là, …" before each item."""

import re
from collections.abc import Iterator, Sequence

from renderers.word.block import Block, Kind, paragraph
from templates.form import Narrative

_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_WORDS_TYPED = re.compile(
    r"^((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm)\s+)+là\s*[,:]?\s*", re.IGNORECASE
)
_NUMBER_TYPED = re.compile(r"^\d{1,2}(?:[.)]\s*(?!\d)|[.)]\s+)")
_BELOW_AN_ITEM = ("-", "+", "–", "•", "*")


def numbered(question: Narrative, paragraphs: Sequence[str]) -> Iterator[Block]:
    """The paragraphs of one answer, numbered as the form asks.

    Numbers a person typed are kept from doubling: where some paragraphs carry one, only those are items; else
    every paragraph is, but for those that begin with a dash.
    """
    if question.numbering == "none":
        yield from map(paragraph, paragraphs)
        return
    typed = _WORDS_TYPED if question.numbering == "words" else _NUMBER_TYPED
    any_typed = any(typed.match(text) for text in paragraphs)
    count = 0
    for text in paragraphs:
        if typed.match(text) if any_typed else not text.startswith(_BELOW_AN_ITEM):
            count += 1
            yield _item(question, count, typed.sub("", text, count=1))
        else:
            yield paragraph(text)


def without_number(question: Narrative, line: str) -> str:
    """A printed line without the number ``numbered`` gave it; printed again it gets the same one."""
    match question.numbering:
        case "words":
            return _WORDS_TYPED.sub("", line, count=1)
        case "arabic":
            return _NUMBER_TYPED.sub("", line, count=1)
        case _:
            return line


def in_words(number: int) -> str:
    """A number from 1 to 99 in words, "Một" … "Chín mươi chín"."""
    tens, units = divmod(number, 10)
    if tens == 0:
        return _UNITS[units].capitalize()
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    tail = {1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(units, _UNITS[units])
    return f"{head} {tail}".strip().capitalize()


def _item(question: Narrative, count: int, text: str) -> Block:
    if question.numbering == "words" and count < 100:
        return paragraph(f"{in_words(count)} là, {text}")
    return Block(Kind.item, (f"{count}.", text))
