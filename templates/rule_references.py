"""What a form's rules between figures name: figures to compare, and lists, records and texts to count."""

from collections.abc import Iterable, Iterator, Mapping

from templates.expressions import Operand, parse_expression
from templates.faults import Fault
from templates.located import Located
from templates.row_references import choices_of
from templates.things import Thing

Lists = Mapping[str, list[Thing]]
"""What can be counted, by id, with the columns of its rows; a text has none."""


def rule_faults(rules: Iterable[Thing], figures: frozenset[str], lists: Lists, located: Located) -> Iterator[Fault]:
    """Faults of every rule's ``must`` and ``when``."""
    for rule in rules:
        for key in ("must", "when"):
            if rule.text(key):
                yield from _faults(rule, key, figures, lists, located)


def _faults(rule: Thing, key: str, figures: frozenset[str], lists: Lists, located: Located) -> Iterator[Fault]:
    try:
        operands = parse_expression(rule.text(key)).operands
    except ValueError as error:
        yield located.fault(rule.at(key), f"Quy tắc {error}.", "Viết như “a + b <= c”.")
        return
    for name in sorted({operand.name for operand in operands if not operand.counts} - figures):
        what = f"Quy tắc dùng chỉ tiêu “{name}” không có trong mẫu."
        yield located.fault(rule.at(key), what, "Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.")
    for what in filter(None, (_uncounted(operand, lists) for operand in operands if operand.counts)):
        yield located.fault(rule.at(key), what, "Sửa lại tên trong “count(…)”.")


def _uncounted(operand: Operand, lists: Lists) -> str:
    """Why it cannot be counted; "" where it can."""
    if operand.name not in lists:
        return f"Quy tắc đếm “{operand.name}”, nhưng đó không phải là câu hỏi chữ, danh sách hay biểu ghi theo dòng."
    choices = choices_of(lists[operand.name])
    if operand.column and operand.choice not in choices.get(operand.column, ()):
        row = f"{operand.column} = {operand.choice}"
        return f"Quy tắc đếm các dòng “{row}” của “{operand.name}”, nhưng không có lựa chọn này."
    return ""
