"""The tables of a consolidated report: a row for each unit, a total made anew, records with their unit."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from renderers.word.annex.grid import Annex, Wide
from renderers.word.annex.parent_tables import parent_tables
from renderers.word.material import editing_material
from templates.answers import Answer, Figure, NothingToReport, ReportedApart, Rows
from templates.unit import Unit
from tests.word.table_samples import UNITS, consolidation, filled, form
from tests.word.test_unit_tables import CASES, figures

APART, LACKING = "(Có báo cáo riêng)", "(*) Số liệu chưa đủ: có đơn vị chưa trả lời hoặc có báo cáo riêng."


def annex(name: str, given: Sequence[Mapping[str, Answer]], missing: Sequence[Unit] = ()) -> Annex:
    """One table over the first units."""
    (only,) = parent_tables(consolidation(form(name), given, missing))
    return only


def test_a_row_for_each_unit_and_a_total() -> None:
    """1A gets a column of units; the total sums each level and computes "Tổng số" anew from those sums."""
    units = [
        figures("bieu_1a", {"hn_co_so_so_hoi_nghi": meetings, "hn_co_so_so_nguoi": people, "vb_co_so": 0})
        for meetings, people in ((3, 900), (4, 1250))
    ]
    made = annex("bieu_1a", [{**filled((form("bieu_1a").tables[0],), largest=1), **given} for given in units])
    first, second, total = made.rows
    assert [column.path[-1].text for column in made.table.printed[:2]] == ["Đơn vị", "Số hội nghị"]
    assert first.cells[:8] == ("Xã Sông Vàng", "3", "900", "", "", "3", "900", "0")
    assert second.cells[:8] == ("Phường Nguyễn Thị Minh Khai", "4", "1.250", "", "", "4", "1.250", "0")
    assert total.cells[:8] == ("Tổng cộng", "7", "2.150", "", "", "7", "2.150", "0")
    assert (total.is_total, made.notes, made.unit) == (True, (), "Tỉnh Mây Ngàn")


def test_a_total_that_lacks_a_unit_says_so() -> None:
    """A figure some unit has not given is marked, a unit not yet in has an empty row, and the label counts units."""
    made = annex("bieu_1c", [figures("bieu_1c", {"dang_ky_tong_so": 5, "so_cuoc_thi": 1}), {}], UNITS[2:3])
    assert [row.cells[:2] for row in made.rows] == [
        ("Xã Sông Vàng", "5"),
        ("Phường Nguyễn Thị Minh Khai", ""),
        ("Đặc khu Đảo Gió", ""),
        ("Tổng cộng (2/3 đơn vị, chưa đủ)", "5*"),
    ]
    assert made.notes == (LACKING,)


def test_1b_keeps_its_own_columns_of_units() -> None:
    """1B numbers and names its rows itself; its texts are not totalled and its rate is weighed by households."""
    households = [{"so_ho": 100, "so_ho_ngheo": 10}, {"so_ho": 300, "so_ho_ngheo": 6}]
    made = annex("bieu_1b", [{**filled(), **figures("bieu_1b", one)} for one in households])
    assert [row.cells[:2] for row in made.rows[:2]] == [("1", "Xã Sông Vàng"), ("2", "Phường Nguyễn Thị Minh Khai")]
    assert made.rows[2].cells[0] == Wide("Tổng cộng", 2)
    assert made.rows[2].cells[1:6] == ("", "296", "", "", "4")


def test_a_unit_reported_apart() -> None:
    """Cells reported apart are one cell in the unit's row, and the total over them is marked."""
    sensitive = [column.id for column in form("bieu_1b").tables[0].columns if column.sensitive]
    other = {**filled(), **{f"bieu_1b.{column}": ReportedApart() for column in sensitive}}
    made = annex("bieu_1b", [filled(), other])
    assert made.rows[1].cells[-1] == Wide(APART, 4)
    assert [str(cell).endswith("*") for cell in made.rows[2].cells[-5:]] == [False, True, True, True, True]


