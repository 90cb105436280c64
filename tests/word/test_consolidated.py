"""The consolidated report: totals as sentences with their spread, and the editing material."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from renderers.consolidation import Consolidation, Missing, consolidate
from renderers.word.block import Kind
from renderers.word.consolidated import consolidated_body, consolidated_report
from renderers.word.material import editing_material
from renderers.word.totals_sentence import totals_sentence
from renderers.word.wording import DOTTED_LINE
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.form import ReportForm
from templates.pick import Pick
from templates.report import Comparison
from templates.unit import Unit
from tests.word import small_form
from tests.word.facts import WordFile
from tests.word.samples import LONG, PARTY, PROVINCE, consolidation, loaded, report, unit
from tests.word.small_form import FIGURES, form, section, text

UNITS = tuple(unit(20 + index, f"Xã Thử {index}", PROVINCE) for index in range(1, 6))


def consolidated(
    made: ReportForm,
    given: Sequence[dict[str, Answer]],
    missing: Sequence[Unit] = (),
    comparison: Comparison | None = None,
) -> Consolidation:
    """The answers of the first units put together."""
    reports = [
        replace(small_form.report(made, answers, 1), unit=owner) for owner, answers in zip(UNITS, given, strict=False)
    ]
    window, cover = reports[0].period, reports[0].cover
    absent = [Missing(one, "chưa xem") for one in missing]
    return consolidate(made, PROVINCE, window, cover, "Đã nộp", reports, absent, comparison)


def figures(meetings: int, people: int) -> dict[str, Answer]:
    """One unit's figures."""
    return {"hoi_nghi.so": Figure(Decimal(meetings)), "hoi_nghi.nguoi": Figure(Decimal(people))}


GROUP_FORM = form(section("I", FIGURES, text("a")))


@pytest.mark.parametrize(
    ("given", "missing", "sentence"),
    [
        (
            [figures(3, 100), figures(14, 50), figures(0, 0)],
            0,
            "Tổ chức 17 hội nghị. Có 150 người dự."
            " (3/3 đơn vị báo cáo; nhiều nhất: xã Thử 2 (14 hội nghị); 01 đơn vị không phát sinh).",
        ),
        (
            [figures(3, 100), {}],
            2,
            "Tổ chức 03 hội nghị. Có 100 người dự."
            " (1/4 đơn vị báo cáo; nhiều nhất: xã Thử 1 (03 hội nghị)) (số liệu chưa đủ).",
        ),
        (
            [figures(2, 5)] * 5,
            0,
            "Tổ chức 10 hội nghị. Có 25 người dự."
            " (5/5 đơn vị báo cáo; nhiều nhất: xã Thử 1, xã Thử 2, xã Thử 3 và 2 đơn vị khác (02 hội nghị)).",
        ),
        (
            [{"hoi_nghi.so": NothingToReport(), "hoi_nghi.nguoi": NothingToReport()}],
            0,
            "Số hội nghị: 0 hội nghị; Số người dự: 0 người. (1/1 đơn vị báo cáo; 01 đơn vị không phát sinh).",
        ),
        ([{}, {"hoi_nghi.so": ReportedApart(), "hoi_nghi.nguoi": ReportedApart()}], 0, None),
    ],
)
def test_totals_sentence(given: list[dict[str, Answer]], missing: int, sentence: str | None) -> None:
    """A group's totals are said in the form's sentence with their spread; what is not complete says so."""
    made = consolidated(GROUP_FORM, given, UNITS[len(given) : len(given) + missing])
    assert totals_sentence(made, FIGURES) == sentence


def test_totals_sentence_compares() -> None:
    """The change against the same window a year earlier stands in the sentence."""
    made = consolidated(GROUP_FORM, [figures(3, 100)], comparison=Comparison(figures(2, 90), "cùng kỳ năm 2025"))
    said = totals_sentence(made, FIGURES)
    assert said is not None
    assert said.startswith("Tổ chức 03 hội nghị, tăng 1 so với cùng kỳ năm 2025. ")


def test_part_1_has_a_dotted_line_where_nothing_was_counted() -> None:
    """Under each heading stands the totals sentence, or a dotted line; no unit's text gets into part 1."""
    outline = form(section("I", FIGURES, text("a")), section("II", text("b"), below=(section("1", text("c")),)))
    made = consolidated(outline, [{**figures(1, 2), "a": Prose("Riêng."), "b": Prose("Riêng."), "c": Prose("Riêng.")}])
    assert [block.texts[0] for block in consolidated_body(made)] == [
        "I. MỤC I",
        "Tổ chức 01 hội nghị. Có 02 người dự. (1/1 đơn vị báo cáo; nhiều nhất: xã Thử 1 (01 hội nghị)).",
        "II. MỤC II",
        DOTTED_LINE,
        "1. Mục 1",
        DOTTED_LINE,
    ]


