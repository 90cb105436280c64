"""Each way of writing a table or a list of rows wrongly, and what its author is told."""

import pytest

from templates.faults import FormFaults
from templates.loader import parse_definition
from tests.forms.mini import MARK, MINI

ROWS = """\
          - ask: rows
            id: muc_ii_1.phu_luc
            question: Phụ lục
            unique: so
            columns:
              - { id: so, label: Số }
              - { id: loai, label: Loại, kind: choice, choices: [{ id: moi, label: Mới }, { id: cu, label: Cũ }] }
              - { id: vi_sao, label: Vì sao, required_when: { loai: cu }, advised_when: { loai: [moi, cu] } }
"""
LIST = "          - { ask: text, id: muc_ii_1.noi_dung, question: Với cấp trên, required: false }\n"
SHARED = "          - { id: bieu_1.xa, label: Số cuộc }\n"
FIELD = "          - { id: hoi_nghi.so, label: Số hội nghị, unit: hội nghị }\n"
TABLES = """\
  - { id: tong_du, must: bieu_1.tong + bieu_1.xa >= count(muc_ii_1.phu_luc), level: warn, say: Thiếu phụ lục. }
  - { id: dem_dong, must: "count(bieu_2: loai = lon) <= 4", level: warn, say: Nhiều quá. }
tables:
  - id: bieu_1
    number: Biểu 1
    title: Biểu một
    rows: one
    columns:
      - { id: tong, path: [Số cuộc, Tổng số], type: total, of: [tinh, xa], consolidate: recompute }
      - { id: tinh, path: [Số cuộc, Cấp tỉnh], type: integer, consolidate: sum }
      - { id: xa, path: [Số cuộc, "Cấp {cap}"], type: integer, consolidate: sum }
      - { id: diem, path: [Điểm], type: percent, consolidate: weighted, weight: xa }
      - { id: ty_le, path: [Tỷ lệ], type: share, of: [xa, tinh], consolidate: recompute }
      - { id: ghi_chu, path: [Ghi chú], type: text, consolidate: list }
  - id: bieu_2
    number: Biểu 2
    title: Biểu hai
    rows: records
    most: 4
    band_of: loai
    bands: [{ id: lon, heading: Lớn }, { id: nho, heading: Nhỏ }]
    record:
      - { id: loai, label: Loại, kind: choice, choices: [{ id: lon, label: Lớn }, { id: nho, label: Nhỏ }] }
      - { id: ten, label: Tên, required: true }
    columns:
      - { id: stt, path: [STT], type: place, consolidate: none }
      - { id: ten_lon, path: [Tên lớn], type: text, consolidate: list, cell: { column: ten, when: { loai: lon } } }
      - { id: ten_nho, path: [Tên nhỏ], type: text, consolidate: list, cell: { column: ten, when: { loai: nho } } }
"""
FORM = MINI.replace(LIST, LIST + ROWS).replace(FIELD, FIELD + SHARED) + TABLES

