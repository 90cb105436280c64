"""Words the workbooks show to people."""

from datetime import date

from renderers.consolidation import Consolidation

COVER_SHEET = "Bìa"
FIGURES_SHEET = "Số liệu"
NARRATIVES_SHEET = "Thuyết minh"

NOTHING_FIGURE = "Không phát sinh"
NOTHING_TEXT = "Trong kỳ không phát sinh."
LEFT_OUT = "Bỏ đoạn này."
NOT_CHOSEN = "Các đơn vị còn giới thiệu, không chọn vào biểu (không in):"
REPORTED_APART = "(Có báo cáo riêng)"

TOTAL = "TỔNG CỘNG"
UNITS_WITH_FIGURES = "Số đơn vị có số liệu"
COMPLETENESS = "Mức đầy đủ của tổng"
NO_UNITS = "Không có đơn vị nào."
COMPLETE = "đủ"
INCOMPLETE = "chưa đủ"

LEGEND = (
    "Ô trống: đơn vị chưa trả lời; tổng của cột đó ghi “chưa đủ”.",
    "“Không phát sinh” (ô hẹp hiện KPS) và số 0 đều được cộng là 0.",
    "“(Có báo cáo riêng)” (ô hẹp hiện BCR): đơn vị gửi nội dung này bằng đường khác; tổng của cột đó ghi “chưa đủ”.",
    "Chỉ tiêu tỷ lệ được tính bình quân theo số gốc của từng đơn vị; chỉ tiêu không tổng hợp thì ô tổng để trống.",
    "Ô có dấu ghi chú: lý do đơn vị nêu khi giữ số liệu khác thường.",
)


def day(value: date) -> str:
    """A day in figures: 05/01/2026."""
    return f"{value:%d/%m/%Y}"


def data_window(start: date, end: date) -> str:
    """The data window in words."""
    return f"Từ ngày {day(start)} đến ngày {day(end)}"


def version_words(version: int | None) -> str:
    """Which version of a report stands here."""
    return "Bản nháp" if version is None else f"Bản nộp lần {version}"


def reason_note(reason: str) -> str:
    """A cell note with the unit's reason for an unusual figure."""
    return f"Lý do: {reason}"


def not_in(names: list[str]) -> str:
    """One line naming the units whose figures are not in the table."""
    return f"Chưa có số liệu của {len(names):02d} đơn vị: {', '.join(names)}."


def units_in(consolidation: Consolidation) -> str:
    """How many of all units stand in the consolidation: "10/12 đơn vị"."""
    units = len(consolidation.reports)
    return f"{units}/{units + len(consolidation.missing)} đơn vị"


def counts(consolidation: Consolidation) -> str:
    """Whose answers count, and of how many units: "Đã nộp: 10/12 đơn vị"."""
    return f"{consolidation.basis}: {units_in(consolidation)}"


def basis_line(consolidation: Consolidation) -> str:
    """The data window and whose answers count, under a table's title."""
    period = consolidation.period
    return f"{data_window(period.start, period.end)} - {counts(consolidation)}"


def units_named(label: str, names: list[str]) -> str:
    """One line naming units in one state: "Không phát sinh (02 đơn vị): xã A, xã B."."""
    return f"{label} ({len(names):02d} đơn vị): {', '.join(names)}."
