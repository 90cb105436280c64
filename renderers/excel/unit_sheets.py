"""Workbooks about units: the empty table an administrator fills in, and the invitations to hand out."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from templates.unit import Unit

UNIT_COLUMNS = (
    ("Tên đơn vị", 34),
    ("Mã", 18),
    ("Mã cấp trên", 18),
    ("Cấp", 10),
    ("Tên cấp ủy", 34),
    ("Đảng bộ cấp trên", 34),
    ("Tên Ủy ban", 34),
    ("Địa danh", 20),
)
GUIDE = (
    "Mỗi dòng một đơn vị. Chỉ bắt buộc cột “Tên đơn vị”, ghi cả chữ chỉ cấp, ví dụ: Xã Sông Vàng.",
    "Mã: để trống thì Trợ lý tự đặt theo tên. Mã phải khác nhau, không có dấu cách.",
    "Mã cấp trên: để trống là trực thuộc đơn vị trên cùng.",
    "Cấp: tinh, huyen, xa; để trống thì Trợ lý đoán theo tên.",
    "Các cột còn lại in trên văn bản; để trống thì Trợ lý soạn theo tên đơn vị.",
    "Điền xong, gửi lại tệp này cho Trợ lý. Trợ lý kiểm tra từng dòng và cho xem trước khi lưu.",
)
INVITATION_COLUMNS = (("Đơn vị", 30), ("Vai trò", 18), ("Đường liên kết", 60), ("Hết hạn", 14), ("Dòng gửi Zalo", 90))


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """One invitation as it is handed out."""

    unit: str
    role: str
    link: str
    expires: str
    message: str


def unit_sheet(known: Sequence[Unit]) -> bytes:
    """The table of units to fill in, with those there are already."""
    code_of = {unit.id: unit.code for unit in known}
    rows = [
        (
            unit.name,
            unit.code,
            code_of.get(unit.parent_id or 0, ""),
            unit.level,
            unit.party_body,
            unit.party_superior,
            unit.state_body,
            unit.place,
        )
        for unit in known
    ]
    return _workbook("Đơn vị", UNIT_COLUMNS, rows, GUIDE)


def invitation_sheet(lines: Iterable[InvitationLine]) -> bytes:
    """A row for each invitation, with a line ready to be sent."""
    rows = [(line.unit, line.role, line.link, line.expires, line.message) for line in lines]
    return _workbook("Mã mời", INVITATION_COLUMNS, rows, ())


def _workbook(
    name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]], guide: Sequence[str]
) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#DDEBF7"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet = book.add_worksheet(name)
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width, plain)
        sheet.write_string(0, column, title, head)
    _fill(sheet, rows, plain)
    sheet.freeze_panes(1, 1)
    if guide:
        _guide(book, guide)
    book.close()
    return buffer.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[str]], plain: Any) -> None:
    """Every cell as text, whatever it begins with."""
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, plain)


def _guide(book: Any, guide: Sequence[str]) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    sheet.set_column(0, 0, 110)
    for number, line in enumerate(guide):
        sheet.write_string(number, 0, line)
