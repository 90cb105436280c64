"""What a form's tables say about themselves and share with the outline: columns, totals, records, bands."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from templates.faults import Fault
from templates.located import Located, Plain
from templates.row_references import choices_of, no_such_choice, row_faults
from templates.things import Thing, block, ids, repeated, things

COMPUTED = {"total", "share"}
_TYPED = {"integer", "decimal", "percent"}
_FITTING = {
    "integer": {"sum", "weighted", "none"},
    "decimal": {"sum", "weighted", "none"},
    "percent": {"weighted", "none"},
    "text": {"list", "select", "none"},
    "total": {"recompute"},
    "share": {"recompute"},
    "place": {"none"},
    "unit": {"none"},
}


def table_faults(tables: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """Every fault a table has by itself."""
    for table in tables:
        columns = things(table, "columns")
        yield from repeated(columns, located)
        yield from repeated(things(table, "bands"), located)
        yield from row_faults(table, "record", located)
        yield from _twins(columns, located)
        for column in columns:
            yield from _total_faults(column, columns, located)
            yield from _rule_faults(column, columns, located)
        if table.text("rows") == "one":
            yield from _needless(table, columns, located)
        elif table.text("rows") in ("records", "gathered"):
            yield from _record_faults(table, columns, located)
            yield from _band_faults(table, located)


def cells(tables: Iterable[Thing]) -> dict[str, Thing]:
    """The columns whose cells are answers of their own, by the key of the answer: "bieu_1a.vb_tinh"."""
    return {
        f"{table.text('id')}.{column.text('id')}": column
        for table in tables
        if table.text("rows") not in ("records", "gathered")
        for column in things(table, "columns")
    }


def is_figure(column: Thing) -> bool:
    return column.text("type") in _TYPED | COMPUTED


def shared_faults(fields: Iterable[Thing], known: Mapping[str, Thing], located: Located) -> Iterator[Fault]:
    """A figure of the outline that is also a cell of a table is one stored value, so both must mean the same."""
    for field in fields:
        column = known.get(field.text("id"))
        if column is not None and _meaning(field, "kind", "integer") != _meaning(column, "type", ""):
            what = f"Chỉ tiêu “{field.text('id')}” cũng là một ô của biểu nhưng khác loại, cấp hoặc cách tổng hợp."
            remedy = "Cho “kind”, “levels”, “consolidate” giống cột của biểu (“type”, “levels”, “consolidate”)."
            yield located.fault(field.at("id"), what, remedy)


def taken_faults(others: Iterable[Thing], known: Mapping[str, Thing], located: Located) -> Iterator[Fault]:
    """Nothing but a figure may bear the name of a cell."""
    for other in others:
        if other.text("id") in known:
            what = f"Tên “{other.text('id')}” đã là một ô của biểu."
            yield located.fault(other.at("id"), what, "Đặt một tên khác.")


def _meaning(thing: Thing, kind: str, otherwise: str) -> tuple[str, Plain, str]:
    return thing.text(kind, otherwise), thing.block.get("levels", []), thing.text("consolidate", "sum")


def _total_faults(column: Thing, columns: list[Thing], located: Located) -> Iterator[Fault]:
    kind, name, parts = column.text("type"), column.text("id"), column.texts("of")
    if (kind in COMPUTED) != ("of" in column.block):
        what = f"Cột “{name}”: “of” chỉ đi với “type: total” hoặc “type: share”, và cột tính phải có “of”."
        yield located.fault(column.at("of"), what, "Ghi các cột được tính vào “of”, hoặc bỏ nó.")
    elif kind == "share" and len(parts) != 2:
        what = f"Cột tỷ lệ “{name}” cần đúng hai cột trong “of”: phần và cả."
        yield located.fault(column.at("of"), what, "Ghi “of: [phần, cả]”.")
    for index, part in enumerate(parts):
        if part not in _typed(columns):
            what = f"Cột tính “{name}” dùng cột “{part}” không có, hoặc không phải cột nhập số."
            yield located.fault((*column.at("of"), index), what, "Chỉ dùng các cột nhập số của cùng biểu.")


def _rule_faults(column: Thing, columns: list[Thing], located: Located) -> Iterator[Fault]:
    kind, rule, name = column.text("type"), column.text("consolidate"), column.text("id")
    fitting = _FITTING.get(kind, set())
    if rule and fitting and rule not in fitting:
        what = f"Cột “{name}” loại “{kind}” không tổng hợp theo “{rule}” được."
        yield located.fault(column.at("consolidate"), what, f"Chọn một trong: {', '.join(sorted(fitting))}.")
    if rule == "weighted" and column.text("weight") not in _typed(columns) - {name}:
        what = f"Cột “{name}” tính theo trọng số nhưng “weight” không phải là một cột nhập số khác của biểu."
        yield located.fault(column.at("weight"), what, "Ghi tên cột làm trọng số vào “weight”.")


def _typed(columns: Iterable[Thing]) -> frozenset[str]:
    return ids(column for column in columns if column.text("type") in _TYPED)


def _twins(columns: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """Two neighbours under one and the same title cannot be told apart by whoever reads the table."""
    for left, right in pairwise(columns):
        if left.block.get("path") and left.block.get("path") == right.block.get("path"):
            what = f"Cột “{left.text('id')}” và “{right.text('id')}” đứng cạnh nhau mà cùng tiêu đề."
            yield located.fault(right.at("path"), what, "Sửa tiêu đề, hoặc thêm “apart: true” vào ô nhóm bắt đầu lại.")


def _needless(table: Thing, columns: list[Thing], located: Located) -> Iterator[Fault]:
    """A table of one row has cells, not records."""
    wrong = [table.at(key) for key in ("record", "bands", "band_of", "most", "unique") if key in table.block]
    wrong += [column.at("cell") for column in columns if "cell" in column.block]
    for path in wrong:
        what = f"Biểu “{table.text('id')}” có “rows: one” nên không dùng “{path[-1]}”."
        yield located.fault(path, what, "Bỏ khoá này, hoặc đổi “rows” thành records hay gathered.")


def _record_faults(table: Thing, columns: list[Thing], located: Located) -> Iterator[Fault]:
    record = things(table, "record")
    if "record" not in table.block:
        what = f"Biểu “{table.text('id')}” ghi theo từng dòng nhưng thiếu “record”."
        yield located.fault(table.at("rows"), what, "Thêm “record”: những điều hỏi ở mỗi dòng.")
        return
    for column in columns:
        cell = Thing(column.at("cell"), block(column.block.get("cell")))
        if column.text("type") == "text" and "cell" not in column.block:
            what = f"Cột “{column.text('id')}” không rõ lấy nội dung từ đâu."
            yield located.fault(column.path, what, "Thêm “cell: { column: … }”.")
        elif cell.text("column") and cell.text("column") not in ids(record):
            what = f"“cell”: mỗi dòng không hỏi “{cell.text('column')}”."
            remedy = f"Dùng một trong: {', '.join(sorted(ids(record)))}."
            yield located.fault(cell.at("column"), what, remedy)
        yield from no_such_choice(cell, "when", record, located)


def _band_faults(table: Thing, located: Located) -> Iterator[Fault]:
    known, name = choices_of(things(table, "record")), table.text("band_of")
    bands = ids(things(table, "bands"))
    if name and name not in known:
        what = f"“band_of”: không có cột lựa chọn “{name}”."
        yield located.fault(table.at("band_of"), what, "Ghi tên một cột “kind: choice” của “record”.")
    elif bands != known.get(name, frozenset()):
        what = f"Các nhóm dòng của biểu “{table.text('id')}” không khớp các lựa chọn của cột “{name}”."
        remedy = "“band_of” là cột lựa chọn; mỗi lựa chọn của nó có đúng một nhóm cùng tên trong “bands”."
        yield located.fault(table.at("bands"), what, remedy)
