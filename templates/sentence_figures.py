"""Figures read back out of the official sentence a form makes of them; any other wording gives none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from templates.answers import Figure
from templates.form import FigureField
from templates.numbers import read_figure
from templates.sentences import parts_of

Piece = tuple[str, str]
"""Words and "", or a field's id and how it is written."""

_NUMBER = r"(\d[\d.,]*\d|\d)"
_SPACES = re.compile(r"(?:\\\s)+")
_CHANGE = r"(?:,\s+(?:tăng|giảm|bằng)\s[^.;]{1,120}?)?"


def figures_in(text: str, pattern: str, fields: Mapping[str, FigureField]) -> dict[str, Decimal]:
    """The figures of every part of ``pattern`` that stands in ``text`` exactly once, word for word."""
    line = "\n".join(" ".join(one.split()) for one in text.split("\n"))
    found: dict[str, Decimal] = {}
    for names, expression in _expressions(pattern):
        hits = expression.findall(line)
        if len(hits) != 1:
            continue
        given = (hits[0],) if isinstance(hits[0], str) else hits[0]
        for name, number in zip(names, given, strict=True):
            read = read_figure(number, fields[name]) if name in fields else None
            if isinstance(read, Figure):
                found[name] = read.value
    return found


@cache
def _expressions(pattern: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """For each part the names of its figures in order, and what it looks like in print."""
    found: list[tuple[tuple[str, ...], re.Pattern[str]]] = []
    for pieces in parts_of(pattern):
        names = tuple(name for name, form in pieces if form not in ("", "change"))
        if names and len(set(names)) == len(names):
            found.append(
                (names, re.compile(_clause("".join(_expression(*piece) for piece in _trimmed(pieces))), re.IGNORECASE))
            )
    return tuple(found)


def _clause(words: str) -> str:
    """The words as a clause of their own: "trong đó có 3 người dự là nữ" is not "Có 3 người dự"."""
    return rf"(?:^|(?<=[.;:\n])) *{words}(?= *(?:[.,;]|$|\n))"


def _trimmed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without what stands before the first word and behind the last: a sentence may go on."""
    words = [at for at, (content, form) in enumerate(pieces) if form or any(map(str.isalnum, content))]
    for at in range(words[0], words[-1] + 1):
        content, form = pieces[at]
        if not form and at == words[0]:
            content = content.lstrip(" .,;:\n")
        if not form and at == words[-1]:
            content = content.rstrip(" .,;:\n")
        yield content, form


def _expression(content: str, form: str) -> str:
    if form == "change":
        return _CHANGE
    return _NUMBER if form else _SPACES.sub(r"\\s+", re.escape(content))
