"""Numbers drawn together from their pieces: sign, figures or number words, scales, percent and currency."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from templates.lexemes import Lexeme
from templates.number_words import NUMBER_WORDS, SCALES, number_in_words
from templates.quantity import Quantity

CURRENCY = frozenset({"đồng", "đ", "₫", "vnđ", "vnd"})

_COMRADES = frozenset({"chí", "bào", "đội", "hương"})
"""After "đồng" they make a person of what would be money."""

Item = Quantity | Lexeme


def numbers_of(lexemes: Sequence[Lexeme]) -> Iterator[Item]:
    """Lexemes with every number, its sign, scales, percent and currency, drawn into one quantity."""
    at = 0
    while at < len(lexemes):
        length, quantity = _number_at(lexemes, at)
        yield quantity or lexemes[at]
        at += length or 1


def _number_at(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity | None]:
    """How many lexemes the number starting at ``at`` takes, and the number; (0, None) when there is none."""
    start = at
    sign = _is_sign(lexemes, at)
    at += sign
    head = _figures(lexemes, at) or _spelled(lexemes, at)
    if not head:
        return 0, None
    length, quantity = head
    at += length
    while (more := _scaled(quantity, lexemes, at)) or (more := _marked(quantity, lexemes, at)):
        length, quantity = more
        at += length
    return at - start, replace(quantity, text=_typed(lexemes[start:at]), negative=sign)


def _is_sign(lexemes: Sequence[Lexeme], at: int) -> bool:
    """A minus stands tight before a number and not between two."""
    if lexemes[at].kind != "dash" or at + 1 == len(lexemes) or lexemes[at + 1].spaced:
        return False
    return lexemes[at].spaced and lexemes[at + 1].kind == "number"


def _figures(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    if at < len(lexemes) and lexemes[at].kind == "number":
        return 1, Quantity("", lexemes[at].text)
    return None


def _spelled(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    """A run of number words, unless figures follow it: then "năm" is a year and "hai" nothing we know."""
    end = at
    while end < len(lexemes) and lexemes[end].kind == "word" and lexemes[end].text in NUMBER_WORDS:
        end += 1
    if end == at or (end < len(lexemes) and lexemes[end].kind == "number"):
        return None
    value = number_in_words([lexeme.text for lexeme in lexemes[at:end]])
    literal = "" if value is None else str(value)
    return end - at, Quantity("", literal, broken=value is None)


def _scaled(quantity: Quantity, lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    """A scale word ("triệu"), or a smaller number with a smaller scale ("200 nghìn" after "3 triệu")."""
    word = lexemes[at].text if at < len(lexemes) else ""
    if word in SCALES and not quantity.rest:
        return 1, replace(quantity, factor=quantity.factor * SCALES[word], scaled=True)
    if not quantity.scaled or quantity.money or not word.isdigit() or lexemes[at].kind != "number":
        return None
    following = lexemes[at + 1].text if at + 1 < len(lexemes) else ""
    scale = SCALES.get(following, 1)
    if scale >= quantity.factor:
        return None
    added = replace(quantity, rest=quantity.rest + Decimal(word) * scale)
    return (2, added) if scale > 1 else (1, replace(added, broken=True))


def _marked(quantity: Quantity, lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    """A percent sign or a currency word."""
    if at == len(lexemes):
        return None
    if lexemes[at].kind == "percent" and not quantity.percent:
        return 1, replace(quantity, percent=True)
    if lexemes[at].text not in CURRENCY or quantity.money:
        return None
    person = at + 1 < len(lexemes) and lexemes[at + 1].text in _COMRADES
    return None if person else (1, replace(quantity, money=True))


def _typed(lexemes: Sequence[Lexeme]) -> str:
    return "".join(f" {lexeme.text}" if lexeme.spaced else lexeme.text for lexeme in lexemes).strip()
