"""Folders of forms: what loads, what is missing, and what makes a form another version."""

from pathlib import Path

import pytest

from templates.faults import FormFaults
from templates.loader import load_forms, parse_definition
from tests.forms.mini import MINI


def write(home: Path, definition: str = MINI, *, unit: bytes = b"PK unit", both: bytes = b"PK both") -> Path:
    home.mkdir(parents=True, exist_ok=True)
    (home / "form.yaml").write_text(definition, encoding="utf-8")
    (home / "unit.docx").write_bytes(unit)
    (home / "consolidated.docx").write_bytes(both)
    return home


def said(folder: Path) -> list[str]:
    """What loading says, with places relative to ``folder``."""
    with pytest.raises(FormFaults) as caught:
        load_forms(folder)
    return [str(fault).replace(str(folder), "DIR") for fault in caught.value.faults]


def test_one_form_or_a_folder_of_forms(tmp_path: Path) -> None:
    """A form's own folder and the folder above it give the same form; hidden folders are passed over."""
    home = write(tmp_path / "mau-thu")
    write(tmp_path / "mau-hai", MINI.replace("id: mau-thu", "id: mau-hai"))
    (tmp_path / ".git").mkdir()
    one, both = load_forms(home), load_forms(tmp_path)
    assert (list(one), list(both)) == (["mau-thu"], ["mau-hai", "mau-thu"])
    assert one["mau-thu"] == both["mau-thu"]
    assert one["mau-thu"].definition == MINI.encode()
    assert (one["mau-thu"].unit_template, one["mau-thu"].consolidated_template) == (b"PK unit", b"PK both")


def test_any_part_makes_another_version(tmp_path: Path) -> None:
    """The fingerprint changes with the definition and with either Word template, and with nothing else."""
    homes = (
        write(tmp_path / "a" / "mau-thu"),
        write(tmp_path / "b" / "mau-thu", MINI.replace("Mẫu thử", "Mẫu khác")),
        write(tmp_path / "c" / "mau-thu", unit=b"PK"),
        write(tmp_path / "d" / "mau-thu", both=b"PK"),
        write(tmp_path / "e" / "mau-thu", unit=b"PK unitPK", both=b" both"),
    )
    marks = [load_forms(home)["mau-thu"].sha256 for home in homes]
    assert len(set(marks)) == len(homes)
    assert load_forms(write(tmp_path / "g" / "mau-thu"))["mau-thu"].sha256 == marks[0]


def test_faults_of_all_forms_come_together(tmp_path: Path) -> None:
    """Missing files, a wrong folder name and faults inside are reported for all forms at once."""
    write(tmp_path / "a")
    (write(tmp_path / "b", MINI.replace("layout: party", "layout: army")) / "unit.docx").unlink()
    (tmp_path / "c").mkdir()
    assert said(tmp_path) == [
        "DIR/a/form.yaml, dòng 1: Mẫu tên “mau-thu” nhưng thư mục tên “a”. "
        "Đổi tên thư mục hoặc sửa “id” cho trùng nhau.",
        "DIR/b/form.yaml, dòng 4: “army” không dùng được cho “layout”. Chọn một trong: party, state.",
        "DIR/b/unit.docx: Thiếu tệp unit.docx. Đặt tệp Word mẫu của báo cáo đơn vị vào thư mục này.",
        "DIR/c/consolidated.docx: Thiếu tệp consolidated.docx. Đặt tệp Word mẫu của báo cáo tổng hợp vào thư mục này.",
        "DIR/c/form.yaml: Thiếu tệp form.yaml. Viết tệp định nghĩa của mẫu vào thư mục này.",
        "DIR/c/unit.docx: Thiếu tệp unit.docx. Đặt tệp Word mẫu của báo cáo đơn vị vào thư mục này.",
    ]


@pytest.mark.parametrize("folder", [".", "nowhere"])
def test_no_forms_at_all(tmp_path: Path, folder: str) -> None:
    """An empty or missing folder is said so, with what to point at."""
    assert [line.partition(": ")[2] for line in said(tmp_path / folder)] == [
        "Không có mẫu báo cáo nào ở đây. Chỉ vào thư mục của một mẫu (có form.yaml) hoặc thư mục chứa các mẫu."
    ]


def test_a_definition_is_parsed_once() -> None:
    """Equal contents give the very same form, so copies kept elsewhere cost nothing to read again."""
    assert parse_definition(MINI.encode(), "x") is parse_definition(bytes(bytearray(MINI.encode())), "x")
