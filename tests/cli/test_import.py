"""``baocao import``: a unit's filled-in tables taken on the server, sensitive cells included."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines
from bot.reports import UnitReports
from renderers.excel.form_book import form_workbook
from storage import answers, assignments, people, periods
from storage.database import open_database
from storage.tables import changes
from templates.answers import Answer, Figure, ReportedApart, Rows
from tests.cli.office import Office
from tests.cli.secret_form import word_text, workbook_text

FORM = ("--form", "so-ket-dan-van-6-thang")
WINDOW = ("--from", "2026-01-01", "--to", "2026-06-30", "--deadline", "2026-12-25 17:00")
IMPORT = ("import", *FORM, "--unit", "A", "bieu.xlsx")
SECRET_COLUMN, OPEN_COLUMN = "bieu_1b.cot_can_tong_so", "bieu_1b.dan_so"
CASE = "Khiếu kiện về đất nghĩa trang"
CASES = {
    "linh_vuc": "Về công tác dân tộc",
    "noi_dung": CASE,
    "dia_diem": "Thôn Bến Gió",
    "trang_thai": "Đang giải quyết",
}


def assigned(office: Office) -> Office:
    office.done("assign", *FORM, *WINDOW)
    return office


def filled(
    office: Office, cells: Mapping[str, object], records: Mapping[str, object] = CASES, unit: str = "A"
) -> bytes:
    """The workbook the unit is given, with cells of tables by key and a record of Biểu 2B, as a person saves it."""

    def work(connection: Connection) -> bytes:
        period = periods.newest(connection, FORM[1])
        assert period is not None
        own = next(one for one in assignments.of_period(connection, period.id) if one.unit.code == unit)
        return form_workbook(UnitReports(connection, Outlines()).of_assignment(own.id), sensitive=True)

    with open_database(office.url, workers=1) as database:
        book = load_workbook(BytesIO(database.read(work).result()))
    wanted = {f"khoa:{key.replace('_', '-')}": value for key, value in cells.items()}
    wanted |= {f"khoa:bieu-2b[{key.replace('_', '-')}]": value for key, value in records.items()}
    keys = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value in wanted]
    assert len(keys) == len(wanted)
    for cell in keys:
        cell.offset(row=1).value = wanted[cell.value]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def stored(office: Office) -> dict[str, Answer]:
    """The answers kept for the unit A."""

    def work(connection: Connection) -> dict[str, Answer]:
        period = periods.newest(connection, FORM[1])
        assert period is not None
        own = next(one for one in assignments.of_period(connection, period.id) if one.unit.code == "A")
        return {key: one.answer for key, one in answers.all_answers(connection, own.id).items()}

    with open_database(office.url, workers=1) as database:
        return database.read(work).result()


def exported(office: Office, *options: str) -> bytes:
    office.done("export", *FORM, "--unit", "A", *options, "--out", "tep")
    return office.read("tep")


def test_a_workbook_is_taken_whole(staffed: Office) -> None:
    """Every filled cell is kept, those that never come by the chat too, and each kind of export shows what it may."""
    assigned(staffed)
    staffed.write("bieu.xlsx", filled(staffed, {OPEN_COLUMN: "12.450", SECRET_COLUMN: 7131}))
    assert staffed.done(*IMPORT) == "Đã nạp bieu.xlsx vào báo cáo của Xã Sông Vàng: đổi 3 ô.\n"
    kept = stored(staffed)
    assert isinstance(kept["bieu_2b"], Rows)
    assert [row["noi_dung"] for row in kept["bieu_2b"].rows] == [CASE]
    assert {key: kept[key] for key in (OPEN_COLUMN, SECRET_COLUMN)} == {
        OPEN_COLUMN: Figure(12450),
        SECRET_COLUMN: Figure(7131),
    }
    for kind, read in (("docx", word_text), ("xlsx", workbook_text)):
        without = read(exported(staffed, "--format", kind))
        whole = read(exported(staffed, "--format", kind, "--with-sensitive"))
        assert (CASE in without, CASE in whole) == (False, True), kind
        assert (any(n in without for n in ("7131", "7.131")), any(n in whole for n in ("7131", "7.131"))) == (
            False,
            True,
        )


def test_the_same_file_again_changes_nothing(desk: Office) -> None:
    """What is stored already is no change, and is not written a second time."""
    assigned(desk)
    desk.write("bieu.xlsx", filled(desk, {OPEN_COLUMN: 12450}))
    desk.done(*IMPORT)
    assert desk.done(*IMPORT) == "Tệp bieu.xlsx không có gì khác với số liệu đã lưu của Xã Sông Vàng.\n"


def test_changes_are_noted_under_the_server(desk: Office) -> None:
    """All changes of a file are one batch of one person without any role, who is made once."""
    assigned(desk)
    for value in (12450, 12460):
        desk.write("bieu.xlsx", filled(desk, {OPEN_COLUMN: value}))
        desk.done(*IMPORT)
    with open_database(desk.url, workers=1) as database:
        lines = database.read(lambda c: c.execute(select(changes.c.person_id, changes.c.batch)).all()).result()
        (person,) = {line.person_id for line in lines}
        known = database.read(lambda connection: people.get(connection, person)).result()
    assert known is not None
    assert (known.name, known.roles) == ("Nhập từ máy chủ", ())
    assert (len(lines), len({line.batch for line in lines})) == (3, 2)


def test_one_bad_cell_keeps_the_whole_file_out(desk: Office) -> None:
    """Every fault is listed with its sheet and cell, and nothing is stored."""
    assigned(desk)
    desk.write("bieu.xlsx", filled(desk, {OPEN_COLUMN: "đông", SECRET_COLUMN: -3, "bieu_1b.so_ho": 40}))
    first, *faults = desk.refused(*IMPORT).splitlines()
    assert first == "Có 2 ô chưa đúng nên chưa nạp ô nào:"
    assert all(fault.startswith("– Biểu 1B, ") for fault in faults)
    assert stored(desk) == {}


def test_a_cell_reported_apart_takes_nothing_back(desk: Office) -> None:
    """A workbook from the chat says of its sensitive cells that they came by another way: what came so stays."""
    assigned(desk)
    desk.write("bieu.xlsx", filled(desk, {SECRET_COLUMN: 7131}))
    desk.done(*IMPORT)
    apart = dict.fromkeys(("linh_vuc", "dia_diem", "trang_thai"), None) | {"noi_dung": "(Có báo cáo riêng)"}
    desk.write("bieu.xlsx", filled(desk, {SECRET_COLUMN: "(Có báo cáo riêng)", OPEN_COLUMN: 10}, apart))
    assert desk.done(*IMPORT) == "Đã nạp bieu.xlsx vào báo cáo của Xã Sông Vàng: đổi 1 ô.\n"
    kept = stored(desk)
    assert kept[SECRET_COLUMN] == Figure(7131)
    assert not isinstance(kept["bieu_2b"], ReportedApart)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--unit", "Z"), "Không có đơn vị mã Z."),
        (("--unit", "C"), "Xã Đồi Mây chưa được giao kỳ mới nhất của mẫu so-ket-dan-van-6-thang."),
        (("--form", "la"), "Chưa giao kỳ nào của mẫu la."),
        (("--unit", "B"), "Biểu này lập cho đơn vị khác nên Trợ lý chưa ghi."),
    ],
)
def test_where_it_does_not_belong_is_said(desk: Office, options: tuple[str, str], complaint: str) -> None:
    """An unknown unit or form, a unit without the report and another unit's workbook are refused in a line."""
    assigned(desk)
    rows = "code,name,level,parent_code\nC,Xã Đồi Mây,xa,T\n"
    desk.done("units", "import", desk.write("them.csv", rows))
    desk.write("bieu.xlsx", filled(desk, {OPEN_COLUMN: 10}))
    assert desk.refused("import", *FORM, "--unit", "A", *options, "bieu.xlsx").startswith(complaint)
    assert stored(desk) == {}


