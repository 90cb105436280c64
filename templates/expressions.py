"""Expressions between figures: comparisons such as ``a + b <= c``, joined by ``and`` or by ``or``."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*"
_WORD = re.compile(
    rf"\s*(?:(?P<number>\d+)|(?P<count>count\(\s*{_NAME}\s*(?::\s*{_NAME}\s*=\s*{_NAME}\s*)?\))"
    rf"|(?P<joint>(?:and|or)\b)|(?P<name>{_NAME})|(?P<mark><=|>=|!=|[<>=+*-]))"
)
_COUNT = re.compile(rf"count\(\s*({_NAME})\s*(?::\s*({_NAME})\s*=\s*({_NAME})\s*)?\)")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure, or how much a list holds: all of it, or the rows whose ``column`` is ``choice``."""

    name: str
    counts: bool = False
    column: str = ""
    choice: str = ""


Known = Mapping[Operand, Decimal]


@dataclass(frozen=True, slots=True)
class _Product:
    """A signed integer times any number of operands."""

    factor: int
    operands: tuple[Operand, ...]

    def value(self, known: Known) -> Decimal:
        product = Decimal(self.factor)
        for each in self.operands:
            product *= known[each]
        return product


_Sum = tuple[_Product, ...]
_Words = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Comparison:
    left: _Sum
    sign: str
    right: _Sum

    def holds(self, known: Known) -> bool:
        left, right = (sum((term.value(known) for term in side), Decimal(0)) for side in (self.left, self.right))
        return _COMPARE[self.sign](left, right)


@dataclass(frozen=True, slots=True)
class Expression:
    """One comparison, or several of which all (``and``) or any (``or``) must hold."""

    comparisons: tuple[_Comparison, ...]
    joint: str

    @property
    def operands(self) -> tuple[Operand, ...]:
        """Everything it names, in the order written, each once."""
        sides = (side for each in self.comparisons for side in (each.left, each.right))
        return tuple(dict.fromkeys(_operands(sides)))

    @property
    def left(self) -> tuple[Operand, ...]:
        """What stands before the first comparison sign."""
        return tuple(dict.fromkeys(_operands([self.comparisons[0].left])))

    def holds(self, known: Known) -> bool:
        held = (comparison.holds(known) for comparison in self.comparisons)
        return any(held) if self.joint == "or" else all(held)


@cache
def parse_expression(written: str) -> Expression:
    """Raises ValueError, with a Vietnamese sentence, when it is not well formed."""
    parts: list[_Words] = [[]]
    joints: set[str] = set()
    for kind, word in _words(written):
        if kind == "joint":
            joints.add(word)
            parts.append([])
        else:
            parts[-1].append((kind, word))
    if len(joints) > 1:
        raise ValueError(f"“{written}”: chỉ nối bằng “and” hoặc chỉ bằng “or”")
    return Expression(tuple(_comparison(part, written) for part in parts), "".join(joints))


def _operands(sides: Iterable[_Sum]) -> Iterable[Operand]:
    return (operand for side in sides for term in side for operand in term.operands)


def _comparison(words: _Words, written: str) -> _Comparison:
    signs = [index for index, (kind, word) in enumerate(words) if kind == "mark" and word in _COMPARE]
    if len(signs) != 1:
        raise ValueError(f"“{written}”: cần đúng một dấu so sánh (<=, >=, <, >, =, !=)")
    at = signs[0]
    comparison = _Comparison(_sum(words[:at], written), words[at][1], _sum(words[at + 1 :], written))
    if not any(True for _ in _operands([comparison.left, comparison.right])):
        raise ValueError(f"“{written}”: chưa nêu chỉ tiêu nào")
    return comparison


def _words(written: str) -> _Words:
    words, at, end = [], 0, len(written.rstrip())
    while at < end:
        found = _WORD.match(written, at)
        if not found or not found.lastgroup:
            raise ValueError(f"“{written}”: không hiểu “{written[at:].strip()}”")
        words.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return words


def _sum(words: _Words, written: str) -> _Sum:
    """Terms joined by + and -, the first of which may carry a minus."""
    terms: list[_Product] = []
    sign, term = 1, list[tuple[str, str]]()
    for kind, word in words:
        if kind == "mark" and word in "+-":
            if term:
                terms.append(_product(sign, term, written))
            elif terms or word == "+" or sign < 0:
                raise ValueError(f"“{written}”: thiếu chỉ tiêu hoặc số trước “{word}”")
            sign, term = (-1 if word == "-" else 1), []
        else:
            term.append((kind, word))
    return (*terms, _product(sign, term, written))


def _product(sign: int, words: _Words, written: str) -> _Product:
    """Figures, counts and integers with a * between each two."""
    operands, marks = words[::2], words[1::2]
    well_formed = len(words) % 2 == 1 and all(word == "*" for _, word in marks)
    if not well_formed or any(kind == "mark" for kind, _ in operands):
        raise ValueError(f"“{written}”: giữa hai dấu cần đúng một chỉ tiêu hoặc một số nguyên")
    factor = sign
    for kind, word in operands:
        factor *= int(word) if kind == "number" else 1
    return _Product(factor, tuple(_operand(kind, word) for kind, word in operands if kind != "number"))


def _operand(kind: str, word: str) -> Operand:
    if kind == "name":
        return Operand(word)
    found = _COUNT.fullmatch(word)
    name, column, choice = found.groups(default="") if found else ("", "", "")
    return Operand(name, True, column, choice)
