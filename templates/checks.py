"""Checks between figures: which of a form's rules an answer set fails."""

import re
from collections.abc import Container, Mapping
from decimal import Decimal

from templates.answers import Answer, Answers, Figure, NothingToReport, Prose, Rows, amount
from templates.expressions import Expression, Operand, parse_expression
from templates.form import Check, CheckLevel, Group, ReportForm
from templates.form_figures import form_sums
from templates.problem import Problem


def names(expression: str) -> frozenset[str]:
    """The ids of everything ``expression`` compares or counts.

    Raises ValueError, with a Vietnamese sentence, when it is not well formed.
    """
    return frozenset(operand.name for operand in parse_expression(expression).operands)


def failing(form: ReportForm, answers: Answers, *, finished: bool = False) -> tuple[Problem, ...]:
    """The checks of ``form`` that ``answers`` fail, in the form's order.

    A check is judged only when everything it names (in ``when`` too) is answered; "không phát sinh" is 0, "báo cáo
    riêng" is not known.  In a ``finished`` report an optional list left unanswered holds nothing.  ``answers`` bring
    their totals along (``totals.with_computed``).  ``where`` is the last figure on the left side, or, where that is
    a total, the last of its parts.
    """
    empty = _left_out(form) - answers.keys() if finished else frozenset()
    broken = (check for check in form.checks if _is_broken(check, answers, empty))
    return tuple(_problem(check, answers, _parts(form)) for check in broken)


def fields_of(problem: Problem) -> tuple[str, ...]:
    """The ids of what a failed check compares, left to right, each once."""
    return tuple(problem.values.get("fields", "").split())


def _is_broken(check: Check, answers: Answers, empty: Container[str]) -> bool:
    must = parse_expression(check.must)
    when = parse_expression(check.when) if check.when else None
    wanted = must.operands + (when.operands if when else ())
    known = {each: value for each in wanted if (value := _value(each, answers, empty)) is not None}
    if len(known) < len(set(wanted)):
        return False
    return (when is None or when.holds(known)) and not must.holds(known)


def _problem(check: Check, answers: Answers, parts: Mapping[str, tuple[str, ...]]) -> Problem:
    must = parse_expression(check.must)
    fields = dict.fromkeys(operand.name for operand in must.operands)
    values = {"say": check.say, "check": check.id, "fields": " ".join(fields)}
    where = _most_likely(must, answers)
    typed = [part for part in parts.get(where, ()) if part in answers]
    return Problem("check", (typed or [where])[-1], values, check.level is CheckLevel.block)


def _parts(form: ReportForm) -> dict[str, tuple[str, ...]]:
    """The typed figures behind each computed one."""
    return {one.id: one.of for one in form_sums(form)} | {
        table.key(column): tuple(f"{table.id}.{part}" for part in column.of)
        for table in form.tables
        for column in table.columns
        if column.is_computed
    }


def _most_likely(must: Expression, answers: Answers) -> str:
    """What to look at first: the last figure typed on the left, where a part stands beside its whole."""
    left = [operand.name for operand in must.left]
    typed = [name for name in left if isinstance(answers.get(name), Figure)]
    return (typed or left or [operand.name for operand in must.operands])[-1]


def _left_out(form: ReportForm) -> frozenset[str]:
    """The texts and lists that need not be answered."""
    asked = (question for _, question in form.questions())
    return frozenset(each.id for each in asked if not isinstance(each, Group) and not each.required)


def _value(operand: Operand, answers: Answers, empty: Container[str]) -> Decimal | None:
    answer = answers.get(operand.name)
    if operand.counts:
        return Decimal(0) if operand.name in empty else _count(operand, answer)
    return amount(answer)


def _count(operand: Operand, answer: Answer | None) -> Decimal | None:
    match answer:
        case Rows(rows):
            return Decimal(sum(not operand.column or row.get(operand.column) == operand.choice for row in rows))
        case Prose(text):
            return Decimal(sum(bool(item.strip()) for item in re.split(r"[\n;]", text)))
        case NothingToReport():
            return Decimal(0)
        case _:
            return None
