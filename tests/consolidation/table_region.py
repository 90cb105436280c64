"""A small form with every kind of table, and units of three levels whose totals were worked out by hand."""

from collections.abc import Mapping, Sequence

from renderers.consolidation import Consolidation, consolidate
from templates.answers import Answer, Prose, Rows
from templates.form import ReportForm
from templates.report import Report
from templates.unit import Unit
from tests.consolidation.small_region import (
    APART,
    COVER,
    FORM,
    NOT_IN,
    NOTHING,
    PARENT,
    PERIOD,
    A,
    B,
    C,
    D,
    figure,
    unit,
)

_HOI_NGHI = "Tổ chức hội nghị tuyên truyền, tập huấn về công tác dân vận (cấp ủy chủ trì)"
_TONG = {"text": "Tổng số", "rows": 1}


def _sum(name: str, path: list[object], *of: str) -> dict[str, object]:
    return {"id": name, "path": path, "type": "total", "of": list(of), "consolidate": "recompute"}


def _count(name: str, path: list[object], *levels: str) -> dict[str, object]:
    return {"id": name, "path": path, "type": "integer", "consolidate": "sum", "levels": list(levels)}


def _cell(name: str, path: list[object], of: dict[str, object]) -> dict[str, object]:
    """A column that lists what ``of`` takes from each record."""
    return {"id": name, "path": path, "type": "text", "consolidate": "list", "cell": of}


FIGURES = {
    "id": "bieu_1a",
    "number": "Biểu 1A",
    "heading": "BẢNG TỔNG HỢP SỐ LIỆU",
    "title": "Kết quả công tác dân vận",
    "rows": "one",
    "compiled": True,
    "columns": [
        _sum("hn_tong", [_HOI_NGHI, _TONG, "Số hội nghị"], "hn_tinh", "hn_xa"),
        _sum("hn_tong_nguoi", [_HOI_NGHI, _TONG, "Số người tham gia"], "hn_tinh_nguoi", "hn_xa_nguoi"),
        _count("hn_tinh", [_HOI_NGHI, "Cấp tỉnh", "Số hội nghị"], "tinh"),
        _count("hn_tinh_nguoi", [_HOI_NGHI, "Cấp tỉnh", "Số người tham gia"], "tinh"),
        _count("hn_xa", [_HOI_NGHI, "Cấp xã", "Số hội nghị"], "xa", "huyen"),
        _count("hn_xa_nguoi", [_HOI_NGHI, "Cấp xã", "Số người tham gia"], "xa", "huyen"),
        _sum("kt_tong", ["Kiểm tra, giám sát", _TONG, "Số cuộc"], "kt"),
        _count("kt", ["Kiểm tra, giám sát", "Kiểm tra", "Số cuộc"]),
        _sum("gs_tong", ["Kiểm tra, giám sát", {**_TONG, "apart": True}, "Số cuộc"], "gs"),
        _count("gs", ["Kiểm tra, giám sát", "Giám sát", "Số cuộc"]),
    ],
}
RATES = {
    "id": "bieu_1b",
    "number": "Biểu 1B",
    "title": "Số liệu chung về đảng bộ",
    "rows": "one",
    "ruled": False,
    "columns": [
        {"id": "stt", "path": ["STT"], "type": "place", "consolidate": "none"},
        {"id": "ten_don_vi", "path": ["Tên đơn vị"], "type": "unit", "consolidate": "none"},
        {"id": "kq", "path": ["Kết quả hoạt động của các Ban Chỉ đạo"], "type": "text", "consolidate": "list"},
        {
            "id": "ty_le",
            "path": ["Tỷ lệ hộ nghèo"],
            "type": "share",
            "of": ["so_ho_ngheo", "so_ho"],
            "consolidate": "recompute",
        },
        {"id": "so_ho", "path": ["Số hộ"], "type": "integer", "consolidate": "sum", "printed": False},
        {"id": "so_ho_ngheo", "path": ["Số hộ nghèo"], "type": "integer", "consolidate": "sum", "printed": False},
        {"id": "hai_long", "path": ["Hài lòng"], "type": "percent", "consolidate": "weighted", "weight": "so_ho"},
        {"id": "dvhc", "path": ["Số đơn vị hành chính"], "type": "integer", "consolidate": "none"},
        {"id": "dien_tich", "path": ["Diện tích (ha)"], "type": "decimal", "consolidate": "sum", "sensitive": True},
    ],
}
CASES = {
    "id": "bieu_2b",
    "number": "Biểu 2B",
    "heading": "BẢNG TỔNG HỢP",
    "title": "Về những vụ việc phức tạp phát sinh",
    "rows": "records",
    "band_of": "linh_vuc",
    "sensitive": True,
    "bands": [
        {"id": "dan_toc", "heading": "I. Về công tác dân tộc"},
        {"id": "ton_giao", "heading": "II. Về công tác tôn giáo"},
    ],
    "record": [
        {
            "id": "linh_vuc",
            "label": "Lĩnh vực",
            "kind": "choice",
            "required": True,
            "choices": [{"id": "dan_toc", "label": "Công tác dân tộc"}, {"id": "ton_giao", "label": "Tôn giáo"}],
        },
        {"id": "noi_dung", "label": "Nội dung vụ việc", "hint": "Nêu ngắn gọn.", "required": True},
        {"id": "ngay", "label": "Ngày xảy ra", "kind": "day"},
        {"id": "so_nguoi", "label": "Số người", "kind": "integer"},
        {
            "id": "trang_thai",
            "label": "Kết quả giải quyết",
            "kind": "choice",
            "choices": [{"id": "xong", "label": "Đã giải quyết xong"}, {"id": "dang", "label": "Đang giải quyết"}],
        },
        {"id": "ghi_chu", "label": "Ghi chú kết quả"},
    ],
    "columns": [
        _cell("noi_dung", ["Nội dung vụ việc"], {"column": "noi_dung"}),
        _cell("ngay", ["Ngày xảy ra"], {"column": "ngay"}),
        _cell("so_nguoi", ["Số người"], {"column": "so_nguoi"}),
        _cell(
            "kq_xong",
            ["Kết quả giải quyết, xử lý", "Đã giải quyết xong"],
            {"column": "ghi_chu", "when": {"trang_thai": "xong"}, "mark": "x"},
        ),
        _cell(
            "kq_dang",
            ["Kết quả giải quyết, xử lý", "Đang giải quyết"],
            {"column": "ghi_chu", "when": {"trang_thai": "dang"}, "mark": "x"},
        ),
    ],
}
CONCERNS = {
    "id": "bieu_2c",
    "number": "Biểu 2C",
    "title": "Về những vấn đề Nhân dân quan tâm",
    "rows": "gathered",
    "record": [
        {
            "id": "chu_de",
            "label": "Chủ đề",
            "kind": "choice",
            "choices": [{"id": "kinh_te", "label": "Về kinh tế"}, {"id": "giao_duc", "label": "Giáo dục, y tế"}],
        },
        {"id": "noi_dung", "label": "Vấn đề"},
    ],
    "columns": [
        {"id": "stt", "path": ["STT"], "type": "place", "consolidate": "none"},
        _cell("kinh_te", ["Về kinh tế"], {"column": "noi_dung", "when": {"chu_de": "kinh_te"}}),
        _cell("giao_duc", ["Giáo dục, y tế"], {"column": "noi_dung", "when": {"chu_de": "giao_duc"}}),
    ],
}
TABLE_FORM = ReportForm.model_validate(
    {**FORM.model_dump(), "id": "mau-bieu", "sections": [], "tables": [FIGURES, RATES, CASES, CONCERNS]}
)