ONE = {
    "rows of no kind": (
        "rows: one",
        "rows: many  # <<",
        "“many” không dùng được cho “rows”. Chọn một trong: one, records, gathered.",
    ),
    "a column twice": (
        "id: diem, path: [Điểm]",
        "id: tinh, path: [Điểm]",
        "Tên “tinh” đã dùng ở dòng 76. Đặt một tên khác.",
    ),
    "a title names an unknown parameter": (
        '"Cấp {cap}"',
        '"Cấp {level}"',
        "Không có tham số “{level}”. Dùng được ở đây: {ban}, {cap}, {ky}, {nam}, {nam_sau}.",
    ),
    "figures in a list": (
        "path: [Số cuộc, Cấp tỉnh], type: integer, consolidate: sum",
        "path: [Số cuộc, Cấp tỉnh], type: integer, consolidate: list",
        "Cột “tinh” loại “integer” không tổng hợp theo “list” được. Chọn một trong: none, sum, weighted.",
    ),
    "a percentage is summed": (
        "percent, consolidate: weighted, weight: xa",
        "percent, consolidate: sum",
        "Cột “diem” loại “percent” không tổng hợp theo “sum” được. Chọn một trong: none, weighted.",
    ),
    "a share is summed": (
        "of: [xa, tinh], consolidate: recompute",
        "of: [xa, tinh], consolidate: sum",
        "Cột “ty_le” loại “share” không tổng hợp theo “sum” được. Chọn một trong: recompute.",
    ),
    "an unknown weight": (
        "weight: xa",
        "weight: dan_so",
        "Cột “diem” tính theo trọng số nhưng “weight” không phải là một cột nhập số khác của biểu. "
        "Ghi tên cột làm trọng số vào “weight”.",
    ),
    "a total of an unknown column": (
        "of: [tinh, xa]",
        "of: [tinh, huyen]",
        "Cột tính “tong” dùng cột “huyen” không có, hoặc không phải cột nhập số. "
        "Chỉ dùng các cột nhập số của cùng biểu.",
    ),
    "a total of texts": (
        "of: [tinh, xa]",
        "of: [tinh, ghi_chu]",
        "Cột tính “tong” dùng cột “ghi_chu” không có, hoặc không phải cột nhập số. "
        "Chỉ dùng các cột nhập số của cùng biểu.",
    ),
    "a total of nothing": (
        "type: total, of: [tinh, xa],",
        "type: total,",
        "Cột “tong”: “of” chỉ đi với “type: total” hoặc “type: share”, và cột tính phải có “of”. "
        "Ghi các cột được tính vào “of”, hoặc bỏ nó.",
    ),
    "a share of one": (
        "of: [xa, tinh]",
        "of: [xa]",
        "Cột tỷ lệ “ty_le” cần đúng hai cột trong “of”: phần và cả. Ghi “of: [phần, cả]”.",
    ),
    "two columns of one title": (
        '"Cấp {cap}"',
        "Cấp tỉnh",
        "Cột “tinh” và “xa” đứng cạnh nhau mà cùng tiêu đề. "
        "Sửa tiêu đề, hoặc thêm “apart: true” vào ô nhóm bắt đầu lại.",
    ),
    "a column without a title": (
        "path: [Điểm]",
        "path: []",
        "“path” cần ít nhất 1 mục. Thêm mục, hoặc bỏ cả khối.",
    ),
    "a title that is a list": (
        "path: [Điểm]",
        "path: [[Điểm]]",
        "“path” phải là một khối “khoá: nội dung”. Viết các khoá ở những dòng dưới, thụt lề vào.",
    ),
    "a header of no height": (
        "path: [Điểm]",
        "path: [{ text: Điểm, rows: 0 }]",
        "“rows” nhỏ quá. Viết số từ 1 trở lên.",
    ),
    "a misspelt key": (
        "rows: one",
        "rows: one\n    ruledd: true  # <<",
        "Không có khoá nào tên “ruledd” ở đây. Có phải “ruled”? Nếu không thì xoá dòng này.",
    ),
    "records in a table of one row": (
        "rows: one",
        "rows: one\n    most: 4  # <<",
        "Biểu “bieu_1” có “rows: one” nên không dùng “most”. Bỏ khoá này, hoặc đổi “rows” thành records hay gathered.",
    ),
    "a column of records takes its text from nowhere": (
        ", cell: { column: ten, when: { loai: nho } }",
        "",
        "Cột “ten_nho” không rõ lấy nội dung từ đâu. Thêm “cell: { column: … }”.",
    ),
    "a cell takes what is not asked": (
        "cell: { column: ten, when: { loai: nho } }",
        "cell: { column: ho, when: { loai: nho } }",
        "“cell”: mỗi dòng không hỏi “ho”. Dùng một trong: loai, ten.",
    ),
    "a cell of an unknown choice": (
        "when: { loai: nho }",
        "when: { loai: vua }",
        "Cột “loai” không có lựa chọn “vua”. Dùng một trong: lon, nho.",
    ),
    "a cell depends on what is no choice": (
        "when: { loai: nho }",
        "when: { ten: nho }",
        "“when”: không có cột lựa chọn “ten”. Dùng một trong: loai.",
    ),
    "bands of nothing": (
        "    band_of: loai",
        "    band_of: ten  # <<",
        "“band_of”: không có cột lựa chọn “ten”. Ghi tên một cột “kind: choice” của “record”.",
    ),
    "bands that are not the choices": (
        "bands: [{ id: lon, heading: Lớn }, ",
        "bands: [",
        "Các nhóm dòng của biểu “bieu_2” không khớp các lựa chọn của cột “loai”. "
        "“band_of” là cột lựa chọn; mỗi lựa chọn của nó có đúng một nhóm cùng tên trong “bands”.",
    ),
    "most that is none": (
        "most: 4",
        "most: 0",
        "“most” nhỏ quá. Viết số từ 1 trở lên.",
    ),
}