def test_editing_material() -> None:
    """Part 2 has each text once with all units that share it, then in a line each who has nothing to say and why."""
    outline = form(section("I", FIGURES), section("II", text("a")), section("III", text("b"), text("c")))
    given: list[dict[str, Answer]] = [
        {"a": Prose("Một.\nHai."), "b": Prose("Riêng."), "c": NothingToReport()},
        {"a": Prose("Một.\nHai."), "b": NothingToReport(), "c": NothingToReport()},
        {"a": Prose("Ba."), "b": ReportedApart()},
    ]
    made = consolidated(outline, given, UNITS[3:])
    assert [(block.kind.value.removeprefix("material_"), block.texts[0]) for block in editing_material(made)] == [
        ("note", "Tính theo báo cáo “Đã nộp”: 3/5 đơn vị."),
        ("note", "Đơn vị chưa có báo cáo (2): xã Thử 4: chưa xem; xã Thử 5: chưa xem."),
        ("heading", "II. Mục II"),
        ("units", "Xã Thử 1, xã Thử 2:"),
        ("text", "Một."),
        ("text", "Hai."),
        ("units", "Xã Thử 3:"),
        ("text", "Ba."),
        ("heading", "III. Mục III"),
        ("question", "Câu hỏi b"),
        ("units", "Xã Thử 1:"),
        ("text", "Riêng."),
        ("note", "Không phát sinh: xã Thử 2."),
        ("note", "Có báo cáo riêng: xã Thử 3."),
        ("question", "Câu hỏi c"),
        ("note", "Không phát sinh: xã Thử 1, xã Thử 2."),
        ("note", "Chưa trả lời: xã Thử 3."),
    ]


def test_everybody_in_is_said() -> None:
    """When no unit is missing the material says so."""
    notes = [
        block.texts[0]
        for block in editing_material(consolidated(GROUP_FORM, [figures(1, 1)]))
        if block.kind is Kind.material_note
    ]
    assert notes[:2] == ["Tính theo báo cáo “Đã nộp”: 1/1 đơn vị.", "Tất cả các đơn vị đã có báo cáo."]


def test_two_hundred_units_lose_nothing() -> None:
    """A province of two hundred long reports becomes one file with every paragraph in it."""
    communes = [unit(100 + index, f"Xã Đông {index}", PROVINCE) for index in range(200)]
    reports = []
    for index, commune in enumerate(communes):
        made = report(PARTY, commune)
        own = {
            key: Prose(f"Đơn vị {index}, câu {key}. {LONG}")
            for key, value in made.answers.items()
            if isinstance(value, Prose)
        }
        reports.append(replace(made, answers={**made.answers, **own}))
    small = consolidation(PARTY)
    whole = consolidate(small.form, PROVINCE, small.period, small.cover, "Đã nộp", reports)
    text = WordFile(consolidated_report(whole, loaded(PARTY).consolidated_template)).text
    assert all(answer.text in text for one in reports for answer in one.answers.values() if isinstance(answer, Prose))


LAYERED = form(section("I", FIGURES, text("a")), section("II", text("b", picked="list")))


def layered() -> Consolidation:
    """Two units with texts, the parent's own answers, and passages it picked."""
    given = [{**figures(3, 100), "a": Prose("Một.\nHai.")}, {**figures(14, 50), "b": Prose("- Thiếu người.")}]
    reports = [
        replace(small_form.report(LAYERED, answers, 1), unit=owner)
        for owner, answers in zip(UNITS, given, strict=False)
    ]
    own = replace(small_form.report(LAYERED, {**figures(1, 10), "a": Prose("Tỉnh tự viết.")}, None), unit=PROVINCE)
    picks = (Pick("a", 1, UNITS[0], 1, 1, "Hai."), Pick("b", 2, UNITS[1], 1, 0, "- Thiếu người."))
    window, cover = reports[0].period, reports[0].cover
    return consolidate(LAYERED, PROVINCE, window, cover, "Đã nộp", reports, (), None, own, (), picks)


def test_own_text_then_totals_then_picks() -> None:
    """Under a heading stand the parent's own text, the totals of both layers, and what it picked, each naming its
    unit; where a list is asked the units stand in brackets."""
    said = [block.texts[-1] for block in consolidated_body(layered())]
    assert said == [
        "I. MỤC I",
        "Tỉnh tự viết.",
        "Tổ chức 18 hội nghị. Có 160 người dự. (2/2 đơn vị báo cáo; nhiều nhất: xã Thử 2 (14 hội nghị)).",
        "Điển hình: xã Thử 1: Hai.",
        "II. MỤC II",
        "- Thiếu người (xã Thử 2).",
    ]


def test_the_copy_to_sign_has_no_editing_material() -> None:
    """Bản để ký is part 1 alone: nothing of the editing material, not even its heading or its pages."""
    template = loaded(PARTY).consolidated_template
    whole = WordFile(consolidated_report(layered(), template))
    to_sign = WordFile(consolidated_report(layered(), template, to_sign=True))
    assert "TÀI LIỆU BIÊN TẬP" in whole.text
    assert "TÀI LIỆU BIÊN TẬP" not in to_sign.text
    assert "Xã Thử 1:" not in to_sign.text
    assert "Điển hình: xã Thử 1: Hai." in to_sign.text
    assert len(to_sign.sections) == len(whole.sections) - 1
