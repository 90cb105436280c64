"""``baocao units import``."""

from io import BytesIO

from openpyxl import Workbook

from storage import units
from storage.database import open_database
from templates.unit import Unit
from tests.cli.office import Office


def kept(office: Office) -> list[Unit]:
    with open_database(office.url, workers=1) as database:
        found: list[Unit] = database.read(units.all_units).result()
        return found


def tree(office: Office) -> list[tuple[str, str, str, str | None]]:
    """(code, name, level, code of the unit above), in the order of lists."""
    found = kept(office)
    code_of = {unit.id: unit.code for unit in found}
    return [(one.code, one.name, one.level, code_of.get(one.parent_id or 0)) for one in found]


def workbook(rows: list[list[object]]) -> bytes:
    book, buffer = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()


def test_a_csv_is_kept_with_children_before_their_parents(office: Office) -> None:
    """Rows may stand in any order, and bodies that are not given are derived from the unit's own name."""
    rows = (
        "code,name,level,parent_code,place\nA,Xã Sông Vàng,xa,H,Bến Cũ\n\n"
        "H,Huyện Đồi Mây,huyen,T,\nT,Tỉnh Mây Ngàn,tinh,,"
    )
    assert office.done("units", "import", office.write("vung.csv", rows)) == "Đã nạp 3 đơn vị.\n"
    assert tree(office) == [
        ("T", "Tỉnh Mây Ngàn", "tinh", None),
        ("H", "Huyện Đồi Mây", "huyen", "T"),
        ("A", "Xã Sông Vàng", "xa", "H"),
    ]
    commune = kept(office)[-1]
    assert (commune.party_body, commune.party_superior, commune.state_body, commune.place) == (
        "ĐẢNG ỦY XÃ SÔNG VÀNG",
        "ĐẢNG BỘ HUYỆN ĐỒI MÂY",
        "ỦY BAN NHÂN DÂN XÃ SÔNG VÀNG",
        "Bến Cũ",
    )


def test_a_workbook_is_kept_with_numbers_as_they_look(office: Office) -> None:
    """Excel keeps codes as numbers and leaves cells empty; the code is what the person sees."""
    sheet = workbook(
        [
            ["Code", "Name", "Level", "Parent_code"],
            [1, "Tỉnh Mây Ngàn", "tinh", None],
            [101.0, "Xã  Sông Vàng ", "xa", 1],
            [None, None, None, None],
        ]
    )
    assert office.done("units", "import", office.write("vung.xlsx", sheet)) == "Đã nạp 2 đơn vị.\n"
    assert tree(office) == [("1", "Tỉnh Mây Ngàn", "tinh", None), ("101", "Xã Sông Vàng", "xa", "1")]


def test_what_a_vietnamese_excel_saves_is_read(office: Office) -> None:
    """A .csv with semicolons, a byte order mark, Windows line ends and decomposed letters gives the same units."""
    rows = "\ufeffcode;name;level;parent_code\r\nT;Tỉnh Ma\u0302y Nga\u0300n;tinh;\r\n"
    office.done("units", "import", office.write("vung.csv", rows))
    assert tree(office) == [("T", "Tỉnh Mây Ngàn", "tinh", None)]


def test_importing_again_renames_and_adds(staffed: Office) -> None:
    """The same code is the same unit: its name changes, nothing is doubled, others stay."""
    rows = "code,name,level,parent_code\nA,Xã Sông Bạc,xa,T\nC,Đặc khu Đảo Sương,dac_khu,T\n"
    staffed.done("units", "import", staffed.write("them.csv", rows))
    assert tree(staffed) == [
        ("T", "Tỉnh Mây Ngàn", "tinh", None),
        ("A", "Xã Sông Bạc", "xa", "T"),
        ("B", "Phường Bến Gió", "xa", "T"),
        ("C", "Đặc khu Đảo Sương", "dac_khu", "T"),
    ]


def test_every_fault_is_listed_and_nothing_is_kept(office: Office) -> None:
    """All faults come at once, each with its line, and not one unit of a faulty table is taken."""
    rows = (
        "code,name,level,parent_code\nT,Tỉnh Mây Ngàn,tinh,\nA,Xã Sông Vàng\nB,,xa,T\nT,Tỉnh Khác,tinh,\n"
        "C,Xã Đồi Mây,xa,K\nX Y,Xã Gò Sáo,xa,T\nM,Xã Một,xa,N\nN,Xã Hai,xa,M\n"
    )
    assert office.refused("units", "import", office.write("vung.csv", rows)) == (
        "Chưa nạp đơn vị nào:\n"
        "  - dòng 3: thiếu level.\n"
        "  - dòng 4: thiếu name.\n"
        "  - dòng 5: mã T bị lặp.\n"
        "  - dòng 6: không có đơn vị cấp trên mã K.\n"
        "  - dòng 7: mã “X Y” có dấu phẩy hoặc dấu cách; hãy bỏ đi.\n"
        "  - dòng 8: mã M là cấp trên của chính mình (theo vòng).\n"
        "  - dòng 9: mã N là cấp trên của chính mình (theo vòng)."
    )
    assert tree(office) == []


def test_a_unit_cannot_be_put_below_itself(staffed: Office) -> None:
    """A circle closed by a unit that is there already is found too."""
    rows = "code,name,level,parent_code\nT,Tỉnh Mây Ngàn,tinh,A\n"
    complaint = staffed.refused("units", "import", staffed.write("vong.csv", rows))
    assert complaint == "Chưa nạp đơn vị nào:\n  - dòng 2: mã T là cấp trên của chính mình (theo vòng)."


def test_a_file_that_is_no_table_is_refused(bare: Office) -> None:
    """Whatever file is named, the answer is one plain line."""
    assert bare.refused("units", "import", "không-có.csv") == (
        "Không đọc được tệp không-có.csv: No such file or directory."
    )
    assert bare.refused("units", "import", bare.write("a.xlsx", "chữ")) == (
        "Tệp a.xlsx không phải Excel .xlsx đọc được."
    )
    assert bare.refused("units", "import", bare.write("a.csv", b"\xff\xfe\x00")) == (
        "Tệp a.csv không phải .csv mã UTF-8. Hãy lưu lại dưới dạng CSV UTF-8."
    )
    assert bare.refused("units", "import", bare.write("b.csv", "\n\n")) == "Tệp b.csv trống."
    assert bare.refused("units", "import", bare.write("c.csv", "code,name\nA,Xã A\n")) == (
        "Tệp c.csv thiếu cột level, parent_code; dòng đầu phải là code,name,level,parent_code."
    )
    assert bare.refused("units", "import", bare.write("d.csv", "code,name,level,parent_code\n")) == (
        "Chưa nạp đơn vị nào:\n  - tệp chỉ có dòng tiêu đề, chưa có đơn vị nào."
    )