RECORDS = {
    "a column of a list twice": (
        "{ id: so, label: Số }",
        "{ id: so, label: Số }\n              - { id: so, label: Số nữa }  # <<",
        "Tên “so” đã dùng ở dòng 59. Đặt một tên khác.",
    ),
    "choices of a text": (
        "kind: choice, choices: [{ id: moi, label: Mới }, { id: cu, label: Cũ }]",
        "kind: choice",
        "Cột “loai”: “choices” chỉ đi với “kind: choice”, và cột lựa chọn phải có “choices”. "
        "Ghi các lựa chọn vào “choices”, hoặc bỏ nó.",
    ),
    "required at an unknown choice": (
        "required_when: { loai: cu }",
        "required_when: { loai: hong }",
        "Cột “loai” không có lựa chọn “hong”. Dùng một trong: cu, moi.",
    ),
    "advised by an unknown column": (
        "advised_when: { loai: [moi, cu] }",
        "advised_when: { muc: [moi, cu] }",
        "“advised_when”: không có cột lựa chọn “muc”. Dùng một trong: loai.",
    ),
    "unique in an unknown column": (
        "            unique: so\n",
        "            unique: ten  # <<\n",
        "“unique”: không có cột “ten”. Dùng một trong: loai, so, vi_sao.",
    ),
    "a list cannot carry a sentence": (
        LIST,
        LIST.replace("text", "figures").replace(
            "question: Với cấp trên, required: false }",
            "question: Số, fields: [{ id: so_don, label: Số }], sentence: '{so_don} đơn' }",
        ),
        "Có câu mẫu nhưng sau nó mục này không có câu hỏi chữ nào để đặt câu vào. "
        "Thêm một câu hỏi “ask: text” ở dưới, hoặc bỏ câu mẫu.",
    ),
}

