"""Which of the fields asked a number's words name."""

import re
from collections.abc import Iterable, Sequence

from templates.form import FigureField, FigureKind
from templates.quantity import Quantity
from templates.text import ascii_slug, clean

_CLASSIFIERS = frozenset({"cuộc", "lượt", "buổi", "đợt", "lần", "cái", "chiếc"})
"""Said after any number of things, so they name no field by themselves ("12 cuộc")."""

_FILLERS = frozenset({"tổ", "chức", "tham", "dự", "gia", "có", "được", "với", "là", "cho", "đã", "nào", "cả"})
_EMPTY = frozenset({"số", "lượng", "các", "của", "có", "được"})
"""Label words that tell no two fields apart."""


def named(quantity: Quantity, fields: Sequence[FigureField]) -> tuple[int, ...]:
    """Indexes of the fields ``quantity`` may be meant for: all of them when it carries no words.

    Where several fit, only those it names best are left; () when it says something none of them does.
    """
    known = frozenset[str]().union(*(_words(field) for field in fields))
    said = frozenset(_as_known(word, known) for word in quantity.words) - ((_CLASSIFIERS | _FILLERS) - known)
    ranks = [_rank(said, quantity, field) for field in fields]
    best = max(ranks)
    return tuple(index for index, rank in enumerate(ranks) if rank == best > 0)


def _as_known(word: str, known: frozenset[str]) -> str:
    """A word typed without its marks ("dang vien"), where only one of the fields' words is written so."""
    if word in known or not word.isascii():
        return word
    alike = [other for other in known if ascii_slug(other) == word]
    return alike[0] if len(alike) == 1 else word


def shows_money(field: FigureField) -> bool:
    """Whether "đồng" may follow the field's number."""
    return field.kind is FigureKind.money or field.unit.endswith("đồng")


def follows_number(quantity: Quantity, field: FigureField) -> bool:
    """Whether all that is said with the number stands behind a number as a rule: the field's unit, a classifier."""
    return frozenset(quantity.words) <= _split(field.unit) | _CLASSIFIERS | _FILLERS


def leans_elsewhere(quantity: Quantity, place: int, fields: Sequence[FigureField]) -> bool:
    """Whether the number's words, which name no field, have more of another field's than of the one at ``place``."""
    said = frozenset(quantity.words) - _EMPTY
    own = said & _words(fields[place])
    return any(len(said & _words(field)) > len(own) for index, field in enumerate(fields) if index != place)


def _rank(said: frozenset[str], quantity: Quantity, field: FigureField) -> int:
    """0: something else; 1: nothing against it; up to 4: exactly its unit or its label."""
    if quantity.percent and field.kind is not FigureKind.percent and "%" not in field.unit:
        return 0
    if (quantity.money and not shows_money(field)) or not said <= _words(field):
        return 0
    unit, label = _split(field.unit) - _EMPTY, _split(field.label) - _EMPTY
    core = said - _EMPTY
    if not core:
        return 1
    if core in (unit, label, unit | label):
        return 4
    return 3 if unit and unit <= core else 2


def _words(field: FigureField) -> frozenset[str]:
    return _split(field.label) | _split(field.unit) | ({"đồng"} if shows_money(field) else frozenset())


def _split(text: str) -> frozenset[str]:
    found: Iterable[str] = re.findall(r"[^\W\d_]+", clean(text).lower())
    return frozenset(found)
