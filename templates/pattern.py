"""The language of patterns in a form: text with ``{name}`` or ``{name:form}``, and parts ``[ … ]`` that may fall out.

Parts do not nest.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

_PIECE = re.compile(r"\{(?P<slot>[^{}\[\]]*)\}|(?P<bracket>[\[\]])|(?P<text>[^{}\[\]]+)|(?P<stray>[{}])")
_SLOT = re.compile(r"(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)(?::(?P<form>[a-z]+))?")


@dataclass(frozen=True, slots=True)
class Slot:
    """A name to be filled in; ``form`` says how, "" where the pattern does not."""

    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text and slots; an ``optional`` one stood in brackets."""

    pieces: tuple[str | Slot, ...]
    optional: bool

    @property
    def names(self) -> frozenset[str]:
        return frozenset(piece.name for piece in self.pieces if isinstance(piece, Slot))


@cache
def parse(pattern: str, forms: tuple[str, ...]) -> tuple[Part, ...]:
    """The pattern's parts; ``forms`` are those a slot may name.

    Raises ValueError, with a Vietnamese sentence, when the pattern is not well formed.
    """
    parts: list[Part] = []
    pieces: list[str | Slot] = []
    inside = False
    for found in _PIECE.finditer(pattern):
        if found["stray"]:
            raise ValueError(f"“{pattern}”: dấu {{ và }} phải đi thành cặp, bên trong là mã chỉ tiêu")
        if not found["bracket"]:
            pieces.append(found["text"] or _slot(found["slot"], pattern, forms))
            continue
        if inside == (found["bracket"] == "["):
            raise ValueError(f"“{pattern}”: dấu [ và ] phải đi thành cặp và không lồng nhau")
        parts.append(Part(tuple(pieces), inside))
        pieces, inside = [], not inside
    if inside:
        raise ValueError(f"“{pattern}”: thiếu dấu ]")
    return (*parts, Part(tuple(pieces), False))


def _slot(inner: str, pattern: str, forms: Collection[str]) -> Slot:
    found = _SLOT.fullmatch(inner)
    if not found or (found["form"] and found["form"] not in forms):
        allowed = " hoặc ".join(f":{form}" for form in forms)
        raise ValueError(f"“{pattern}”: {{{inner}}} phải là mã chỉ tiêu, có thể kèm {allowed}")
    return Slot(found["name"], found["form"] or "")
