"""The term summary: its 71 printed blanks as 64 fields, its rules, and none of the scanned template's faults."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from templates import checks
from templates.answers import Answer, Day, Figure, NothingToReport, Prose
from templates.binding import bind
from templates.blanks import BlankGroup, NumberBlank
from templates.figure_field import Consolidate
from templates.filling import blanks_of, fill, names, slots, written
from templates.form import ReportForm, Section
from templates.outline import Outline
from templates.standing import StandingText
from templates.totals import with_computed
from tests.forms.regions import period, unit
from tests.forms.shipped import shipped

TERM = period(date(2021, 1, 1), date(2025, 12, 31))
WITH_DISTRICTS = period(date(2021, 1, 1), date(2024, 6, 30))
UNIT = unit("Xã Gò Mây", unit("Tỉnh Ngàn Sao"))

COVER = Counter(ten_huyen=1, ten_xa=2, so_van_ban=1, dia_danh=1, ngay_ban_hanh=1, so_cong_van=1, ngay_cong_van=1)
"""Blanks of the header and the opening, which the unit, the cover and the guiding letter fill."""

COMPUTED = {"so_chi_bo", "tiep_dan.tong_cuoc", "tiep_dan.tong_luot", "don.tiep_nhan"}

PRINTED_AS = {"name": "ten_xa", "parent_name": "ten_huyen"}
PARTS = {"qd_quy_che_dan_van.ngay": 3, "kh_chi_thi_33.ngay": 2, "qd_thi_dua_cchc.ngay": 2}
"""Days that are several blanks on paper."""

LOCAL = {
    *("so_ton_giao", "ten_ton_giao_1", "ty_le_ho_van_hoa", "ty_le_thon_van_hoa"),
    *("so_truong", "so_truong_dat_chuan", "so_truong_dat_chuan_2", "so_chi_bo_cong_an", "so_chi_bo_quan_su"),
    *("ty_le_can_bo_hoc_tap", "ty_le_doan_vien_hoc_tap", "so_lanh_dao_khoi_dan_van", "giai_doan_phoi_hop"),
    *("ct_tinh_uy.so", "ct_tinh_uy.ngay", "nq_cap_uy.so", "nq_cap_uy.ngay"),
}
"""What the template had preprinted though each commune has its own."""

HELPER = "so_vu_hoa_giai"

SCAN_FAULTS = (
    r"phối họp|phù họp|họp pháp|tập họp|họp với",
    r"TVV|TW’|/TƯ|cùa|\bsổ\b(?! (?:sách|tay))|Tồ quốc|Bổn là|xây dụng|giảm s[aảá]t|góp ỷ|chỉnh trị|tầng lóp|yêu càu",
    r"đổi thoại|củng cổ|dứt điếm|thời nhũng|tăng tường|nhiều bộ\b|có có|’’’|chú trọng\.C|các câp|đẩy manh",
    r"chú trong|Dân vận ủy|thể chế đường|Thủ tướng chính phủ|Luật (?:d|thực hiện)ân chủ|mũi nhọn và nâng cao",
    r"(?<![Ss]ố )(?<!\w)ủy ban",
    r"\d- \d|\d- [A-ZĐ]{2}|[a-zà-ỹ]\.[A-ZĐ]| [,.;]|  |tỉnh, huyện [^l]|Trung ương tỉnh",
    r"14/7/2014|năm 2013 đạt|hội đoàn thể huyện|trị huyện|trong huyện",
    r"93,6|91%|90%|80%|3/3|2/3 trường|01 chi bộ|01 đồng chí|02 tôn giáo|2022-2026|2021-2026|34-CT|13-NQ",
)


@pytest.fixture(scope="module")
def form() -> ReportForm:
    return bind(shipped("tong-ket-dan-van-nhiem-ky"), TERM)


def texts(form: ReportForm) -> list[str]:
    questions = [question for _, question in form.questions() if isinstance(question, StandingText)]
    return [paragraph.text for question in questions for paragraph in question.paragraphs]


def groups(form: ReportForm) -> list[BlankGroup]:
    return [question for _, question in form.questions() if isinstance(question, BlankGroup)]


def figures(**values: int | str) -> dict[str, Answer]:
    return {key.replace("__", "."): Figure(Decimal(value)) for key, value in values.items()}


def test_every_printed_blank_is_there(form: ReportForm) -> None:
    """The paper's 71 blanks are 64 fields: a repeated name once, a day once however many blanks it fills."""
    own = Counter(PRINTED_AS.get(slot.name, slot.name) for text in texts(form) for slot in slots(text))
    own = Counter({name: count for name, count in own.items() if name not in {*LOCAL, "level"}})
    assert sum(PARTS.get(name, count) for name, count in own.items()) == 63
    printed = own + COVER
    assert sum(PARTS.get(name, count) for name, count in printed.items()) == 71
    assert len(printed) == 64


