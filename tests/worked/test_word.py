"""The province's consolidated Word reports, read back cell by cell against the tables worked out by hand."""

import os
from collections.abc import Sequence
from functools import cache
from itertools import chain

import pytest
from lxml import etree

from renderers.word.annex.words import APART, COMPILER, LACKING_NOTE, NOTHING, TOTAL
from renderers.word.consolidated import consolidated_report
from renderers.word.ooxml import W
from templates.header_grid import header_rows
from templates.table import ColumnType, Table
from tests.word.dump import dump
from tests.word.facts import WordFile
from tests.word.samples import loaded
from tests.worked.region import NOT_IN, PROVINCE, SHIPPED, UNITS, region
from tests.worked.table import ADJUSTED, HERE, OWN, Line, read, worked
from tests.worked.table import APART as BCR
from tests.worked.table import NOTHING as KPS
from tests.worked.table import TOTAL as TOTALS
from tests.worked.texts import CELLS

TABLES_FORM = "so-ket-dan-van-6-thang"
FIGURES = ("bieu_1a", "bieu_1b", "bieu_1c", "bieu_2a")
Rows = list[list[str]]


@cache
def document(form_id: str) -> bytes:
    """The consolidated report of a form in Word."""
    return consolidated_report(region(form_id), loaded(form_id).consolidated_template)


@pytest.mark.parametrize("form_id", SHIPPED)
def test_the_document_is_the_approved_one(form_id: str) -> None:
    """All of it, to every paragraph and cell, is what was read and approved."""
    approved, found = HERE / "golden" / f"{form_id}.word.txt", dump(document(form_id))
    if os.environ.get("UPDATE_GOLDEN"):
        approved.write_text(found, "utf-8")
    assert found == approved.read_text("utf-8")


@pytest.mark.parametrize("table_id", FIGURES)
def test_every_cell_is_the_one_worked_out_by_hand(table_id: str) -> None:
    """The province's row, a row for each unit, those not in too, the adjustment and the total say what the table by
    hand says."""
    lines = {line.key: line for line in worked(TABLES_FORM).of(table_id)}
    printed = [column for column in _table(table_id).columns if column.printed]
    places = [OWN, *UNITS, None, *([ADJUSTED] if any(line.cells[ADJUSTED] for line in lines.values()) else []), TOTALS]
    keys = [f"{table_id}.{column.id}" for column in printed if column.type not in (ColumnType.place, ColumnType.unit)]
    found = [row[-len(keys) :] for row in _rows(table_id)]
    assert found == [[_said(lines.get(key), key, place) for key in keys] for place in places]


def test_units_stand_in_their_order_with_the_total_last() -> None:
    """The parent first, its units by their codes, the adjustment, and last how many units the total counts."""
    assert [row[0] for row in _rows("bieu_1a")] == [
        PROVINCE.name,
        *(unit.name for unit in UNITS.values()),
        NOT_IN.unit.name,
        "Điều chỉnh (tỉnh Mây Ngàn)",
        f"{TOTAL} (4/5 đơn vị, chưa đủ)",
    ]


def test_the_models_a_person_chose() -> None:
    """Biểu 1D has the province's own model and the three it took, four in all, and no other."""
    assert [[cell for cell in row if cell] for row in _rows("bieu_1d")] == [
        ["Tỉnh Mây Ngàn", "Chợ phiên số", "06 xã làm theo"],
        ["Xã Đồi Mây", "Vườn rau sạch", "05/12 thôn"],
        ["Phường Bến Gió", "Bến đò an toàn", "Cả phường", "Được khen năm 2025"],
        ["Đặc khu Đảo Sương", "Chi bộ bốn tốt", "04 chi bộ"],
    ]


def test_cases_under_their_bands() -> None:
    """Biểu 2B has each case under its band with the unit before the place; who reported apart and who lacks stands
    below, the unit it does not concern nowhere."""
    assert [list(dict.fromkeys(cell for cell in row if cell)) for row in _rows("bieu_2b")] == [
        ["I. Về công tác dân tộc"],
        ["Tranh chấp đất rẫy", "Xã Đồi Mây: Thôn Cao", "UBND, Mặt trận", "x"],
        ["II. Về công tác tôn giáo"],
        ["Xây nhà nguyện chưa phép", "Xã Đồi Mây: Thôn Thấp", "Công an, UBND", "Chờ hồ sơ", "Thiếu cán bộ tôn giáo"],
    ]
    assert _foot("bieu_2b") == ["Có báo cáo riêng: phường Bến Gió.", "Chưa có số liệu: xã Ghềnh Nắng."]


