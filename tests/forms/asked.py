"""How a form's tables are asked of a unit of one level, as a page a person can read."""

from collections.abc import Iterator

from templates.form import Group, ReportForm
from templates.outline import Item, Outline
from templates.rows import RowColumn, RowList


def asked(form: ReportForm, level: str) -> str:
    """Every question that fills a cell of a table, in the order a unit of ``level`` is asked; ``form`` is bound."""
    cells = {table.key(column) for table in form.tables for column in table.columns}
    items = [item for item in Outline(form, level).items if item.table or cells & set(item.keys)]
    return "\n".join(line for item in items for line in _lines(item)) + "\n"


def _lines(item: Item) -> Iterator[str]:
    question = item.question
    place = item.table.number if item.table else f"mục {item.section.number}"
    marks = [mark for mark, held in (("mật", question.sensitive), ("chữ", question.ask == "text")) if held]
    yield f"{item.index}. {place}: {question.question}{_bracketed(marks)}"
    if question.hint:
        yield f"   gợi ý: {question.hint}"
    if isinstance(question, Group):
        for place_in, field in enumerate(question.fields, start=1):
            yield f"   {place_in}) {field.label}{'' if field.required else ' (không bắt buộc)'}  [{field.id}]"
    elif isinstance(question, RowList):
        rules = [f"nhiều nhất {question.most}"] if question.most else []
        rules += [f"không trùng {question.unique}"] if question.unique else []
        yield f"   mỗi dòng{_bracketed(rules)}:"
        yield from (f"   - {_column(column)}" for column in question.columns)
    else:
        yield f"   [{question.id}]"


def _bracketed(marks: list[str]) -> str:
    return f" ({', '.join(marks)})" if marks else ""


def _column(column: RowColumn) -> str:
    words = [column.label, "(bắt buộc)" if column.required else ""]
    words.append("; ".join(choice.label for choice in column.choices))
    words += [f"bắt buộc khi {name} là {choice}" for name, choice in column.required_when.items()]
    words += [f"nên có khi {name} là {' hoặc '.join(choices)}" for name, choices in column.advised_when.items()]
    return " | ".join(filter(None, words))
