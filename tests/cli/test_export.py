"""``baocao export``: the files of /tonghop and of one unit's report."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.reports import UnitReports
from storage import assignments, periods
from storage.database import open_database
from templates.answers import Figure, Prose
from tests.cli.office import Office
from tests.cli.secret_form import SECRET_TEXT, word_text, workbook_text, write_forms

FORM = ("--form", "dan-van-kheo-nam")


def exported(office: Office, *options: str, **settings: str) -> bytes:
    assert office.done("export", *options, "--out", "tep", **settings) == "Đã ghi tep.\n"
    return office.read("tep")


def names(archive: bytes) -> list[str]:
    with ZipFile(BytesIO(archive)) as packed:
        return packed.namelist()


@pytest.fixture
def demo(office: Office) -> Office:
    """Four communes: three have submitted, one is on the way."""
    office.done("demo", "--units", "4", "--seed", "3")
    return office


def test_the_consolidated_report_comes_in_three_kinds(demo: Office) -> None:
    """Without --unit the units' one parent is meant: Word with both parts, the workbook, an archive of those in."""
    word = word_text(exported(demo, *FORM))
    assert "TÀI LIỆU BIÊN TẬP (không phát hành)" in word
    assert "Tính theo báo cáo “Đã nộp”: 3/4 đơn vị." in word
    assert "Đã nộp" in workbook_text(exported(demo, *FORM, "--format", "xlsx"))
    packed = names(exported(demo, *FORM, "--format", "zip"))
    assert [name[:5] for name in packed] == ["X001_", "X002_", "X003_"]
    assert all(name.endswith("_v1.docx") for name in packed)


def test_one_units_report_comes_in_three_kinds(demo: Office) -> None:
    """A submitted report is its version; one on the way is the draft, with dotted lines where answers are missing."""
    submitted, draft = (word_text(exported(demo, *FORM, "--unit", code)) for code in ("X001", "X004"))
    assert "…" not in submitted
    assert "TÀI LIỆU BIÊN TẬP" not in submitted
    assert "…" in draft
    assert workbook_text(exported(demo, *FORM, "--unit", "X001", "--format", "xlsx"))
    (packed,) = names(exported(demo, *FORM, "--unit", "X001", "--format", "zip"))
    assert packed.startswith("BC-dan-van-kheo-nam-")


def test_what_is_not_there_is_said(demo: Office) -> None:
    """An unknown form, an unknown unit, a unit without the form and a folder that does not exist: one line each."""
    demo.done("units", "import", demo.write("them.csv", "code,name,level,parent_code\nM,Xã Mới,xa,T00\n"))
    assert [
        demo.refused("export", "--form", "la", "--out", "a"),
        demo.refused("export", *FORM, "--unit", "Z", "--out", "a"),
        demo.refused("export", *FORM, "--unit", "M", "--out", "a"),
        demo.refused("export", *FORM, "--out", "khong/co/a"),
    ] == [
        "Chưa giao kỳ nào của mẫu la.",
        "Không có đơn vị mã Z.",
        "Xã Mới và các đơn vị cấp dưới chưa được giao mẫu dan-van-kheo-nam.",
        "Không ghi được khong/co/a: No such file or directory.",
    ]


def test_in_three_tiers_the_unit_is_named(bare: Office) -> None:
    """With districts between, communes have several parents: each district consolidates its own, the province the
    districts."""
    rows = (
        "code,name,level,parent_code\nT,Tỉnh Mây Ngàn,tinh,\nH1,Huyện Đồi Mây,huyen,T\nH2,Huyện Bến Gió,huyen,T\n"
        "A,Xã Sông Vàng,xa,H1\nB,Xã Gò Sáo,xa,H1\nC,Xã Suối Trăng,xa,H2\n"
    )
    bare.done("units", "import", bare.write("vung.csv", rows))
    window = ("--from", "2026-01-01", "--to", "2026-12-31", "--deadline", "2026-11-25 17:00")
    bare.done("assign", *FORM, *window)
    assert bare.refused("export", *FORM, "--out", "a") == (
        "Các đơn vị không có chung một cấp trên; ghi rõ --unit của cấp tổng hợp."
    )
    assert "0/2 đơn vị." in word_text(exported(bare, *FORM, "--unit", "T"))
    assert "0/2 đơn vị." in word_text(exported(bare, *FORM, "--unit", "H1"))
    assert bare.refused("export", *FORM, "--unit", "H1", "--format", "zip", "--out", "a") == (
        "Chưa đơn vị nào có báo cáo được tính nên không có tệp nào để gửi."
    )
    assert "0/1 đơn vị." in word_text(exported(bare, *FORM, "--unit", "H2"))


def secrets_of(office: Office, forms: Path) -> tuple[str, str]:
    """The sensitive text and figure of the first unit of the newest period, as a document would print them."""

    def work(connection: Connection) -> tuple[str, str]:
        period = periods.newest(connection, "mau-thu")
        assert period is not None
        first = next(one for one in assignments.of_period(connection, period.id) if one.unit.parent_id is not None)
        answers = UnitReports(connection, Outlines(), sensitive=True).of_assignment(first.id).answers
        text, figure = answers[SECRET_TEXT], answers["hoi_nghi.nguoi"]
        assert isinstance(text, Prose)
        assert isinstance(figure, Figure)
        return text.paragraphs[0], str(figure.value)

    with open_database(office.url, workers=1) as database:
        return database.read(work).result()


def test_sensitive_answers_leave_only_when_asked_for(bare: Office, tmp_path: Path) -> None:
    """In every kind of file the sensitive answers of every unit are missing, and there with --with-sensitive."""
    forms = write_forms(tmp_path / "mau")
    settings = {"TEMPLATES_DIR": str(forms)}
    bare.done("demo", "--units", "4", "--seed", "5", **settings)
    text, _ = secrets_of(bare, forms)
    unit = ("--form", "mau-thu", "--unit", "X001")
    whole = ("--form", "mau-thu")
    for options, read in (
        (unit, word_text),
        ((*unit, "--format", "xlsx"), workbook_text),
        (whole, word_text),
        ((*whole, "--format", "xlsx"), workbook_text),
    ):
        kept_back, shown = read(exported(bare, *options)), read(exported(bare, *options, "--with-sensitive"))
        assert text not in kept_back, options
        assert text in shown, options
    with ZipFile(BytesIO(exported(bare, *whole, "--format", "zip"))) as packed:
        assert all(text not in word_text(packed.read(name)) for name in packed.namelist())