def test_themes_of_each_unit() -> None:
    """Biểu 2C is a row for each unit, a list where a theme has several items."""
    assert [[cell for cell in row if cell] for row in _rows("bieu_2c")] == [
        ["Tỉnh Mây Ngàn", *[NOTHING] * 5],
        ["1", "Xã Đồi Mây", "- Giá nông sản thấp\n- Vay vốn còn khó", "Lừa đảo qua mạng"],
        ["2", "Phường Bến Gió", "Thanh niên thiếu việc làm"],
        ["3", "Đặc khu Đảo Sương", "Trạm y tế xa"],
        ["4", "Xã Suối Trăng", *[NOTHING] * 5],
        ["5", "Xã Ghềnh Nắng"],
    ]


def test_who_made_the_table_stands_in_it() -> None:
    """The note on what lacks and who made the table are held together with the table's last row."""
    assert _foot("bieu_1a") == [LACKING_NOTE, COMPILER]
    assert _foot("bieu_1d") == [COMPILER]
    assert _foot("bieu_2a") == []


SENTENCES = [
    (
        TABLES_FORM,
        "Tổ chức 30 hội nghị tuyên truyền, tập huấn về công tác dân vận. Có 3.275 người tham gia."
        " (4/5 đơn vị báo cáo; nhiều nhất: xã Đồi Mây (12 hội nghị); 01 đơn vị không phát sinh).",
    ),
    (
        "dan-van-kheo-nam",
        "Tuyên truyền về bảo vệ môi trường cho 2.000 lượt người. Vận động Nhân dân đóng góp 655.500.000 đồng."
        " Huy động 2.100 ngày công. (2/4 đơn vị báo cáo; nhiều nhất: xã Đồi Mây (1.200 lượt người);"
        " 01 đơn vị không phát sinh) (số liệu chưa đủ).",
    ),
]


@pytest.mark.parametrize(("form_id", "sentence"), SENTENCES)
def test_sentences_have_both_layers_and_the_adjustment(form_id: str, sentence: str) -> None:
    """A totals sentence counts the units, the province and what was adjusted; its spread is of the units asked."""
    assert sentence in WordFile(document(form_id)).text


def _table(table_id: str) -> Table:
    return next(table for table in region(TABLES_FORM).form.tables if table.id == table_id)


def _rows(table_id: str) -> Rows:
    """What stands below the header, each cell as often as it has columns, without the foot."""
    return [cells for cells in _all_rows(table_id) if not _is_foot(cells)]


def _foot(table_id: str) -> list[str]:
    return [line for cells in _all_rows(table_id) if _is_foot(cells) for line in cells[0].split("\n") if line]


def _is_foot(cells: Sequence[str]) -> bool:
    return len(set(cells)) == 1 and len(cells) > 1 and cells[0].endswith(("\n", "."))


def _all_rows(table_id: str) -> Rows:
    form = region(TABLES_FORM).form
    place = [table.id for table in form.tables].index(table_id)
    rows = WordFile(document(TABLES_FORM)).tables[2 + place].findall(f"{W}tr")[header_rows(_table(table_id)) :]
    return [list(chain.from_iterable(_cell(cell) for cell in row.findall(f"{W}tc"))) for row in rows]


def _cell(cell: etree._Element) -> list[str]:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    text = "\n".join("".join(run.text or "" for run in part.iter(f"{W}t")) for part in cell.iter(f"{W}p"))
    return [text] * (1 if span is None else int(span.get(f"{W}val", "1")))


def _said(line: Line | None, key: str, place: int | None) -> str:
    """What the paper has where the table by hand has a figure or a state."""
    if place is None:
        return ""
    if line is None:
        said = CELLS.get(key, {})
        return (said[place] or NOTHING) if place in said else ""
    cell = line.cells[place]
    if place == TOTALS:
        return "" if line.total is None else cell
    if cell in (KPS, BCR):
        return "0" if cell == KPS else APART
    return "" if read(cell) is None else cell.removeprefix("+")
