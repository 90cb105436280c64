"""What a report says under each heading, for every state of an answer."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from renderers.word.block import Block, Kind
from renderers.word.unit_report import unit_body
from renderers.word.wording import DOTTED_LINE, DOTTED_REST
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.form import FigureGroup, Narrative
from tests.word.small_form import FIGURES, form, report, section, text


def said(*questions: Narrative | FigureGroup, version: int | None = None, **answers: Answer) -> list[str]:
    """The paragraphs below one heading; names of ``answers`` write "__" for a dot."""
    return given(questions, {name.replace("__", "."): answer for name, answer in answers.items()}, version)


def given(
    questions: Sequence[Narrative | FigureGroup], answers: Mapping[str, Answer], version: int | None = None
) -> list[str]:
    """The paragraphs below one heading."""
    made = report(form(section("I", *questions)), answers, version)
    return [" ".join(block.texts) for block in unit_body(made)][1:]


@pytest.mark.parametrize(
    ("answer", "draft", "submitted"),
    [
        (None, [DOTTED_LINE], ["Không có."]),
        (Prose(""), [DOTTED_LINE], ["Không có."]),
        (Prose("Một.\nHai."), ["Một.", "Hai."], ["Một.", "Hai."]),
        (NothingToReport(), ["Trong kỳ không phát sinh."], ["Trong kỳ không phát sinh."]),
        (ReportedApart(), ["(Có báo cáo riêng)"], ["(Có báo cáo riêng)"]),
    ],
)
def test_states_of_a_text(answer: Answer | None, draft: list[str], submitted: list[str]) -> None:
    """Each state of an answer prints its own words; only a draft has dots."""
    answers = {} if answer is None else {"a": answer}
    assert given([text("a", required=False)], answers) == draft
    assert given([text("a", required=False)], answers, 1) == submitted


def test_answers_under_one_heading_follow_one_another() -> None:
    """Several questions under a heading give their answers as paragraphs, one after another, in order."""
    questions = text("a"), text("b"), text("c", required=False)
    assert said(*questions, a=Prose("Một."), b=Prose("Hai.\nBa.")) == ["Một.", "Hai.", "Ba.", DOTTED_LINE]
    assert said(*questions, version=2, a=Prose("Một."), b=Prose("Hai.\nBa.")) == ["Một.", "Hai.", "Ba."]


def test_nothing_at_all_is_said_once() -> None:
    """When every question of a heading has nothing to report the sentence stands once."""
    questions = text("a"), text("b")
    assert said(*questions, a=NothingToReport(), b=NothingToReport()) == ["Trong kỳ không phát sinh."]
    assert said(*questions, a=ReportedApart(), b=ReportedApart()) == ["(Có báo cáo riêng)"]


def test_nothing_is_not_said_beside_something() -> None:
    """Where another answer of the heading has words, "Trong kỳ không phát sinh." would deny them and is left out."""
    questions = text("a"), text("b"), text("c", required=False)
    assert said(*questions, a=Prose("Một."), b=NothingToReport()) == ["Một.", DOTTED_LINE]
    assert said(*questions, version=1, a=NothingToReport(), b=Prose("Hai."), c=NothingToReport()) == ["Hai."]
    assert said(*questions, a=NothingToReport()) == ["Trong kỳ không phát sinh.", DOTTED_LINE, DOTTED_LINE]


def test_equal_texts_are_both_printed() -> None:
    """What people wrote is never dropped, even when two answers are the same."""
    assert said(text("a"), text("b"), a=Prose("Như trên."), b=Prose("Như trên.")) == ["Như trên.", "Như trên."]


def test_figures_speak_through_their_text() -> None:
    """Once the text that follows is answered the figures' own sentence is not printed again."""
    figures: dict[str, Answer] = {"hoi_nghi.so": Figure(Decimal(3)), "hoi_nghi.nguoi": Figure(Decimal(120))}
    own = {**figures, "a": Prose("Đã tổ chức 03 hội nghị.")}
    assert given([FIGURES, text("a")], own) == ["Đã tổ chức 03 hội nghị."]
    sentence = "Tổ chức 03 hội nghị. Có 120 người dự."
    assert given([FIGURES, text("a")], figures) == [sentence, DOTTED_LINE]
    assert given([FIGURES, text("a", required=False)], figures, 1) == [sentence]


def test_figures_without_a_text() -> None:
    """A group that no text follows prints its sentence, its state, or in a draft the dotted line."""
    assert said(FIGURES) == [DOTTED_LINE]
    assert said(FIGURES, version=1) == ["Không có."]
    assert said(FIGURES, hoi_nghi__so=Figure(Decimal(3))) == ["Tổ chức 03 hội nghị."]
    nothing, apart = NothingToReport(), ReportedApart()
    assert said(FIGURES, hoi_nghi__so=nothing, hoi_nghi__nguoi=nothing) == ["Trong kỳ không phát sinh."]
    assert said(FIGURES, hoi_nghi__so=apart, hoi_nghi__nguoi=apart) == ["(Có báo cáo riêng)"]


def test_headings_follow_the_levels() -> None:
    """Level I is in capitals, deeper levels print as they stand, a section with parts and no words adds nothing."""
    deepest = section("1.1", text("a"))
    outline = form(section("I", below=(section("1", below=(deepest,)),)))
    assert list(unit_body(report(outline, {"a": Prose("Một.")}))) == [
        Block(Kind.heading_1, ("I. MỤC I",)),
        Block(Kind.heading_2, ("1. Mục 1",)),
        Block(Kind.heading_3, ("1.1. Mục 1.1",)),
        Block(Kind.paragraph, ("Một.",)),
    ]


def test_run_in_heading_shares_its_line() -> None:
    """A run-in heading ends in one colon and takes the first paragraph, or the dots, onto its line."""
    outline = form(section("2.1", text("a"), run_in=True))
    assert list(unit_body(report(outline, {"a": Prose("Một.\nHai.")}))) == [
        Block(Kind.run_in, ("2.1. Mục 2.1:", "Một.")),
        Block(Kind.paragraph, ("Hai.",)),
    ]
    assert list(unit_body(report(outline, {}))) == [Block(Kind.run_in, ("2.1. Mục 2.1:", DOTTED_REST))]
    assert list(unit_body(report(outline, {}, 1))) == [Block(Kind.run_in, ("2.1. Mục 2.1:", "Không có."))]
