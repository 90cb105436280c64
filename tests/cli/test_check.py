"""``baocao check``: what the keeper of the forms reads."""

from pathlib import Path
from shutil import copytree

import templates
from tests.cli.office import Office
from tests.cli.secret_form import write_forms
from tests.forms.mini import MINI

SHIPPED = Path(templates.__file__).parent / "forms"


def test_the_forms_that_ship_are_right(bare: Office) -> None:
    """Without a folder the forms in use are checked; a folder of forms and one form's own folder are taken too; the
    questions of tables are counted."""
    all_of_them = (
        "dan-chu-co-so-6-thang: đúng, 25 câu hỏi.\ndan-van-kheo-nam: đúng, 18 câu hỏi.\n"
        "so-ket-dan-van-6-thang: đúng, 73 câu hỏi.\ntong-ket-dan-van-nhiem-ky: đúng, 34 câu hỏi.\n"
    )
    assert bare.done("check") == all_of_them
    assert bare.done("check", str(SHIPPED)) == all_of_them
    assert bare.done("check", str(SHIPPED / "dan-van-kheo-nam")) == "dan-van-kheo-nam: đúng, 18 câu hỏi.\n"


def test_every_fault_has_its_file_and_line(bare: Office, tmp_path: Path) -> None:
    """All faults of all forms come at once, each on a line of its own that says what to do."""
    home = write_forms(tmp_path / "mau") / "mau-thu"
    spoiled = MINI.replace("layout: party", "layout: dang").replace("id: muc_ii\n", "id: muc_i\n")
    (home / "form.yaml").write_text(spoiled, encoding="utf-8")
    (home / "unit.docx").unlink()
    lines = bare.refused("check", str(tmp_path / "mau")).splitlines()
    where = [line.partition(": ")[0].removeprefix(str(home)) for line in lines]
    layout = MINI[: MINI.index("layout: party")].count("\n") + 1
    second = MINI[: MINI.index("id: muc_ii\n")].count("\n") + 1
    assert where == [f"/form.yaml, dòng {layout}", f"/form.yaml, dòng {second}", "/unit.docx"]


def test_a_word_template_that_cannot_be_filled_is_found(bare: Office, tmp_path: Path) -> None:
    """A file that is no Word document and one without a place for the text are found before anybody answers a word."""
    home = write_forms(tmp_path / "mau") / "mau-thu"
    (home / "unit.docx").write_bytes(b"day khong phai Word")
    complaint = bare.refused("check", str(home))
    assert complaint.startswith("mau-thu/unit.docx: không điền được mẫu Word này. Sửa lại trong Word (")


def test_a_folder_without_forms_is_said(bare: Office, tmp_path: Path) -> None:
    """Neither a missing nor an empty folder passes for one whose forms are right."""
    (tmp_path / "rong").mkdir()
    for folder in ("rong", "khong-co"):
        assert bare.refused("check", folder) == (
            f"{folder}: Không có mẫu báo cáo nào ở đây. "
            "Chỉ vào thư mục của một mẫu (có form.yaml) hoặc thư mục chứa các mẫu."
        )


def test_commands_that_need_a_form_refuse_a_bad_one(bare: Office, tmp_path: Path) -> None:
    """TEMPLATES_DIR with a fault stops assign, demo and run with the same list, before anything is kept."""
    forms = tmp_path / "mau"
    copytree(SHIPPED / "dan-van-kheo-nam", forms / "dan-van-kheo-nam")
    definition = forms / "dan-van-kheo-nam" / "form.yaml"
    definition.write_text(definition.read_text().replace("layout: party", "layout: dang"), encoding="utf-8")
    line = definition.read_text()[: definition.read_text().index("layout: dang")].count("\n") + 1
    window = ("--from", "2026-01-01", "--to", "2026-12-31", "--deadline", "2026-11-25 17:00")
    for command in (
        ("demo", "--units", "1", "--seed", "1"),
        ("assign", "--form", "dan-van-kheo-nam", *window),
        ("run",),
    ):
        complaint = bare.refused(*command, TEMPLATES_DIR=str(forms), BOT_TOKEN="12345:abcdefghijkl")
        assert complaint.startswith(f"Mẫu báo cáo có lỗi:\n{definition}, dòng {line}: "), complaint
