"""The header of figures: merged cells that tile it, drawn as small tables."""

from hypothesis import given
from hypothesis import strategies as st

from renderers.excel.header import HeaderCell, figure_columns, header_cells
from tests.consolidation.small_region import FORM
from tests.excel.demo_region import shipped_form


def test_paths_of_a_form() -> None:
    """A figure stands under its sections and, where a section has several groups, under its group."""
    section = ("I. CÔNG TÁC TRIỂN KHAI", "1. Công tác tuyên truyền, vận động đoàn viên, hội viên và Nhân dân")
    assert [column.path for column in figure_columns(FORM)] == [
        (*section, "Kết quả tổ chức hội nghị", "Số hội nghị"),
        (*section, "Kết quả tổ chức hội nghị", "Số người dự (lượt người)"),
        (*section, "Kết quả tổ chức hội nghị", "Tỷ lệ hài lòng (%)"),
        (*section, "Kinh phí và diện tích", "Số tiền (đồng)"),
        (*section, "Kinh phí và diện tích", "Diện tích (ha)"),
        (*section, "Kinh phí và diện tích", "Xếp hạng"),
    ]


def test_figures_of_tables_stand_there_alone() -> None:
    """A figure that is also a cell of a table is not repeated among the figures, so no two columns look the same."""
    form = shipped_form("so-ket-dan-van-6-thang")
    columns = figure_columns(form)
    cells = {table.key(column) for table in form.tables for column in table.columns}
    assert cells.isdisjoint(column.field.id for column in columns)
    assert len({column.path for column in columns}) == len(columns) > 0


def test_cells_by_hand() -> None:
    """Neighbours with the same beginning share a cell; a column's own cell reaches down and is never shared.

    ::

        | I         | II    |
        | 1 | 2     | x | x |
        | a | a | b |   |   |
    """
    paths = [("I", "1", "a"), ("I", "2", "a"), ("I", "2", "b"), ("II", "x"), ("II", "x")]
    assert sorted(header_cells(paths), key=lambda cell: (cell.row, cell.column)) == [
        HeaderCell(0, 0, 1, 3, "I"),
        HeaderCell(0, 3, 1, 2, "II"),
        HeaderCell(1, 0, 1, 1, "1"),
        HeaderCell(1, 1, 1, 2, "2"),
        HeaderCell(1, 3, 2, 1, "x"),
        HeaderCell(1, 4, 2, 1, "x"),
        HeaderCell(2, 0, 1, 1, "a"),
        HeaderCell(2, 1, 1, 1, "a"),
        HeaderCell(2, 2, 1, 1, "b"),
    ]


PARTS = st.sampled_from(["một", "hai"])


@given(paths=st.lists(st.lists(PARTS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=12))
def test_cells_tile_the_header(paths: list[tuple[str, ...]]) -> None:
    """Every place of the header belongs to exactly one cell, and each column reads its path from top to bottom."""
    cells = header_cells(paths)
    depth = max(map(len, paths))
    owners: dict[tuple[int, int], HeaderCell] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                assert owners.setdefault((row, column), cell) is cell
    assert len(owners) == depth * len(paths)
    for column, path in enumerate(paths):
        read = list(dict.fromkeys(owners[row, column] for row in range(depth)))
        assert tuple(cell.text for cell in read) == path
