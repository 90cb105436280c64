"""The term summary in Word: standing text with its blanks, of one unit and of a parent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from renderers.consolidation import Consolidation, consolidate
from renderers.word.block import Block, Kind
from renderers.word.consolidated import consolidated_body
from renderers.word.material import editing_material
from renderers.word.unit_report import unit_body
from renderers.word.wording import DOTTED_BLANK, DOTTED_LINE, KEPT_ELSEWHERE
from templates.answers import Answer, Day, Figure, NothingToReport, Prose
from templates.report import Report
from templates.standing import StandingText
from tests.word.boxes import pages
from tests.word.samples import COMMUNES, PROVINCE, TERM_FORM, report, with_answers
from tests.word.test_layout_rules import document

FULL = report(TERM_FORM)


def said(made: Report) -> list[str]:
    """Every paragraph of a report's text."""
    return [" ".join(block.texts) for block in unit_body(made)]


def beginning(made: Report, words: str) -> str:
    """The one paragraph that begins so."""
    (found,) = [line for line in said(made) if line.startswith(words)]
    return found


def changed(answers: Mapping[str, Answer | None], version: int | None = 1) -> Report:
    return replace(with_answers(FULL, answers), version=version)


def test_a_full_report_has_no_blank_left() -> None:
    """Every blank is filled, sums are computed, a cited day stands written out, and a level is the unit's own."""
    text = "\n".join(said(changed({"qd_quy_che_dan_van.ngay": Day(date(2022, 6, 5))})))
    assert "…" not in text.replace("quy chế...", "")
    assert "{" not in text
    assert "Đảng bộ có 75 chi bộ trực thuộc với tổng số 12 đảng viên" in text
    assert "ban hành Quyết định số 12-QĐ/ĐU ngày 05 tháng 6 năm 2022 về ban hành Quy chế" in text
    assert "Xã Sông Vàng nằm ở phía" in text


def test_a_draft_prints_the_standing_text_with_dots_in_its_blanks() -> None:
    """Before anybody has answered, the form's text stands with a dotted line in every blank, its neighbours too."""
    empty = replace(FULL, answers={}, version=None)
    assert beginning(empty, "Xã Sông Vàng nằm ở phía").startswith(f"Xã Sông Vàng nằm ở phía {DOTTED_BLANK} của tỉnh")
    assert f"Đảng bộ có {DOTTED_BLANK} chi bộ trực thuộc" in beginning(empty, "Hệ thống chính trị")
    asked = sum(DOTTED_BLANK in line for line in said(empty) if line != DOTTED_LINE)
    assert asked > 15
    last = "V. KIẾN NGHỊ, ĐỀ XUẤT"
    assert said(empty)[-2:] == [last, DOTTED_LINE]
    assert said(empty).index(last) == said(FULL).index(last)


def test_what_does_not_exist_falls_out_of_its_sentence() -> None:
    """A second neighbour, a second religion and a decision that do not exist leave no gap and no half sentence."""
    nothing = NothingToReport()
    without = changed(
        {"giap_bac_xa_2": nothing, "giap_nam_xa_2": nothing, "ten_ton_giao_2": nothing, "ct_tinh_uy.so": nothing}
    )
    assert "Phía bắc tiếp giáp với xã Gò Mây 2; phía đông" in beginning(without, "Xã Sông Vàng nằm")
    assert beginning(without, "Xã Sông Vàng nằm").endswith("tín đồ.")
    assert "không tín đồ" not in "\n".join(said(without))


def test_paragraphs_are_rewritten_and_left_out_in_their_places() -> None:
    """A rewritten paragraph stands where the form's stood, with its own paragraphs; one left out is gone."""
    made = changed({"muc_i_1.doan_2": Prose("Đoạn của xã.\nThêm một đoạn."), "muc_i_1.doan_3": NothingToReport()})
    lines, kept = said(made), said(FULL)
    at = kept.index(beginning(FULL, "Từ đầu nhiệm kỳ đến nay, thực hiện Nghị quyết"))
    assert lines[:at] == kept[:at]
    assert lines[at : at + 2] == ["Đoạn của xã.", "Thêm một đoạn."]
    assert lines[at + 2 :] == kept[at + 2 :]


