"""Merged header cells derived from column paths, against the official tables' own grids."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from templates.binding import bind_tables
from templates.header_grid import header_grid
from templates.period import Period
from templates.table import Table
from templates.table_loader import parse_tables
from tests.forms.regions import AUTUMN_2025, period

TABLES = Path(__file__).parent / "tables"
SPRING_2024 = period(date(2023, 12, 1), date(2024, 5, 25))


def table(name: str, window: Period = SPRING_2024) -> Table:
    (only,) = bind_tables(parse_tables((TABLES / f"{name}.yaml").read_bytes(), name), window)
    return only


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
    return Table.model_validate({"id": "bieu", "title": "Biểu", "rows": "one", "columns": columns})


def _header(cell: str) -> dict[str, str | bool]:
    text, _, rows = cell.partition("^")
    return {"text": text.strip("!"), "rows": rows or "1", "apart": text.endswith("!")}


def listing(of: Table) -> list[str]:
    return [f"{c.row} {c.column} {c.rowspan} {c.colspan} | {c.text}" for c in header_grid(of)]


@pytest.mark.parametrize("name", ["bieu-1a", "bieu-2b"])
def test_official_grids(name: str) -> None:
    """For 2024 data the derived header equals the official one cell by cell."""
    assert listing(table(name)) == (TABLES / f"{name}.grid.txt").read_text(encoding="utf-8").splitlines()


def test_the_level_below_the_province_is_the_period_s() -> None:
    """From 01/7/2025 the second level reads "Cấp xã" and nothing else of the header changes."""
    before, after = listing(table("bieu-1a")), listing(table("bieu-1a", AUTUMN_2025))
    assert [line.replace("Cấp huyện", "Cấp xã") for line in before] == after
    assert sum("Cấp xã" in line for line in after) == 7


@pytest.mark.parametrize(("name", "columns", "totals"), [("bieu-1a", 39, 13), ("bieu-2b", 8, 0)])
def test_the_grid_tiles(name: str, columns: int, totals: int) -> None:
    """Every place of the header is covered by exactly one cell, and the table has its official columns."""
    of = table(name)
    covered = [
        place
        for cell in header_grid(of)
        for place in product(range(cell.row, cell.row + cell.rowspan), range(cell.column, cell.column + cell.colspan))
    ]
    assert sorted(covered) == sorted(product(range(1, max(row for row, _ in covered) + 1), range(1, columns + 1)))
    assert len(of.columns) == columns
    assert sum(column.type == "total" for column in of.columns) == totals


def test_what_the_tables_mean() -> None:
    """1A is one row in which a commune has no provincial columns; 2B is sensitive records in two bands."""
    figures, cases = table("bieu-1a"), table("bieu-2b")
    assert figures.title == "Kết quả công tác dân vận của cấp ủy, tổ chức Đảng 6 tháng đầu năm 2024"
    asked = [column for column in figures.columns if column.type == "integer"]
    assert [column.id for column in asked if not column.applies_to("xa")] == [
        column.id for column in asked if "_tinh" in column.id
    ]
    assert all(column.applies_to("xa") == column.applies_to("huyen") for column in figures.columns)
    assert (figures.rows, figures.sensitive, cases.rows, cases.sensitive) == ("one", False, "records", True)
    assert [band.heading for band in cases.bands] == ["I. Về công tác dân tộc", "II. Về công tác tôn giáo"]


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
