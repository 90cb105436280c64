"""The half-year summary of mass mobilisation: its outline, how its seven tables are asked, totals and sentences."""

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

from templates.answers import Answer, Figure, NothingToReport
from templates.binding import bind, cover_defaults, opening
from templates.form import FigureGroup, Narrative
from templates.outline import Outline
from templates.period import Period
from templates.report import Comparison
from templates.rows import RowList
from templates.sentences import propose
from templates.totals import computed, with_computed
from tests.forms.asked import asked
from tests.forms.regions import AUTUMN_2025, COMMUNE, DISTRICT, PROVINCE, SPRING_2026, unit
from tests.forms.shipped import shipped
from tests.forms.test_header_grid import SPRING_2024

HERE = Path(__file__).parent
FORM = shipped("so-ket-dan-van-6-thang")


def figures(**values: int) -> dict[str, Answer]:
    """Cells of Biểu 1A by their ids."""
    return {f"bieu_1a.{name}": Figure(Decimal(value)) for name, value in values.items()}


@pytest.mark.parametrize(
    ("level", "window"),
    [("xa", SPRING_2026), ("huyen", SPRING_2024), ("tinh", SPRING_2026)],
    ids=["xa", "huyen", "tinh"],
)
def test_how_the_tables_are_asked(level: str, window: Period) -> None:
    """Groups, labels and hints for each level are as approved (UPDATE_GOLDEN=1 rewrites the listing for review)."""
    approved = HERE / f"so-ket-dan-van-6-thang.{level}.txt"
    listing = asked(bind(FORM, window), level)
    if os.environ.get("UPDATE_GOLDEN"):
        approved.write_text(listing, encoding="utf-8")
    assert listing == approved.read_text(encoding="utf-8")


def test_the_sections() -> None:
    """Seven parts, the second "V." of the paper being VII; every prompt is asked, VI and the annex alone optional."""
    assert [section.number for section in FORM.sections] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    questions = [question for _, question in FORM.questions()]
    texts = [question for question in questions if isinstance(question, Narrative)]
    assert len(texts) == 43
    assert [text.id for text in texts if not text.required] == ["muc_vi.noi_dung"]
    assert [(each.id, each.required) for each in questions if isinstance(each, RowList)] == [
        ("muc_ii_1_2.phu_luc", False)
    ]
    assert all(field.required for field in FORM.fields())


def test_printed_is_not_asked() -> None:
    """Headings of items carry no instructions in brackets and stay short where the prompt has a place to stop."""
    bound = bind(FORM, SPRING_2026)
    for section, level in bound.walk():
        assert "nếu có" not in section.heading
        if level == 3:
            assert "(" not in section.heading, section.heading
            assert not section.heading.endswith((".", ";"))
            assert len(section.heading) <= 160 or not re.search(r"[;.]", section.heading), section.heading


def test_no_year_of_its_own() -> None:
    """Years stand in the form only as parameters."""
    texts = [question.question for _, question in FORM.questions()] + [section.heading for section, _ in FORM.walk()]
    texts += [FORM.subject, *(table.title for table in FORM.tables)]
    texts += [header.text for table in FORM.tables for column in table.columns for header in column.path]
    assert not [text for text in texts if re.search(r"\b20\d\d\b", text)]


@pytest.mark.parametrize(
    ("window", "subject", "tasks", "above", "bodies"),
    [
        (
            SPRING_2024,
            "Sơ kết công tác dân vận 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối năm 2024",
            "PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC DÂN VẬN 6 THÁNG CUỐI NĂM 2024",
            "của Tỉnh ủy, Huyện ủy về",
            "KẾT QUẢ HOẠT ĐỘNG CỦA BAN DÂN VẬN CÁC CẤP",
        ),
        (
            AUTUMN_2025,
            "Sơ kết công tác dân vận 6 tháng cuối năm 2025, phương hướng, nhiệm vụ 6 tháng đầu năm 2026",
            "PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2026",
            "của Tỉnh ủy về",
            "KẾT QUẢ HOẠT ĐỘNG CỦA CƠ QUAN THAM MƯU CÔNG TÁC DÂN VẬN CÁC CẤP",
        ),
    ],
)
def test_what_the_half_year_and_the_reform_change(
    window: Period, subject: str, tasks: str, above: str, bodies: str
) -> None:
    """Halves name themselves and what follows; bodies that have ceased are not named from 01/7/2025."""
    bound = bind(FORM, window)
    headings = {section.id: section.heading for section, _ in bound.walk()}
    assert (bound.subject, headings["muc_vii"], headings["muc_iv"]) == (subject, tasks, bodies)
    assert above in headings["muc_ii_1_1"]
    assert not re.search(r"\{(?!issuer|letter|party|parent|name)", "".join(headings.values()) + bound.opening)


def test_every_cell_is_asked_once() -> None:
    """A figure of the outline that is a cell of a table is one question, in the outline, for every level."""
    bound = bind(FORM, SPRING_2026)
    for level in ("xa", "huyen", "tinh"):
        keys = [key for item in Outline(bound, level).items for key in item.keys]
        assert len(keys) == len(set(keys))
    items = Outline(bound, "xa").items
    assert max(len(item.keys) for item in items) <= 7
    assert sum(item.table is not None and item.table.id == "bieu_1a" for item in items) == 1


