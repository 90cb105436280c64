"""Checks between figures: expressions such as ``a + b <= c``, and the checks an answer set fails."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from templates.answers import Answer, Answers, Figure, NothingToReport
from templates.form import Check, CheckLevel, ReportForm
from templates.problem import Problem

_WORD = re.compile(
    r"\s*(?:(?P<number>\d+)|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)|(?P<mark><=|>=|!=|[<>=+*-]))"
)
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True)
class _Product:
    """A signed integer times any number of figures."""

    factor: int
    names: tuple[str, ...]


_Sum = tuple[_Product, ...]


@dataclass(frozen=True, slots=True)
class _Comparison:
    left: _Sum
    sign: str
    right: _Sum

    @property
    def names(self) -> tuple[str, ...]:
        return _names_of(self.left) + _names_of(self.right)


def names(expression: str) -> frozenset[str]:
    """The field ids ``expression`` names.

    Raises ValueError, with a Vietnamese sentence, when it is not one comparison of sums.
    """
    return frozenset(_parse(expression).names)


def failing(form: ReportForm, answers: Answers) -> tuple[Problem, ...]:
    """The checks of ``form`` that ``answers`` fail, in the form's order.

    A check is judged only when every figure it names (in ``when`` too) is answered; "không phát
    sinh" is 0, "báo cáo riêng" is not known.  ``where`` is the last figure on the left side.
    """
    found = (_judge(check, answers) for check in form.checks)
    return tuple(problem for problem in found if problem)


def fields_of(problem: Problem) -> tuple[str, ...]:
    """The ids of the figures a failed check compares, left to right, each once."""
    return tuple(problem.values.get("fields", "").split())


def _judge(check: Check, answers: Answers) -> Problem | None:
    must = _parse(check.must)
    when = _parse(check.when) if check.when else None
    known = {name: value for name, answer in answers.items() if (value := _value(answer)) is not None}
    if not known.keys() >= set(must.names + (when.names if when else ())):
        return None
    if (when and not _holds(when, known)) or _holds(must, known):
        return None
    fields = tuple(dict.fromkeys(must.names))
    values = {"say": check.say, "check": check.id, "fields": " ".join(fields)}
    return Problem("check", _most_likely(must, answers), values, check.level is CheckLevel.block)


def _most_likely(must: _Comparison, answers: Answers) -> str:
    """The figure to look at first: the last one typed on the left, where a part stands beside its whole."""
    left = _names_of(must.left)
    typed = [name for name in left if isinstance(answers[name], Figure)]
    return (typed or left or must.names)[-1]


def _value(answer: Answer) -> Decimal | None:
    match answer:
        case Figure(value):
            return value
        case NothingToReport():
            return Decimal(0)
        case _:
            return None


def _holds(comparison: _Comparison, known: Mapping[str, Decimal]) -> bool:
    return _COMPARE[comparison.sign](_total(comparison.left, known), _total(comparison.right, known))


def _total(terms: _Sum, known: Mapping[str, Decimal]) -> Decimal:
    total = Decimal(0)
    for term in terms:
        product = Decimal(term.factor)
        for name in term.names:
            product *= known[name]
        total += product
    return total


def _names_of(terms: _Sum) -> tuple[str, ...]:
    return tuple(name for term in terms for name in term.names)


@cache
def _parse(expression: str) -> _Comparison:
    words = _words(expression)
    signs = [index for index, (kind, word) in enumerate(words) if kind == "mark" and word in _COMPARE]
    if len(signs) != 1:
        raise ValueError(f"“{expression}”: cần đúng một dấu so sánh (<=, >=, <, >, =, !=)")
    at = signs[0]
    comparison = _Comparison(_sum(words[:at], expression), words[at][1], _sum(words[at + 1 :], expression))
    if not comparison.names:
        raise ValueError(f"“{expression}”: chưa nêu chỉ tiêu nào")
    return comparison


def _words(expression: str) -> list[tuple[str, str]]:
    words, at, end = [], 0, len(expression.rstrip())
    while at < end:
        found = _WORD.match(expression, at)
        if not found or not found.lastgroup:
            raise ValueError(f"“{expression}”: không hiểu “{expression[at:].strip()}”")
        words.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return words


def _sum(words: list[tuple[str, str]], expression: str) -> _Sum:
    """Terms joined by + and -, the first of which may carry a minus."""
    terms: list[_Product] = []
    sign, term = 1, list[tuple[str, str]]()
    for kind, word in words:
        if kind == "mark" and word in "+-":
            if term:
                terms.append(_product(sign, term, expression))
            elif terms or word == "+" or sign < 0:
                raise ValueError(f"“{expression}”: thiếu chỉ tiêu hoặc số trước “{word}”")
            sign, term = (-1 if word == "-" else 1), []
        else:
            term.append((kind, word))
    return (*terms, _product(sign, term, expression))


def _product(sign: int, words: list[tuple[str, str]], expression: str) -> _Product:
    """Figures and integers with a * between each two."""
    operands, marks = words[::2], words[1::2]
    well_formed = len(words) % 2 == 1 and all(word == "*" for _, word in marks)
    if not well_formed or any(kind == "mark" for kind, _ in operands):
        raise ValueError(f"“{expression}”: giữa hai dấu cần đúng một chỉ tiêu hoặc một số nguyên")
    factor = sign
    for kind, word in operands:
        factor *= int(word) if kind == "number" else 1
    return _Product(factor, tuple(word for kind, word in operands if kind == "name"))
