"""Each way of writing a standing text wrongly, and the sentence that sends its author to the line."""

import pytest

from templates.faults import FormFaults
from templates.loader import parse_definition
from tests.conversations.preparing import definition_of

TEXT = definition_of("mau-van-ban").decode()

FAULTS = {
    "a blank nobody asks": (
        "{name} thuộc {parent_name}.",
        "{name} thuộc {huyen}.",
        "Đoạn văn dùng chỗ trống “huyen” không có trong mẫu.",
    ),
    "a blank that stands nowhere": (
        "diện tích {dien_tich} ha; ",
        "",
        "Chỗ trống “dien_tich” không đứng trong đoạn văn nào của mục.",
    ),
    "a bracket left open": ("{chi_bo_khac} chi bộ khác].", "{chi_bo_khac} chi bộ khác.", "thiếu dấu ]"),
    "a figure written out as a day": ("số {qd.so}-QĐ", "số {qd.so:long}-QĐ", "“{qd.so:long}” chỉ dùng cho ngày."),
    "a form nobody knows": ("{qd.ngay:long}", "{qd.ngay:short}", "có thể kèm :long hoặc :plain"),
    "a sum of a text": (
        "of: [chi_bo_thon, chi_bo_khac]",
        "of: [chi_bo_thon, giap_dong]",
        "cộng “giap_dong”, nhưng đó không phải là chỗ trống bằng số.",
    ),
    "the number of a document summed": (
        "kind: document_number, consolidate: none",
        "kind: document_number",
        "Số văn bản “qd.so” không được cộng.",
    ),
    "a rule about a text": (
        "must: chi_bo_tong <= so_ho",
        "must: giap_dong <= so_ho",
        "Quy tắc dùng chỉ tiêu “giap_dong” không có trong mẫu.",
    ),
    "one name for two paragraphs": ("id: muc_ii.doan_2", "id: muc_ii.doan_1", "Tên “muc_ii.doan_1” đã dùng ở dòng"),
    "a blank named like the unit": (
        "id: giap_dong,",
        "id: level,",
        "Chỗ trống “level” trùng với một tên có sẵn.",
    ),
    "a screen of eight": (
        "id: dien_tich, label",
        "id: a1, label: A }\n          - { id: a2, label: B }\n          - { id: a3, label: C }\n"
        "          - { id: dien_tich, label",
        "“fields” có 8 mục, nhiều nhất là 7.",
    ),
    "a blank for one level": (
        "label: Số hộ, unit: hộ",
        "label: Số hộ, unit: hộ, levels: [xa]",
        "“levels”",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_of_a_standing_text(old: str, new: str, said: str) -> None:
    """What a standing text and its blanks say wrongly of one another is named at a line of the file."""
    assert TEXT.count(old) == 1
    with pytest.raises(FormFaults) as raised:
        parse_definition(TEXT.replace(old, new).encode(), "form.yaml")
    faults = raised.value.faults
    assert any(said in f"{fault}" for fault in faults), [str(fault) for fault in faults]
    assert all(fault.line > 1 for fault in faults)