def test_totals_of_a_commune() -> None:
    """A commune's totals are its own column's; a total of figures not yet given is not known."""
    found = computed(FORM, figures(hn_co_so_so_hoi_nghi=3, hn_co_so_so_nguoi=120, vb_co_so=4), "xa")
    assert {key: answer.value for key, answer in found.items() if isinstance(answer, Figure)} == {
        "bieu_1a.hn_tong_so_hoi_nghi": 3,
        "bieu_1a.hn_tong_so_nguoi": 120,
        "bieu_1a.vb_tong_so": 4,
    }


def test_the_total_of_documents_in_2a_has_four_parts_for_a_commune() -> None:
    """Of the eight parts a commune has four; "không phát sinh" counts as 0."""
    parts = ("dan_toc", "ton_giao", "dv_chinh_quyen", "mttq_ctxh")
    answers: dict[str, Answer] = {f"bieu_2a.vb_{part}_co_so": Figure(Decimal(2)) for part in parts}
    answers["bieu_2a.vb_ton_giao_co_so"] = NothingToReport()
    assert computed(FORM, answers, "xa")["bieu_2a.vb_tong_so"] == Figure(Decimal(6))


def test_the_share_of_poor_households() -> None:
    """The rate of poor households is computed from the two helper figures, which are asked and not printed."""
    answers = {"bieu_1b.so_ho": Figure(Decimal(1234)), "bieu_1b.so_ho_ngheo": Figure(Decimal(77))}
    assert computed(FORM, answers, "xa") == {"bieu_1b.ty_le_ho_ngheo": Figure(Decimal("6.24"))}
    assert not computed(FORM, {**answers, "bieu_1b.so_ho": Figure(Decimal(0))}, "xa")
    table = next(table for table in FORM.tables if table.id == "bieu_1b")
    assert [column.id for column in table.columns if not column.printed] == ["so_ho", "so_ho_ngheo"]


@pytest.mark.parametrize(("level", "part"), [("xa", "co_so"), ("tinh", "tinh")])
def test_sentences_speak_of_totals(level: str, part: str) -> None:
    """The same sentence serves every level, compares totals with totals, and leaves out what did not happen."""
    outline = Outline(bind(FORM, SPRING_2026), level)
    names = ("tiep_dan_{}_so_buoi", "tiep_dan_{}_so_nguoi", "don_gui_{}", "don_gq_{}")
    now = figures(**{name.format(part): value for name, value in zip(names, (6, 21, 5, 5), strict=True)})
    before = figures(**{names[0].format(part): 4})
    group = next(item.question for item in outline.items if item.question.id == "muc_ii_1_5.so_lieu")
    assert isinstance(group, FigureGroup)
    answers = with_computed(outline.form, {**now, "don_ton_dong": Figure(Decimal(0))}, level)
    earlier = Comparison(with_computed(outline.form, before, level), "cùng kỳ năm 2025")
    assert propose(group.sentence, outline.figures, answers, earlier) == (
        "Người đứng đầu cấp ủy tiếp công dân 06 buổi, tăng 2 so với cùng kỳ năm 2025. Có 21 công dân được tiếp. "
        "Nhận 05 đơn, thư thuộc thẩm quyền. Đã giải quyết 05 đơn, thư."
    )


def test_every_figure_of_the_outline_is_reported() -> None:
    """No figure is asked in the outline that its group's sentence does not report, itself or in its total."""
    for _, question in FORM.questions():
        if isinstance(question, FigureGroup):
            for field in question.fields:
                name = re.sub(r"_(tinh|co_so)$", "_tong_so", field.id)
                name = re.sub(r"_(tinh|co_so)_", "_tong_", name)
                assert f"{{{name}" in question.sentence, field.id


def test_the_covers() -> None:
    """The commune's committee reports to the province's; the province's standing committee signs the consolidation."""
    bound = bind(FORM, SPRING_2026)
    own = cover_defaults(bound, COMMUNE, PROVINCE)
    assert (own.superior, own.issuer, own.symbol) == ("ĐẢNG BỘ TỈNH SÔNG LỚN", "ĐẢNG ỦY XÃ SÔNG VÀNG", "BC/ĐU")
    assert (own.authority, own.posts) == ("T/M ĐẢNG ỦY", ("BÍ THƯ",))
    assert own.recipients == (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Lớn",
        "Thường trực Đảng ủy xã Sông Vàng",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sông Vàng",
        "Lưu Văn phòng Đảng ủy xã Sông Vàng",
    )
    whole = cover_defaults(bound, PROVINCE, None, consolidated=True)
    assert (whole.issuer, whole.symbol, whole.authority) == ("TỈNH ỦY SÔNG LỚN", "BC/TU", "T/M BAN THƯỜNG VỤ")
    before = cover_defaults(bind(FORM, SPRING_2024), unit("Xã Sông Con", DISTRICT), DISTRICT)
    assert before.recipients[0] == "Ban Dân vận Huyện ủy Sông Bé"
    assert opening(bound, own, SPRING_2026) == (
        "Đảng ủy xã Sông Vàng báo cáo sơ kết công tác dân vận 6 tháng đầu năm, phương hướng, nhiệm vụ 6 tháng cuối "
        "năm 2026 như sau:"
    )