def test_what_is_asked(form: ReportForm) -> None:
    """53 of the fields are asked, the rest come from the cover or are computed; local values have no default."""
    asked = {blank.id: blank for group in groups(form) for blank in group.fields}
    assert len(asked.keys() - LOCAL - {HELPER}) == 53
    assert asked.keys() >= LOCAL
    assert COMPUTED.isdisjoint(asked)
    assert {one.id for group in groups(form) for one in group.sums} == COMPUTED
    assert all(blank.default is None for blank in asked.values() if isinstance(blank, NumberBlank))
    assert {key for key, blank in asked.items() if not blank.required} == {
        *("giap_bac_xa_2", "giap_nam_xa_2", "ten_ton_giao_2", "so_tin_do_ton_giao_2", HELPER)
    }


def test_few_screens(form: ReportForm) -> None:
    """The blanks take at most 20 screens of at most seven, each with its own sentences; every text is asked once."""
    assert len(groups(form)) <= 20
    assert all(len(group.fields) <= 7 for group in groups(form))
    assert len(Outline(form, "xa").items) == 34
    standing = {section.id: names(" ".join(texts_of(section))) for section, _ in form.walk()}
    for section, question in form.questions():
        if isinstance(question, BlankGroup):
            assert {blank.id for blank in question.fields} - {HELPER} <= standing[section.id]


def texts_of(section: Section) -> list[str]:
    questions = [question for question in section.questions if isinstance(question, StandingText)]
    return [paragraph.text for question in questions for paragraph in question.paragraphs]


@pytest.mark.parametrize("fault", SCAN_FAULTS)
def test_no_fault_of_the_scanned_template_is_left(form: ReportForm, fault: str) -> None:
    """No scan error, no huyện where the commune is meant, no figure of one place is in a paragraph or a heading."""
    printed = [*texts(form), *(section.heading for section, _ in form.walk())]
    assert [found[0] for text in printed for found in re.finditer(fault, text)] == []


def test_paragraphs_are_whole(form: ReportForm) -> None:
    """Every paragraph ends, quotes close, no line break stands inside; headings keep no bracketed instruction."""
    assert all(text.endswith((".", ":", "]", "”")) for text in texts(form))
    assert all(text.count("“") == text.count("”") and "\n" not in text for text in texts(form))
    assert not [section.heading for section, _ in form.walk() if "(" in section.heading]


def test_bodies_that_have_ceased(form: ReportForm) -> None:
    """From July 2025 no text names the district; before, it reads as it did."""
    assert not [text for text in texts(form) if "huyện" in text.lower()]
    before = bind(shipped("tong-ket-dan-van-nhiem-ky"), WITH_DISTRICTS)
    assert any("chỉ đạo của Huyện ủy, Hội đồng nhân dân, Ủy ban nhân dân huyện" in text for text in texts(before))
    assert any("bình quân giá trị sản xuất đầu người năm 2023 đạt" in text for text in texts(before))


def test_totals_are_computed(form: ReportForm) -> None:
    """Branches, receptions and complaints are added up from their parts, an absent kind as 0."""
    given = figures(
        so_chi_bo_nong_thon=7,
        so_chi_bo_truong_hoc=3,
        so_chi_bo_cong_an=1,
        so_chi_bo_quan_su=1,
        tiep_dan__bi_thu_cuoc=12,
        tiep_dan__chu_tich_cuoc=20,
        don__da_giai_quyet=30,
        don__dang_giai_quyet=2,
    )
    made = with_computed(form, given | {"so_chi_bo_khac": NothingToReport()}, "xa")
    assert [made[key] for key in ("so_chi_bo", "tiep_dan.tong_cuoc", "don.tiep_nhan")] == [
        Figure(Decimal(12)),
        Figure(Decimal(32)),
        Figure(Decimal(32)),
    ]
    assert "tiep_dan.tong_luot" not in made


