"""Merged header cells derived from column paths, against the official tables' own grids."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from templates.binding import bind
from templates.header_grid import header_grid
from templates.period import Period
from templates.table import ColumnType, Table
from tests.forms.regions import AUTUMN_2025, period
from tests.forms.shipped import shipped

GRIDS = Path(__file__).parent / "grids"
"""The grids of structures.md, section 14; the last cell of 1B has the number that is missing there (D11)."""

SPRING_2024 = period(date(2023, 12, 1), date(2024, 5, 25))
NAMES = ("1a", "1b", "1c", "1d", "2a", "2b", "2c")


def table(name: str, window: Period = SPRING_2024) -> Table:
    tables = {each.id: each for each in bind(shipped("so-ket-dan-van-6-thang"), window).tables}
    return tables[f"bieu_{name}"]


def drawn(paths: str) -> Table:
    """A table with a column for each line, its headers separated by ">" and their height after "^"."""
    columns = [
        {
            "id": f"c{'abcdefgh'[place]}",
            "path": [_header(cell.strip()) for cell in line.split(">")],
            "type": "text",
            "consolidate": "list",
        }
        for place, line in enumerate(paths.strip().splitlines())
    ]
    return Table.model_validate({"id": "bieu", "number": "Biểu", "title": "Biểu", "rows": "one", "columns": columns})


def _header(cell: str) -> dict[str, str | bool]:
    text, _, rows = cell.partition("^")
    return {"text": text.strip("!"), "rows": rows or "1", "apart": text.endswith("!")}


def listing(of: Table) -> list[str]:
    return [f"{c.row} {c.column} {c.rowspan} {c.colspan} | {c.text}" for c in header_grid(of)]


@pytest.mark.parametrize("name", NAMES)
def test_official_grids(name: str) -> None:
    """For 2024 data the derived header equals the official one cell by cell."""
    assert listing(table(name)) == (GRIDS / f"bieu-{name}.txt").read_text(encoding="utf-8").splitlines()


CHANGED = {
    "Cấp huyện": "Cấp xã",
    "(cấp tỉnh, huyện)": "(cấp tỉnh, xã)",
    "6 tháng đầu năm 2024": "6 tháng cuối năm 2025",
    "Ban Dân vận các cấp": "Cơ quan tham mưu công tác dân vận các cấp",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_headers_of_two_tiers(name: str) -> None:
    """From 01/7/2025 the second level reads "Cấp xã", bodies that have ceased are renamed, and nothing else changes.

    In 1B "Cấp huyện" stays: its column is left empty.
    """
    before, after = "\n".join(listing(table(name))), "\n".join(listing(table(name, AUTUMN_2025)))
    for old, new in CHANGED.items():
        before = before if (name, old) == ("1b", "Cấp huyện") else before.replace(old, new)
    assert before == after


@pytest.mark.parametrize(
    ("name", "columns", "computed"),
    [("1a", 39, 13), ("1b", 18, 1), ("1c", 16, 0), ("1d", 9, 0), ("2a", 33, 9), ("2b", 8, 0), ("2c", 6, 0)],
)
def test_the_grid_tiles(name: str, columns: int, computed: int) -> None:
    """Every place of the header is covered by exactly one cell, and the table has its official columns."""
    of = table(name)
    covered = [
        place
        for cell in header_grid(of)
        for place in product(range(cell.row, cell.row + cell.rowspan), range(cell.column, cell.column + cell.colspan))
    ]
    assert sorted(covered) == sorted(product(range(1, max(row for row, _ in covered) + 1), range(1, columns + 1)))
    assert len(of.printed) == columns
    assert sum(column.is_computed for column in of.columns) == computed


def test_what_stands_around_the_tables() -> None:
    """Titles, the line above them, the rule under them (not on 1B), and who compiles (first four), in print order."""
    form = bind(shipped("so-ket-dan-van-6-thang"), SPRING_2024)
    assert [(of.number, of.heading, of.title, of.ruled, of.compiled, of.rows) for of in form.tables] == [
        (
            *("Biểu 1A", "BẢNG TỔNG HỢP SỐ LIỆU"),
            "Kết quả công tác dân vận của cấp ủy, tổ chức Đảng 6 tháng đầu năm 2024",
            *(True, True, "one"),
        ),
        (
            *("Biểu 1B", "BẢNG BIỂU TỔNG HỢP"),
            "Số liệu chung về đảng bộ, về công tác dân tộc, công tác tôn giáo 6 tháng đầu năm 2024",
            *(False, True, "one"),
        ),
        (
            *("Biểu 1C", "BẢNG TỔNG HỢP SỐ LIỆU"),
            "Về phong trào thi đua Dân vận khéo 6 tháng đầu năm 2024",
            *(True, True, "one"),
        ),
        (
            *("Biểu 1D", "BẢNG TỔNG HỢP SỐ LIỆU"),
            "Về Mô hình tiêu biểu, điển hình dân vận khéo 6 tháng đầu năm 2024",
            *(True, True, "records"),
        ),
        (
            *("Biểu 2A", "BẢNG TỔNG HỢP SỐ LIỆU"),
            "Kết quả thực hiện nhiệm vụ công tác của ngành dân vận 6 tháng đầu năm 2024",
            *(True, False, "one"),
        ),
        (
            *("Biểu 2B", "BẢNG TỔNG HỢP"),
            "Về những vụ việc phức tạp phát sinh 6 tháng đầu năm 2024",
            *(True, False, "records"),
        ),
        (
            *("Biểu 2C", "BẢNG TỔNG HỢP"),
            "Về những vấn đề Nhân dân quan tâm 6 tháng đầu năm 2024",
            *(True, False, "gathered"),
        ),
    ]


def test_what_the_tables_mean() -> None:
    """Cấp tỉnh columns are the province's alone; 2B, 2C and the last four columns of 1B are sensitive."""
    for name in ("1a", "2a"):
        asked = [column for column in table(name).columns if column.type is ColumnType.integer]
        for level, sign in (("xa", "_co_so"), ("huyen", "_co_so"), ("tinh", "_tinh")):
            assert [c.id for c in asked if c.applies_to(level)] == [c.id for c in asked if sign in c.id]
    assert [name for name in NAMES if table(name).sensitive] == ["2b", "2c"]
    assert [place for place, c in enumerate(table("1b").printed, 1) if c.sensitive] == [15, 16, 17, 18]
    assert [band.heading for band in table("2b").bands] == ["I. Về công tác dân tộc", "II. Về công tác tôn giáo"]


