"""Each way of writing a table wrongly, and what its author is told."""

import pytest

from templates.faults import FormFaults
from templates.table_loader import parse_tables

TABLE = """\
parameters:
  cap: { since: 2025-07-01, before: Cấp huyện, after: Cấp xã }
tables:
  - id: bieu_1
    title: Biểu một
    rows: one
    columns:
      - { id: tong, path: [Số cuộc, Tổng số], type: total, of: [tinh, xa], consolidate: recompute }
      - { id: tinh, path: [Số cuộc, Cấp tỉnh], type: integer, consolidate: sum }
      - { id: xa, path: [Số cuộc, "{cap}"], type: integer, consolidate: sum }
      - { id: ty_le, path: [Tỷ lệ], type: percent, consolidate: weighted, weight: xa }
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rows: one", "rows: many", "6: “many” không dùng được cho “rows”. Chọn một trong: one, records."),
        (
            "id: ty_le, path: [Tỷ lệ], type: percent, consolidate: weighted, weight: xa",
            "id: xa, path: [Tỷ lệ], type: percent, consolidate: none",
            "11: Tên “xa” đã dùng ở dòng 10. Đặt một tên khác.",
        ),
        ("{cap}", "{level}", "10: Không có tham số “{level}”. Dùng được ở đây: {cap}."),
        (
            "type: integer, consolidate: sum }\n      - { id: xa",
            "type: integer, consolidate: list }\n      - { id: xa",
            "9: Cột “tinh” loại “integer” không tổng hợp theo “list” được. Chọn một trong: none, sum, weighted.",
        ),
        (
            "percent, consolidate: weighted, weight: xa",
            "percent, consolidate: sum",
            "11: Cột “ty_le” loại “percent” không tổng hợp theo “sum” được. Chọn một trong: none, weighted.",
        ),
        (
            "weight: xa",
            "weight: dan_so",
            "11: Cột “ty_le” tính theo trọng số nhưng “weight” không phải là một cột nhập số khác của biểu. "
            "Ghi tên cột làm trọng số vào “weight”.",
        ),
        (
            "of: [tinh, xa]",
            "of: [tinh, huyen]",
            "8: Cột tổng “tong” cộng cột “huyen” không có, hoặc chính nó là cột tổng. "
            "Chỉ cộng các cột nhập số của cùng biểu.",
        ),
        (
            "type: total, of: [tinh, xa],",
            "type: total,",
            "8: Cột “tong”: “of” chỉ đi với “type: total”, và cột tổng phải có “of”. "
            "Ghi các cột được cộng vào “of”, hoặc bỏ nó.",
        ),
        (
            '"{cap}"',
            "Cấp tỉnh",
            "10: Cột “tinh” và “xa” đứng cạnh nhau mà cùng tiêu đề. "
            "Sửa tiêu đề, hoặc thêm “apart: true” vào ô nhóm bắt đầu lại.",
        ),
        ("path: [Tỷ lệ]", "path: []", "11: “path” cần ít nhất 1 mục. Thêm mục, hoặc bỏ cả khối."),
        (
            "path: [Tỷ lệ]",
            "path: [[Tỷ lệ]]",
            "11: “path” phải là một khối “khoá: nội dung”. Viết các khoá ở những dòng dưới, thụt lề vào.",
        ),
        (
            "path: [Tỷ lệ]",
            "path: [{ text: Tỷ lệ, rows: 0 }]",
            "11: “rows” nhỏ quá. Viết số từ 1 trở lên.",
        ),
        (
            "rows: one",
            "rows: one\n    row: 1",
            "7: Không có khoá nào tên “row” ở đây. Có phải “rows”? Nếu không thì xoá dòng này.",
        ),
    ],
)
def test_table_faults(old: str, new: str, said: str) -> None:
    """A fault in a table is told like one in a form: where, what, what to do, and nothing else."""
    assert TABLE.count(old) == 1
    with pytest.raises(FormFaults) as caught:
        parse_tables(TABLE.replace(old, new).encode(), "bieu.yaml")
    assert [str(fault) for fault in caught.value.faults] == [f"bieu.yaml, dòng {said}"]


def test_a_table_that_is_no_yaml() -> None:
    """A file YAML cannot read has the one fault that says so."""
    with pytest.raises(FormFaults) as caught:
        parse_tables(b"tables: [", "bieu.yaml")
    assert [fault.file for fault in caught.value.faults] == ["bieu.yaml"]