def table_report(of: Unit, answers: Mapping[str, Answer], reasons: Mapping[str, str] | None = None) -> Report:
    return Report(TABLE_FORM, of, PERIOD, COVER, answers, version=1, reasons=reasons or {})


CASE_1 = {
    "linh_vuc": "ton_giao",
    "noi_dung": "Tranh chấp đất cơ sở thờ tự",
    "ngay": "2026-03-05",
    "so_nguoi": "12",
    "trang_thai": "dang",
}
CASE_2 = {"linh_vuc": "dan_toc", "noi_dung": "=1+1", "trang_thai": "xong", "ghi_chu": "Đã hòa giải\ntại thôn"}
PROVINCE_OFFICE = unit(20, "Văn phòng Tỉnh ủy", "tinh")

TABLE_REPORTS = (
    table_report(
        A,
        {
            "bieu_1a.hn_xa": figure("12"),
            "bieu_1a.hn_xa_nguoi": figure("1250"),
            "bieu_1a.kt": figure("3"),
            "bieu_1a.gs": figure("0"),
            "bieu_1b.kq": Prose("Hoạt động nền nếp.\n=HYPERLINK(1)"),
            "bieu_1b.so_ho": figure("1000"),
            "bieu_1b.so_ho_ngheo": figure("35"),
            "bieu_1b.hai_long": figure("90"),
            "bieu_1b.dvhc": figure("1"),
            "bieu_1b.dien_tich": figure("1.25"),
            "bieu_2b": Rows((CASE_1, CASE_2)),
            "bieu_2c": Rows(
                (
                    {"chu_de": "kinh_te", "noi_dung": "Giá vật tư"},
                    {"chu_de": "kinh_te", "noi_dung": "Đầu ra nông sản"},
                    {"chu_de": "giao_duc", "noi_dung": "Thiếu lớp học"},
                )
            ),
        },
        {"bieu_1a.hn_xa": "năm nay có đợt cao điểm"},
    ),
    table_report(
        B,
        {
            "bieu_1a.hn_xa": NOTHING,
            "bieu_1a.hn_xa_nguoi": NOTHING,
            "bieu_1a.kt": figure("2"),
            "bieu_1a.hn_tinh": figure("99"),
            "bieu_1b.kq": NOTHING,
            "bieu_1b.so_ho": figure("500"),
            "bieu_1b.so_ho_ngheo": NOTHING,
            "bieu_1b.hai_long": figure("60"),
            "bieu_2b": NOTHING,
            "bieu_2c": NOTHING,
        },
    ),
    table_report(
        C,
        {
            "bieu_1a.hn_xa": figure("5"),
            "bieu_1a.hn_xa_nguoi": figure("100"),
            "bieu_1a.kt": figure("0"),
            "bieu_1a.gs": figure("4"),
            "bieu_1b.so_ho": figure("250"),
            "bieu_1b.dien_tich": APART,
            "bieu_2b": APART,
            "bieu_2c": Rows(({"chu_de": "giao_duc", "noi_dung": "Dịch bệnh"},)),
        },
    ),
    table_report(PROVINCE_OFFICE, {"bieu_1a.hn_tinh": figure("7"), "bieu_1a.hn_tinh_nguoi": figure("700")}),
)


def table_region(reports: Sequence[Report] = TABLE_REPORTS) -> Consolidation:
    return consolidate(TABLE_FORM, PARENT, PERIOD, COVER, "Đã nộp", reports, (NOT_IN,))


__all__ = ["TABLE_FORM", "TABLE_REPORTS", "D", "table_region", "table_report"]
