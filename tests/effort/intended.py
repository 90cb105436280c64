"""What an officer has to report in the seven tables: plain figures that no rule asks about, a few rows and names."""

from decimal import Decimal

from templates.answers import Answer, Figure, Prose, Rows
from templates.form import FigureGroup
from templates.outline import Item, Outline
from templates.rows import RowList

USUAL = 5
LARGER = {
    "bieu_1c.dang_ky_tong_so": 40,
    "bieu_1c.cong_nhan_tap_the": 20,
    "bieu_1c.cong_nhan_ca_nhan": 20,
    "don_ton_dong": 0,
}
MODELS = (
    {"linh_vuc": "kinh_te", "ten_mo_hinh": "Tổ nuôi ong", "ket_qua_nhan_rong": "Thêm hai thôn làm theo"},
    {"linh_vuc": "van_hoa_xa_hoi", "ten_mo_hinh": "Thôn không rác", "ket_qua_nhan_rong": "Cả xã làm theo"},
)
CASES = (
    {
        "linh_vuc": "dan_toc",
        "noi_dung": "Tranh chấp ranh giới đất",
        "dia_diem": "Thôn Đông",
        "trang_thai": "da_xong",
    },
)
WORRIES = ({"chu_de": "kinh_te", "noi_dung": "Giá vật tư nông nghiệp tăng"},)
ROWS = {"bieu_1d": MODELS, "bieu_2b": CASES, "bieu_2c": WORRIES}
TEXTS = {
    "bieu_1b.kq_ban_chi_dao": "Ban Chỉ đạo hoạt động nền nếp, đúng quy chế.",
    "bieu_1c.mo_hinh_tieu_bieu": "Tổ nuôi ong\nThôn không rác",
}


def intended(outline: Outline) -> dict[str, Answer]:
    """Answers to everything the unit's tables ask, and to what is asked together with it."""
    found: dict[str, Answer] = {}
    for table in outline.form.tables:
        for item in outline.filling(table):
            found |= _of(item)
    return found


def _of(item: Item) -> dict[str, Answer]:
    if isinstance(item.question, FigureGroup):
        return {key: Figure(Decimal(LARGER.get(key, USUAL))) for key in item.keys}
    key = item.question.id
    return {key: Rows(ROWS[key]) if isinstance(item.question, RowList) else Prose(TEXTS[key])}
