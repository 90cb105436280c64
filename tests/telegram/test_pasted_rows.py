"""Tables in raw messages as rows of cells."""

from bot.telegram.pasted_rows import pasted_rows


def test_tabs_part_cells_and_quotes_hold_lines_together() -> None:
    """What a spreadsheet copies comes out cell by cell, each cleaned; a text without a tab is no table."""
    assert pasted_rows({"text": 'Tên\t"Hai\ndòng"\r\n\u00a0A \t1.250'}) == (("Tên", "Hai\ndòng"), ("A", "1.250"))
    assert pasted_rows({"text": 'Một "dấu ngoặc\tkhông đóng'}) == (('Một "dấu ngoặc', "không đóng"),)
    assert pasted_rows({"text": "không có bảng"}) == ()


def test_merged_cells_of_a_rich_table_keep_every_column_in_its_place() -> None:
    """A cell over several columns or rows leaves empty cells where it reaches, as a spreadsheet does."""
    cells = [
        [{"text": "TT", "rowspan": 2}, {"text": [{"type": "bold", "text": "Kiểm "}, "tra"], "colspan": 2}],
        [{"text": "Đảng"}, {"text": "Chính quyền"}],
        [{"text": "1"}, {"text": "2"}, {}],
    ]
    rich = {"blocks": [{"type": "details", "summary": "x", "blocks": [{"type": "table", "cells": cells}]}]}
    assert pasted_rows({"rich_message": rich}) == (
        ("TT", "Kiểm tra", ""),
        ("", "Đảng", "Chính quyền"),
        ("1", "2", ""),
    )


def test_a_table_of_nonsense_is_survived() -> None:
    """Whatever a rich message holds in place of cells, nothing breaks."""
    for cells in ([None, 3], [[3, {"text": 5, "colspan": "x", "rowspan": -1}]], [[{"text": "a", "colspan": 10**9}]]):
        pasted_rows({"rich_message": {"blocks": [{"type": "table", "cells": cells}]}})