def test_cases_of_all_units_under_one_band() -> None:
    """2B lists the cases by band, unit and entry, the unit's name before the place; who is silent stands below."""
    made = annex("bieu_2b", [{"bieu_2b": Rows(CASES)}, {"bieu_2b": ReportedApart()}, {"bieu_2b": Rows(CASES[:1])}, {}])
    assert [row.cells for row in made.rows] == [
        (Wide("I. Về công tác dân tộc", 8, heading=True),),
        ("A", "Xã Sông Vàng: Thôn 1", "B", "x", "", "", "", ""),
        ("C", "Xã Sông Vàng: Thôn 2", "D", "", "", "", "E", "F"),
        ("A", "Đặc khu Đảo Gió: Thôn 1", "B", "x", "", "", "", ""),
        (Wide("II. Về công tác tôn giáo", 8, heading=True),),
        (Wide("Không phát sinh", 8),),
    ]
    assert made.notes == ("Có báo cáo riêng: phường Nguyễn Thị Minh Khai.", "Chưa có số liệu: xã Đồi Gió.")


def test_no_unit_has_a_case() -> None:
    """A table of records without one says so in a row, or that all reported apart."""
    assert annex("bieu_2b", [{"bieu_2b": NothingToReport()}] * 2).rows[0].cells == (Wide("Không phát sinh", 8),)
    assert annex("bieu_2b", [{"bieu_2b": ReportedApart()}] * 2).rows[0].cells == (Wide(APART, 8),)


def test_themes_are_a_row_for_each_unit() -> None:
    """2C numbers and names a row for each unit; what a unit has not listed is said once over all themes."""
    issue = {"bieu_2c": Rows(({"chu_de": "kinh_te", "noi_dung": "A"},))}
    made = annex("bieu_2c", [issue, {"bieu_2c": NothingToReport()}, {"bieu_2c": ReportedApart()}, {}])
    assert [row.cells for row in made.rows] == [
        ("1", "Xã Sông Vàng", "", "A", "", "", ""),
        ("2", "Phường Nguyễn Thị Minh Khai", Wide("Không phát sinh", 5)),
        ("3", "Đặc khu Đảo Gió", Wide(APART, 5)),
        ("4", "Xã Đồi Gió", Wide("", 5)),
    ]


def test_models_are_all_listed_for_the_parent_to_choose_from() -> None:
    """1D has every unit's models with the unit's name; the editing material lists them and says how many may stay."""
    model = {"linh_vuc": "kinh_te", "ten_mo_hinh": "M", "ket_qua_nhan_rong": "K"}
    made = consolidation(form("bieu_1d"), [{"bieu_1d": Rows((model,) * 3)}, {"bieu_1d": Rows((model,) * 2)}])
    (table,) = parent_tables(made)
    assert [row.cells[:3] for row in table.rows] == [("Xã Sông Vàng", "M", "K")] * 3 + [
        ("Phường Nguyễn Thị Minh Khai", "M", "K")
    ] * 2
    said = [block.texts[0] for block in editing_material(made)]
    start = said.index("Biểu 1D. Về Mô hình tiêu biểu, điển hình dân vận khéo 6 tháng đầu năm 2026")
    words = "Lĩnh vực: Kinh tế; Tên mô hình: M; Kết quả nhân rộng: K"
    assert said[start + 1 :] == [
        "Các đơn vị giới thiệu 5; biểu của cấp trên chọn không quá 4.",
        "Xã Sông Vàng:",
        *[words] * 3,
        "Phường Nguyễn Thị Minh Khai:",
        *[words] * 2,
    ]


def test_units_stand_in_the_order_of_their_codes() -> None:
    """Units in and units missing share one order."""
    made = annex("bieu_1c", [{"bieu_1c.so_cuoc_thi": Figure(Decimal(1))}] * 2, UNITS[2:])
    assert [row.cells[0] for row in made.rows[:-1]] == [unit.name for unit in UNITS]