SHARING = {
    "a shared figure of another kind": (
        "{ id: bieu_1.xa, label: Số cuộc }",
        "{ id: bieu_1.xa, label: Số cuộc, kind: decimal }",
        "Chỉ tiêu “bieu_1.xa” cũng là một ô của biểu nhưng khác loại, cấp hoặc cách tổng hợp. "
        "Cho “kind”, “levels”, “consolidate” giống cột của biểu (“type”, “levels”, “consolidate”).",
    ),
    "a shared figure of another level": (
        "{ id: bieu_1.xa, label: Số cuộc }",
        "{ id: bieu_1.xa, label: Số cuộc, levels: [xa] }",
        "Chỉ tiêu “bieu_1.xa” cũng là một ô của biểu nhưng khác loại, cấp hoặc cách tổng hợp. "
        "Cho “kind”, “levels”, “consolidate” giống cột của biểu (“type”, “levels”, “consolidate”).",
    ),
    "a computed cell is asked": (
        "{ id: bieu_1.xa, label: Số cuộc }",
        "{ id: bieu_1.tong, label: Số cuộc }",
        "Chỉ tiêu “bieu_1.tong” cũng là một ô của biểu nhưng khác loại, cấp hoặc cách tổng hợp. "
        "Cho “kind”, “levels”, “consolidate” giống cột của biểu (“type”, “levels”, “consolidate”).",
    ),
    "a text by the name of a cell": (
        "id: muc_ii_1.noi_dung",
        "id: bieu_1.ghi_chu",
        "Tên “bieu_1.ghi_chu” đã là một ô của biểu. Đặt một tên khác.",
    ),
    "a rule compares a text": (
        "bieu_1.tong + bieu_1.xa",
        "bieu_1.tong + bieu_1.ghi_chu",
        "Quy tắc dùng chỉ tiêu “bieu_1.ghi_chu” không có trong mẫu. Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.",
    ),
    "a rule counts a figure": (
        "count(muc_ii_1.phu_luc)",
        "count(bieu_1.xa)",
        "Quy tắc đếm “bieu_1.xa”, nhưng đó không phải là câu hỏi chữ, danh sách hay biểu ghi theo dòng. "
        "Sửa lại tên trong “count(…)”.",
    ),
    "a rule counts rows of an unknown choice": (
        "count(bieu_2: loai = lon)",
        "count(bieu_2: loai = to)",
        "Quy tắc đếm các dòng “loai = to” của “bieu_2”, nhưng không có lựa chọn này. Sửa lại tên trong “count(…)”.",
    ),
    "a sentence names a text": (
        "[Tổ chức {hoi_nghi.so} hội nghị",
        "[Tổ chức {hoi_nghi.so} hội nghị {bieu_1.ghi_chu}",
        "Câu mẫu dùng chỉ tiêu “bieu_1.ghi_chu” không có trong mẫu. Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.",
    ),
}


def test_the_form_itself() -> None:
    """Tables, lists, shared figures and rules about them all stand together without a fault."""
    form = parse_definition(FORM.encode(), "form.yaml")
    assert [table.id for table in form.tables] == ["bieu_1", "bieu_2"]
    assert parse_definition(FORM.replace("{hoi_nghi.so} ", "{bieu_1.tong} ").encode(), "form.yaml")


@pytest.mark.parametrize(("old", "new", "said"), [*ONE.values(), *RECORDS.values(), *SHARING.values()])
def test_table_faults(old: str, new: str, said: str) -> None:
    """A fault in a table or a list is told like any other: where, what, what to do, and nothing else."""
    assert FORM.count(old) == 1
    text = FORM.replace(old, new)
    place = text.index(MARK) if MARK in text else text.index(new)
    first = text[:place].count("\n") + 1
    with pytest.raises(FormFaults) as caught:
        parse_definition(text.replace(MARK, "").encode(), "form.yaml")
    (fault,) = caught.value.faults
    assert str(fault).partition(": ")[2] == said
    assert not new or first <= fault.line <= first + 1


def test_a_table_and_a_section_of_one_name() -> None:
    """A table's id is an id like any other: the second thing that bears it is named."""
    with pytest.raises(FormFaults) as caught:
        parse_definition(FORM.replace("id: muc_ii_1\n", "id: bieu_2\n").encode(), "form.yaml")
    assert [fault.what for fault in caught.value.faults] == ["Tên “bieu_2” đã dùng ở dòng 48."]


def test_all_faults_of_tables_come_at_once() -> None:
    """Faults of tables are reported together with those of the outline."""
    text = FORM.replace("of: [tinh, xa]", "of: [tinh, huyen]").replace("layout: party", "layout: army")
    text = text.replace("{ loai: nho }", "{ loai: vua }")
    with pytest.raises(FormFaults) as caught:
        parse_definition(text.encode(), "form.yaml")
    assert len(caught.value.faults) == 3


def test_figures_of_different_levels_do_not_crowd_a_screen() -> None:
    """Seven figures fit for each level, however many the group has for all levels together."""
    fields = "".join(
        f"          - {{ id: {level}_{letter}, label: Số, levels: [{level}] }}\n"
        for level in ("tinh", "xa")
        for letter in "abcd"
    )
    assert parse_definition(FORM.replace(FIELD, FIELD + fields).encode(), "form.yaml")