def test_what_is_no_workbook_is_said(desk: Office) -> None:
    """A file that is missing, of another kind, or for a form without tables: one line each."""
    assigned(desk)
    desk.done("assign", "--form", "dan-van-kheo-nam", *WINDOW)
    desk.write("bieu.xlsx", b"%PDF-1.7")
    whole = filled(desk, {OPEN_COLUMN: 10})
    assert desk.refused(*IMPORT).startswith("Đây là tệp PDF")
    assert desk.refused("import", *FORM, "--unit", "A", "khong.xlsx") == (
        "Không đọc được tệp khong.xlsx: No such file or directory."
    )
    desk.write("bieu.xlsx", whole)
    assert desk.refused("import", "--form", "dan-van-kheo-nam", "--unit", "A", "bieu.xlsx") == (
        "Mẫu dan-van-kheo-nam không có biểu nào để nạp."
    )


def test_a_report_that_is_in_is_closed(bare: Office) -> None:
    """A submitted report takes no workbook: what the parent has seen cannot change behind its back."""
    bare.done("demo", "--units", "2", "--seed", "3")
    bare.write("bieu.xlsx", filled(bare, {OPEN_COLUMN: 10}, unit="X001"))
    complaint = bare.refused("import", *FORM, "--unit", "X001", "bieu.xlsx")
    assert "đã nộp nên không nạp được" in complaint


def test_an_export_of_an_empty_report_brings_nothing(desk: Office) -> None:
    """The workbook of ``export``, in the official layout, is no form to fill in; its titles are not read as values."""
    assigned(desk)
    desk.done("export", *FORM, "--unit", "A", "--format", "xlsx", "--out", "bieu.xlsx")
    assert desk.done(*IMPORT) == "Tệp bieu.xlsx không có gì khác với số liệu đã lưu của Xã Sông Vàng.\n"
