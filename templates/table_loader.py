"""Reads tables from a definition, reporting every fault at once."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from templates.faults import Fault, FormFaults
from templates.located import Located, read_located
from templates.references import Thing, repeated, text_faults, things
from templates.schema_faults import validated
from templates.table import TableSet


def parse_tables(definition: bytes, name: str) -> TableSet:
    """The tables a definition describes, not yet bound to a period; ``name`` is the file its faults are reported at.

    Raises ``FormFaults``.
    """
    located = read_located(definition, name)
    if located.unreadable:
        raise FormFaults(located.faults)
    tables, faults = validated(TableSet, located)
    faults = (*located.faults, *faults, *_reference_faults(located))
    if faults or tables is None:
        raise FormFaults(faults)
    return tables


def _reference_faults(located: Located) -> Iterator[Fault]:
    top = Thing((), located.value if isinstance(located.value, dict) else {})
    tables = things(top, "tables")
    yield from repeated(tables, located)
    yield from text_faults(located, {})
    for table in tables:
        yield from _table_faults(table, located)


def _table_faults(table: Thing, located: Located) -> Iterator[Fault]:
    columns = things(table, "columns")
    yield from repeated(columns, located)
    yield from repeated(things(table, "bands"), located)
    typed = {column.text("id") for column in columns if column.text("type") != "total"}
    for column in columns:
        yield from _total_faults(column, typed, located)
        yield from _rule_faults(column, typed, located)
    yield from _twins(columns, located)


def _total_faults(column: Thing, typed: set[str], located: Located) -> Iterator[Fault]:
    listed, name = column.block.get("of"), column.text("id")
    parts = listed if isinstance(listed, list) else []
    if (column.text("type") == "total") != bool(parts):
        what = f"Cột “{name}”: “of” chỉ đi với “type: total”, và cột tổng phải có “of”."
        yield located.fault(column.at("of" if parts else "type"), what, "Ghi các cột được cộng vào “of”, hoặc bỏ nó.")
    for index, part in enumerate(parts):
        if isinstance(part, str) and part not in typed:
            what = f"Cột tổng “{name}” cộng cột “{part}” không có, hoặc chính nó là cột tổng."
            yield located.fault((*column.at("of"), index), what, "Chỉ cộng các cột nhập số của cùng biểu.")


_FITTING = {
    "integer": {"sum", "weighted", "none"},
    "decimal": {"sum", "weighted", "none"},
    "percent": {"weighted", "none"},
    "text": {"list", "select", "none"},
    "total": {"recompute"},
}


def _rule_faults(column: Thing, typed: set[str], located: Located) -> Iterator[Fault]:
    kind, rule, name = column.text("type"), column.text("consolidate"), column.text("id")
    fitting = _FITTING.get(kind, set())
    if rule and fitting and rule not in fitting:
        what = f"Cột “{name}” loại “{kind}” không tổng hợp theo “{rule}” được."
        yield located.fault(column.at("consolidate"), what, f"Chọn một trong: {', '.join(sorted(fitting))}.")
    if rule == "weighted" and column.text("weight") not in typed - {name}:
        what = f"Cột “{name}” tính theo trọng số nhưng “weight” không phải là một cột nhập số khác của biểu."
        yield located.fault(column.at("weight"), what, "Ghi tên cột làm trọng số vào “weight”.")


def _twins(columns: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """Two neighbours under one and the same title cannot be told apart by whoever reads the table."""
    for left, right in pairwise(columns):
        if left.block.get("path") and left.block.get("path") == right.block.get("path"):
            what = f"Cột “{left.text('id')}” và “{right.text('id')}” đứng cạnh nhau mà cùng tiêu đề."
            yield located.fault(right.at("path"), what, "Sửa tiêu đề, hoặc thêm “apart: true” vào ô nhóm bắt đầu lại.")
