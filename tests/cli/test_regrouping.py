"""``baocao units merge`` and ``baocao units split``."""

from tests.cli.office import Office
from tests.cli.test_units import tree

REGION = (
    "code,name,level,parent_code\nT,Tỉnh Mây Ngàn,tinh,\nA,Xã Sông Vàng,xa,T\nB,Xã Bến Cũ,xa,T\nC,Xã Đồi Mây,xa,T\n"
)
WINDOW = ("--form", "dan-van-kheo-nam", "--from", "2030-01-01", "--to", "2030-12-31", "--deadline", "2030-12-20 17:00")
MERGE = ("units", "merge", "--from", "A,B", "--into", "M=Xã Vàng Cũ", "--day", "2030-07-01")


def region(office: Office) -> None:
    office.done("units", "import", office.write("vung.csv", REGION))


def test_a_merger_is_shown_and_then_kept(office: Office) -> None:
    """Unconfirmed it changes nothing; confirmed, the new unit stands and has the report under way, and the old ones are
    given nothing that ends later."""
    region(office)
    office.done("assign", *WINDOW)
    unconfirmed = office.run(*MERGE)
    assert unconfirmed.code == 1
    assert "Chưa xác nhận nên chưa thay đổi gì." in unconfirmed.err
    assert "từ nay là một báo cáo của Xã Vàng Cũ" in unconfirmed.out
    assert [row[0] for row in tree(office)] == ["T", "A", "B", "C"]
    said = office.done(*MERGE, "--yes").splitlines()
    assert said[0] == "Sáp nhập Xã Sông Vàng, Xã Bến Cũ thành Xã Vàng Cũ từ 01/7/2030"
    assert said[-1] == "Đã ghi."
    assert tree(office)[-1] == ("M", "Xã Vàng Cũ", "xa", "T")
    assert office.done("assign", *WINDOW).startswith("Đã giao dan-van-kheo-nam cho 0 đơn vị mới (2 đơn vị trong lệnh).")
    assert "không do đơn vị mã A báo cáo" in office.refused("assign", *WINDOW, "--units", "A")


def test_a_split_is_kept(office: Office) -> None:
    """The unit itself may go on beside a new one."""
    region(office)
    said = office.done(
        "units", "split", "--from", "A", "--into", "A", "--into", "N=Xã Mới", "--day", "2030-07-01", "--yes"
    )
    assert said.startswith("Chia tách Xã Sông Vàng thành Xã Sông Vàng, Xã Mới từ 01/7/2030\n")
    assert tree(office)[-1] == ("N", "Xã Mới", "xa", "T")


def test_what_cannot_be_is_said(office: Office) -> None:
    """The topmost unit, one alone, a taken name or code, a day that is none, a unit that is gone: one line each."""
    region(office)
    complaints = [
        office.refused("units", "merge", "--from", before, "--into", into, "--day", day, "--yes")
        for before, into, day in (
            ("T,A", "M=Xã Mới", "2030-07-01"),
            ("A", "M=Xã Mới", "2030-07-01"),
            ("A,B", "M=Xã Đồi Mây", "2030-07-01"),
            ("A,B", "C=Xã Mới", "2030-07-01"),
            ("A,B", "M", "2030-07-01"),
            ("A,B", "M=Xã Mới", "1/7/2030"),
            ("A,Z", "M=Xã Mới", "2030-07-01"),
        )
    ]
    assert complaints == [
        "Tỉnh Mây Ngàn là đơn vị trên cùng nên không sáp nhập, chia tách được.",
        "Sáp nhập cần ít nhất hai đơn vị.",
        "Đã có đơn vị tên Xã Đồi Mây.",
        "Đã có đơn vị mã C.",
        "--into M: đơn vị mới phải ghi cả tên, ví dụ --into M='Xã Mới'.",
        "--day phải là ngày dạng 2026-07-01, không phải “1/7/2030”.",
        "Không có đơn vị mã Z.",
    ]
    office.done(*MERGE, "--yes")
    assert office.refused(*MERGE, "--yes") == "Xã Sông Vàng đã sáp nhập hoặc chia tách từ 01/7/2030."