def consolidated(*given: Mapping[str, Answer | None]) -> Consolidation:
    """The communes' full reports with something changed in each."""
    reports = [replace(changed(answers), unit=unit) for answers, unit in zip(given, COMMUNES, strict=False)]
    return consolidate(FULL.form, PROVINCE, FULL.period, FULL.cover, "Đã nộp", reports)


def body(made: Consolidation) -> str:
    return "\n".join(" ".join(block.texts) for block in consolidated_body(made))


def test_only_blanks_that_add_up_make_sentences() -> None:
    """Counts and areas are said with their totals; rates, names, document numbers and the helper are not."""
    text = body(consolidated({}, {"so_ho": Figure(Decimal(4_000))}))
    assert "Diện tích, dân số, dân tộc: tổng diện tích tự nhiên: 24 ha; số hộ: 4.013; số nhân khẩu: 28;" in text
    assert "Tiếp công dân: tổng số cuộc: 52; tổng số lượt: 56; bí thư Đảng ủy, số cuộc tiếp: 24;" in text
    for unwanted in ("Tỷ lệ", "tỷ lệ", "Quyết định", "Gò Mây", "không in", "nếu có", "Nằm ở phía"):
        assert unwanted not in text


def test_a_total_made_of_parts_is_as_whole_as_its_parts() -> None:
    """A sum adds the totals of its parts, and says so where one of them lacks a unit."""
    text = body(consolidated({}, {"so_chi_bo_khac": None}))
    assert "Tổ chức đảng: tổng số chi bộ trực thuộc: 133; tổng số đảng viên: 24;" in text
    (line,) = [line for line in text.split("\n") if line.startswith("Tổ chức đảng")]
    assert line.endswith("(1/2 đơn vị báo cáo; nhiều nhất: xã Sông Vàng (75 chi bộ)) (số liệu chưa đủ).")


def test_part_two_shows_only_what_differs_from_the_standing_text() -> None:
    """Under its heading the paragraph's beginning, the units' own words, shared ones once, and who left it out."""
    own: dict[str, Answer | None] = {"muc_i_1.doan_2": Prose("Đoạn của xã."), "muc_i_1.doan_4": NothingToReport()}
    made = consolidated(own, {"muc_i_1.doan_2": Prose("Đoạn của  xã.")}, {})
    blocks = [block for block in editing_material(made) if "mục" not in block.texts[0]]
    first = next(place for place, block in enumerate(blocks) if block.kind is Kind.material_heading)
    last = next(place for place, block in enumerate(blocks) if block.texts == ("V. KIẾN NGHỊ, ĐỀ XUẤT",))
    assert blocks[first - 1] == Block(Kind.material_note, (KEPT_ELSEWHERE,))
    assert [block.texts[0] for block in blocks[first:last]] == [
        "I. TÌNH HÌNH CHUNG",
        "1. Khái quát tình hình chung",
        "Đoạn 2: “Từ đầu nhiệm kỳ đến nay, thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của…”",
        "Xã Sông Vàng, xã Suối Bạc:",
        "Đoạn của xã.",
        "Đoạn 4: “Hệ thống chính trị được củng cố và tăng cường. Đảng bộ có … chi bộ trực thuộc với tổng số…”",
        "Bỏ đoạn này: xã Sông Vàng.",
    ]


def test_a_section_whose_text_everybody_kept_is_not_in_part_two() -> None:
    """Where nobody has changed a word there is nothing to edit."""
    standing = {one.id for _, one in FULL.form.questions() if isinstance(one, StandingText)}
    assert len(standing) > 10
    blocks = list(editing_material(consolidated({}, {})))
    assert [block.texts[0] for block in blocks if block.kind is Kind.material_heading] == ["V. KIẾN NGHỊ, ĐỀ XUẤT"]


@pytest.mark.parametrize("kind", ["unit empty draft", "unit submitted", "consolidated"])
def test_nothing_is_cut_or_overlaid_on_paper(kind: str, tmp_path: Path) -> None:
    """On LibreOffice's pages every word lies inside the margins and over no other."""
    printed = pages(document(TERM_FORM, kind), tmp_path)
    assert len(printed) > 4
    assert [word for page in printed for word in page.outside()] == []
    assert [pair for page in printed for pair in page.overlapping()] == []