@pytest.mark.parametrize(
    ("window", "level", "filled"),
    [
        (SPRING_2024, "tinh", ["dvhc_cap_huyen", "dvhc_cap_xa"]),
        (SPRING_2024, "huyen", ["dvhc_cap_xa"]),
        (SPRING_2024, "xa", []),
        (AUTUMN_2025, "tinh", ["dvhc_cap_xa"]),
        (AUTUMN_2025, "xa", []),
    ],
)
def test_who_counts_the_units_below(window: Period, level: str, filled: list[str]) -> None:
    """A commune has no units below it, and from 01/7/2025 nobody has districts."""
    columns = [column for column in table("1b", window).columns if column.id.startswith("dvhc")]
    assert [column.id for column in columns if column.applies_to(level)] == filled


@pytest.mark.parametrize(
    ("paths", "cells"),
    [
        ("STT\nTên", ["1 1 1 1 | STT", "1 2 1 1 | Tên"]),
        ("STT\nA > B\nA > C", ["1 1 2 1 | STT", "1 2 1 2 | A", "2 2 1 1 | B", "2 3 1 1 | C"]),
        ("A > B\nA! > C", ["1 1 1 1 | A", "1 2 1 1 | A", "2 1 1 1 | B", "2 2 1 1 | C"]),
        ("A > B\nX\nA > C", ["1 1 1 1 | A", "1 2 2 1 | X", "1 3 1 1 | A", "2 1 1 1 | B", "2 3 1 1 | C"]),
        ("A^2 > B\nC > D > E", ["1 1 2 1 | A", "1 2 1 1 | C", "2 2 1 1 | D", "3 1 1 1 | B", "3 2 1 1 | E"]),
    ],
    ids=["flat", "merged", "kept apart", "apart by a neighbour", "two rows high"],
)
def test_how_paths_become_cells(paths: str, cells: list[str]) -> None:
    """Neighbours share a header cell when it is alike; a last header reaches down to the figures."""
    assert listing(drawn(paths)) == cells