@pytest.mark.parametrize(
    ("values", "failing"),
    [
        ({"so_ho": 900, "so_nhan_khau": 800}, ["nhan_khau_tu_so_ho"]),
        ({"so_ho": 800, "so_nhan_khau": 800}, []),
        ({"gtsx_bq_dau_nguoi": "62.5", "gtsx_bq_dau_nguoi_tang": 70}, ["muc_tang_trong_gia_tri"]),
        ({"so_truong": 3, "so_truong_dat_chuan": 4, "so_truong_dat_chuan_2": 2}, ["truong_dat_chuan_trong_tong_so"]),
        ({"so_truong": 3, "so_truong_dat_chuan": 2, "so_truong_dat_chuan_2": 3}, ["truong_muc_do_2_trong_dat_chuan"]),
        (
            {"don__khieu_nai": 20, "don__to_cao": 5, "don__da_giai_quyet": 30, "don__dang_giai_quyet": 2},
            ["don_theo_loai"],
        ),
        ({"don__khieu_nai": 27, "don__to_cao": 5, "don__da_giai_quyet": 30, "don__dang_giai_quyet": 2}, []),
    ],
)
def test_rules_between_blanks(form: ReportForm, values: dict[str, int | str], failing: list[str]) -> None:
    """Each rule of the template is asked where it fails; parts of a whole block, the others may be kept."""
    found = checks.failing(form, with_computed(form, figures(**values), "xa"))
    assert [problem.values["check"] for problem in found] == failing
    assert all(problem.blocks == problem.values["check"].startswith("truong") for problem in found)


def test_how_it_is_carried_upward(form: ReportForm) -> None:
    """Counts and areas are summed, rates weighted by what they are rates of; what means nothing added up is left."""
    rules = {blank.id: (blank.consolidate, blank.weight) for group in groups(form) for blank in group.figures}
    assert rules["ty_le_nguoi_kinh"] == (Consolidate.weighted, "so_nhan_khau")
    assert rules["ty_le_hoa_giai_thanh"] == (Consolidate.weighted, HELPER)
    assert {key for key, (rule, _) in rules.items() if rule is Consolidate.none} == {
        *("so_ton_giao", "toc_do_tang_gtsx_bq", "gtsx_bq_dau_nguoi", "gtsx_bq_dau_nguoi_tang"),
        *("ty_le_can_bo_hoc_tap", "ty_le_doan_vien_hoc_tap", "so_lanh_dao_khoi_dan_van"),
        *("qd_quy_che_dan_van.so", "kh_chi_thi_33.so", "qd_thi_dua_cchc.so", "ct_tinh_uy.so", "nq_cap_uy.so"),
    }


def test_the_first_paragraph_as_it_prints(form: ReportForm) -> None:
    """The commune's place, people and religions in one paragraph, without a second neighbour or religion it has not."""
    given: dict[str, Answer] = {
        "huong_trong_huyen": Prose("đông bắc"),
        "giap_bac_xa_1": Prose("Bến Đá"),
        "giap_bac_xa_2": NothingToReport(),
        "giap_dong_xa": Prose("phường Sao Mai"),
        "giap_tay_xa": Prose("xã Suối Cát"),
        "giap_nam_xa_1": NothingToReport(),
        "cac_dan_toc_thieu_so": Prose("Mường, Thái"),
        "ten_ton_giao_1": Prose("Phật"),
        "ten_ton_giao_2": NothingToReport(),
    }
    given |= figures(dien_tich_tu_nhien="1250.5", so_ho=2300, so_nhan_khau=9100, so_thon=7, ty_le_nguoi_kinh="93.6")
    given |= figures(so_ton_giao=1, so_phat_tu=120)
    assert written(fill(texts(form)[0], blanks_of(form), given, UNIT), "…") == (
        "Xã Gò Mây nằm ở phía đông bắc của tỉnh Ngàn Sao. Xã có vị trí địa lý: Phía bắc tiếp giáp với xã Bến Đá; "
        "phía đông tiếp giáp phường Sao Mai; phía tây tiếp giáp xã Suối Cát. Xã có tổng diện tích tự nhiên 1.250,5 ha. "
        "Dân số có 2.300 hộ với 9.100 nhân khẩu, sinh sống ở 07 thôn dân cư, trong đó người Kinh chiếm 93,6%, "
        "còn lại là các dân tộc thiểu số như Mường, Thái. "
        "Trên địa bàn xã có 01 tôn giáo là đạo Phật với 120 tín đồ."
    )


def test_documents_a_commune_does_not_have(form: ReportForm) -> None:
    """A plan or resolution that was never issued takes its number and day along out of the sentence."""
    text = next(text for text in texts(form) if "{kh_chi_thi_33.so}" in text)
    none: dict[str, Answer] = {"kh_chi_thi_33.so": NothingToReport(), "kh_chi_thi_33.ngay": NothingToReport()}
    one: dict[str, Answer] = {**figures(kh_chi_thi_33__so=8), "kh_chi_thi_33.ngay": Day(date(2022, 3, 5))}
    blanks = blanks_of(form)
    assert "chỉ đạo Ủy ban nhân dân xã triển khai thực hiện Chỉ thị" in written(fill(text, blanks, none, UNIT), "…")
    assert "ban hành Kế hoạch số 08/KH-UBND, ngày 05/3/2022 về việc triển khai" in written(
        fill(text, blanks, one, UNIT), "…"
    )
