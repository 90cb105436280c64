"""The forms that ship: complete, word for word, and bound to a period without a name left over."""

import os
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

import templates
from templates.answers import Figure
from templates.binding import bind
from templates.form import FigureGroup, Narrative, ReportForm
from templates.loader import load_forms
from templates.outline import Outline
from templates.period import Period
from templates.report import Comparison
from templates.sentences import propose
from tests.forms.outline import outline
from tests.forms.regions import AUTUMN_2025, SPRING_2025, SPRING_2026, YEAR_2026

FORMS = Path(templates.__file__).parent / "forms"
HERE = Path(__file__).parent


def form(name: str) -> ReportForm:
    return load_forms(FORMS / name)[name].form


def test_the_folder_of_forms_loads() -> None:
    """Every form loads without a fault, each with its Word templates and a fingerprint of its own."""
    loaded = load_forms(FORMS)
    assert list(loaded) == [
        "dan-chu-co-so-6-thang",
        "dan-van-kheo-nam",
        "so-ket-dan-van-6-thang",
        "tong-ket-dan-van-nhiem-ky",
    ]
    for each in loaded.values():
        assert each.unit_template.startswith(b"PK")
        assert each.consolidated_template.startswith(b"PK")
    assert len({each.sha256 for each in loaded.values()}) == 4


@pytest.mark.parametrize(
    ("name", "window"),
    [
        ("dan-van-kheo-nam", YEAR_2026),
        ("dan-chu-co-so-6-thang", SPRING_2025),
        ("so-ket-dan-van-6-thang", SPRING_2026),
        ("tong-ket-dan-van-nhiem-ky", YEAR_2026),
    ],
)
def test_the_whole_outline(name: str, window: Period) -> None:
    """Everything a form asks and prints is as approved (UPDATE_GOLDEN=1 rewrites the listing for review)."""
    approved = HERE / f"{name}.outline.txt"
    listing = outline(bind(form(name), window))
    if os.environ.get("UPDATE_GOLDEN"):
        approved.write_text(listing, encoding="utf-8")
    assert listing == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dan-van-kheo-nam", "dan-chu-co-so-6-thang"])
def test_texts_are_clean(name: str) -> None:
    """Every text is NFC, has no year of its own and nothing of an outline's instructions in what is printed."""
    bare = form(name)
    written = bare.model_dump_json()
    assert unicodedata.is_normalized("NFC", written)
    texts = [question.question for _, question in bare.questions()] + [section.heading for section, _ in bare.walk()]
    assert not [text for text in texts if re.search(r"\b20\d\d\b", text)]
    printed = [bare.subject, bare.opening, bare.closing, *(section.heading for section, _ in bare.walk())]
    assert not [text for text in printed if "(" in text or "ĐỀ CƯƠNG" in text]


def test_every_official_bullet_of_the_democracy_outline_is_asked() -> None:
    """The 21 bullets and four plain headings of the outline are 25 questions; only proposals may be left out."""
    asked = [question for _, question in form("dan-chu-co-so-6-thang").questions()]
    assert len(asked) == 25
    assert all(isinstance(question, Narrative) for question in asked)
    assert [question.id for question in asked if isinstance(question, Narrative) and not question.required] == [
        "muc_v.noi_dung"
    ]


def test_only_the_models_figures_are_required() -> None:
    """Of the 14 figures of the mass-mobilisation form the four on models alone must be answered."""
    fields = list(form("dan-van-kheo-nam").fields())
    assert len(fields) == 14
    assert [field.id for field in fields if field.required] == [
        "mo_hinh.dang_ky_tap_the",
        "mo_hinh.dang_ky_ca_nhan",
        "mo_hinh.de_nghi_cong_nhan_tap_the",
        "mo_hinh.de_nghi_cong_nhan_ca_nhan",
    ]


def test_every_group_of_figures_proposes_a_sentence() -> None:
    """No figure is asked that its group's sentence does not report."""
    for name in ("dan-van-kheo-nam", "dan-chu-co-so-6-thang"):
        for _, question in form(name).questions():
            if isinstance(question, FigureGroup):
                assert all(f"{{{field.id}" in question.sentence for field in question.fields), question.id


@pytest.mark.parametrize("name", ["dan-van-kheo-nam", "dan-chu-co-so-6-thang"])
def test_no_figures_go_unsaid(name: str) -> None:
    """The sentence of every group of figures, also of the first of two in a row, begins exactly one text."""
    asked = Outline(form(name))
    groups = [item.question.id for item in asked.items if isinstance(item.question, FigureGroup)]
    texts = [item for item in asked.items if isinstance(item.question, Narrative)]
    assert [group.id for item in texts for group in asked.sentence_groups(item)] == groups


def test_the_sentences_of_the_mass_mobilisation_form() -> None:
    """The figures of a year read as official sentences, each beside the text it begins."""
    values = [*(5, 12, 1250), *(300, 35_300_000, 48), *(17, 19, 2), 12_000_000, *(3, 12, 0, 4)]
    bound = bind(form("dan-van-kheo-nam"), YEAR_2026)
    fields = {field.id: field for field in bound.fields()}
    answers = {name: Figure(Decimal(value)) for name, value in zip(fields, values, strict=True)}
    earlier = Comparison({"mo_hinh.dang_ky_ca_nhan": Figure(Decimal(9))}, "cùng kỳ năm 2025")
    groups = [question for _, question in bound.questions() if isinstance(question, FigureGroup)]
    assert [propose(group.sentence, fields, answers, earlier) for group in groups] == [
        "Tổ chức tuyên truyền phong trào “Dân vận khéo” tại 5/12 thôn, tổ dân phố trên địa bàn. "
        "Có 1.250 lượt người được tuyên truyền.",
        "Tuyên truyền về bảo vệ môi trường cho 300 lượt người. Vận động Nhân dân đóng góp 35.300.000 đồng. "
        "Huy động 48 ngày công.",
        "Đến nay đạt 17/19 tiêu chí nông thôn mới. Đề nghị công nhận 02 thôn đạt chuẩn nông thôn mới.",
        "Vận động ủng hộ đồng bào bị thiên tai 12.000.000 đồng.",
        "Đăng ký xây dựng 03 mô hình “Dân vận khéo” tập thể. Đăng ký xây dựng 12 mô hình “Dân vận khéo” cá nhân, "
        "tăng 3 so với cùng kỳ năm 2025. Đề nghị công nhận 04 mô hình cá nhân.",
    ]


@pytest.mark.parametrize(
    ("window", "subject", "tasks", "grassroots"),
    [
        (
            SPRING_2025,
            "6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2025",
            "NHIỆM VỤ 6 THÁNG CUỐI NĂM 2025",
            "xã, phường, thị trấn",
        ),
        (
            AUTUMN_2025,
            "6 tháng cuối năm 2025, nhiệm vụ trọng tâm 6 tháng đầu năm 2026",
            "NHIỆM VỤ 6 THÁNG ĐẦU NĂM 2026",
            "xã, phường, đặc khu",
        ),
    ],
)
def test_what_the_half_year_and_the_reform_change(window: Period, subject: str, tasks: str, grassroots: str) -> None:
    """The halves name themselves and what follows; windows from 01/7/2025 know no thị trấn."""
    bound = bind(form("dan-chu-co-so-6-thang"), window)
    headings = {section.id: section.heading for section, _ in bound.walk()}
    assert bound.subject == f"Kết quả việc thực hiện dân chủ ở cơ sở {subject}"
    assert headings["muc_iv"] == tasks
    assert headings["muc_ii_1"] == f"Thực hiện dân chủ ở {grassroots}"
