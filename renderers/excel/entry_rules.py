"""What a cell of a workbook to fill in may take, as Excel itself checks it."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.utility import xl_range_abs

from renderers.excel import style
from renderers.excel.book import Book
from renderers.excel.entry_table import CHOICES_SHEET, KEY
from templates.rows import RowColumn
from templates.table import ColumnType


class Choices:
    """The lists of choices, on a hidden sheet: in the rule itself a comma would part them."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def rule(self, asked: RowColumn) -> dict[str, Any]:
        labels = tuple(choice.label for choice in asked.choices)
        if labels not in self._lists:
            self._lists.append(labels)
        place = self._lists.index(labels)
        source = f"='{CHOICES_SHEET}'!{xl_range_abs(1, place, len(labels), place)}"
        return {"validate": "list", "source": source, **told("Anh/chị chọn một mục trong danh sách.")}

    def write(self, book: Book) -> None:
        if not self._lists:
            return
        sheet = book.sheet(CHOICES_SHEET)
        for place, labels in enumerate(self._lists):
            sheet.text(0, place, f"{KEY}danh_muc", style.LABEL)
            for row, label in enumerate(labels, 1):
                sheet.text(row, place, label, style.LABEL)
        sheet.protect()
        sheet.hide()


def told(message: str) -> dict[str, str]:
    return {"error_title": "Chưa đúng", "error_message": message}


DAY = "Anh/chị ghi ngày dạng ngày/tháng/năm, ví dụ 05/6/2026."

FIGURE_RULES: Mapping[ColumnType, dict[str, Any]] = {
    ColumnType.integer: {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        **told("Ô này cần số nguyên từ 0 trở lên. Không có thì điền 0."),
    },
    ColumnType.decimal: {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        **told("Ô này cần số từ 0 trở lên. Không có thì điền 0."),
    },
    ColumnType.percent: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
        **told("Ô này cần tỷ lệ phần trăm từ 0 đến 100, ví dụ 93,6."),
    },
}
