"""What the units of the worked province wrote: texts, rows of lists, and what the province took of them."""

from collections.abc import Mapping

from templates.answers import Answer, Kept, NothingToReport, Prose, ReportedApart, Rows
from templates.form import Narrative, ReportForm
from templates.rows import RowList
from templates.standing import StandingText
from tests.worked.table import OWN, A, B, C, D

SHARED = "Đã triển khai đầy đủ, đúng kế hoạch.\nNhân dân đồng thuận, hưởng ứng."
APART_QUESTION, OWN_QUESTIONS = 4, (0, 2)
"""Places of the question that B reports apart, and of those to which the province writes a text of its own."""

ROWS: Mapping[str, Mapping[int, tuple[Mapping[str, str], ...]]] = {
    "muc_ii_1_2.phu_luc": {
        OWN: tuple(
            {"so_ky_hieu": f"{number}-CV/TU", "ngay": f"2026-02-0{number}", "trich_yeu": "Về công tác dân vận"}
            for number in (1, 2, 3, 4)
        ),
        A: (
            {"so_ky_hieu": "05-KH/ĐU", "ngay": "2026-01-15", "trich_yeu": "Kế hoạch công tác dân vận năm 2026"},
            {"so_ky_hieu": "11-CV/ĐU", "ngay": "2026-03-02", "trich_yeu": "Về tiếp dân, đối thoại"},
        ),
        B: tuple(
            {"so_ky_hieu": f"2{number}-CV/ĐU", "ngay": "2026-04-20", "trich_yeu": "Về công tác tôn giáo"}
            for number in (1, 2, 3)
        ),
        C: ({"so_ky_hieu": "08-KH/ĐU", "ngay": "2026-02-10", "trich_yeu": "Kế hoạch dân vận khéo"},),
        D: (),
    },
    "bieu_1d": {
        OWN: ({"linh_vuc": "kinh_te", "ten_mo_hinh": "Chợ phiên số", "ket_qua_nhan_rong": "06 xã làm theo"},),
        A: (
            {"linh_vuc": "kinh_te", "ten_mo_hinh": "Vườn rau sạch", "ket_qua_nhan_rong": "05/12 thôn"},
            {"linh_vuc": "van_hoa_xa_hoi", "ten_mo_hinh": "Thư viện thôn", "ket_qua_nhan_rong": "02 thôn"},
        ),
        B: (
            {
                "linh_vuc": "quoc_phong_an_ninh",
                "ten_mo_hinh": "Bến đò an toàn",
                "ket_qua_nhan_rong": "Cả phường",
                "ghi_chu": "Được khen năm 2025",
            },
        ),
        C: (
            {"linh_vuc": "kinh_te", "ten_mo_hinh": "Tổ tàu đoàn kết", "ket_qua_nhan_rong": "03 tổ"},
            {"linh_vuc": "xay_dung_dang_htct", "ten_mo_hinh": "Chi bộ bốn tốt", "ket_qua_nhan_rong": "04 chi bộ"},
        ),
        D: (),
    },
    "bieu_2b": {
        OWN: (),
        A: (
            {
                "linh_vuc": "dan_toc",
                "noi_dung": "Tranh chấp đất rẫy",
                "dia_diem": "Thôn Cao",
                "thanh_phan": "UBND, Mặt trận",
                "trang_thai": "da_xong",
            },
            {
                "linh_vuc": "ton_giao",
                "noi_dung": "Xây nhà nguyện chưa phép",
                "dia_diem": "Thôn Thấp",
                "thanh_phan": "Công an, UBND",
                "trang_thai": "chua_giai_quyet",
                "ly_do": "Chờ hồ sơ",
                "kho_khan": "Thiếu cán bộ tôn giáo",
            },
        ),
        D: (),
    },
    "bieu_2c": {
        OWN: (),
        A: (
            {"chu_de": "kinh_te", "noi_dung": "Giá nông sản thấp"},
            {"chu_de": "kinh_te", "noi_dung": "Vay vốn còn khó"},
            {"chu_de": "trat_tu_an_toan_xa_hoi", "noi_dung": "Lừa đảo qua mạng"},
        ),
        B: ({"chu_de": "doi_song_viec_lam", "noi_dung": "Thanh niên thiếu việc làm"},),
        C: ({"chu_de": "giao_duc_y_te_attp_dich_benh", "noi_dung": "Trạm y tế xa"},),
        D: (),
    },
}
"""Rows of lists and tables of records, by key and place; none at all is "không phát sinh"."""

APART_LISTS = {"bieu_2b": (B,)}
CELLS: Mapping[str, Mapping[int, str]] = {
    "bieu_1b.kq_ban_chi_dao": {OWN: "Hoạt động đều.", A: "Họp mỗi tháng.", B: "=Nền nếp; có quy chế.", D: ""},
    "bieu_1c.mo_hinh_tieu_bieu": {
        OWN: "Chợ phiên số",
        A: "Vườn rau sạch\nThư viện thôn",
        B: "Bến đò an toàn",
        C: "Tổ tàu đoàn kết\nChi bộ bốn tốt",
        D: "",
    },
}
"""Texts in tables, by key and place; an empty one is "không phát sinh"."""


def written(form: ReportForm, place: int, name: str) -> dict[str, Answer]:
    """Everything a unit answered that is no figure; ``name`` is the unit's."""
    found: dict[str, Answer] = {}
    asked = [question for _, question in form.questions() if isinstance(question, Narrative)]
    for number, question in enumerate(asked):
        if (said := _said(place, number, name)) is not None:
            found[question.id] = said
    for _, question in form.questions():
        if isinstance(question, StandingText) and place != OWN:
            found |= _standing(question, place)
        elif isinstance(question, RowList):
            found |= _list(question.id, place)
    for table in form.tables:
        found |= _list(table.id, place) if table.rows != "one" else _cells(table.id, place)
    return found


def _said(place: int, number: int, name: str) -> Answer | None:
    if place == OWN:
        return Prose(f"Tỉnh đã chỉ đạo việc thứ {number + 1}.") if number in OWN_QUESTIONS else None
    if place == D:
        return NothingToReport()
    if place != B:
        return Prose(SHARED)
    own = Prose(f"{name} làm việc thứ {number + 1} sớm.\nViệc thứ {number + 1} còn thiếu kinh phí.")
    return ReportedApart() if number == APART_QUESTION else own


def _standing(question: StandingText, place: int) -> dict[str, Answer]:
    """Kept as it stands; B writes a paragraph anew and leaves one out."""
    kept: dict[str, Answer] = {question.id: Kept()}
    if place == B and question.id == "muc_ii_1.van_ban":
        kept[question.paragraph_ids[0]] = Prose("Phường tự viết lại đoạn này.")
        kept[question.paragraph_ids[1]] = NothingToReport()
    return kept


def _list(key: str, place: int) -> dict[str, Answer]:
    if place in APART_LISTS.get(key, ()):
        return {key: ReportedApart()}
    rows = ROWS[key].get(place)
    return {} if rows is None else {key: Rows(rows) if rows else NothingToReport()}


def _cells(table: str, place: int) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for key, said in CELLS.items():
        if key.startswith(f"{table}.") and place in said:
            found[key] = Prose(said[place]) if said[place] else NothingToReport()
    return found
