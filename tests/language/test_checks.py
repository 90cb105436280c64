"""Checks between figures."""

from decimal import Decimal

import pytest

from templates.answers import Answer, Answers, Figure, NothingToReport, ReportedApart
from templates.checks import failing, fields_of, names
from templates.form import (
    Check,
    CheckLevel,
    CoverDefaults,
    FigureField,
    FigureGroup,
    Layout,
    ReportForm,
    Section,
)
from templates.problem import Problem

IDS = ("a.x", "b", "c", "d")


def form(*checks: Check) -> ReportForm:
    """A form with four figures and ``checks``."""
    cover = CoverDefaults(
        issuer="ĐẢNG ỦY", issuer_in_text="Đảng ủy", symbol="BC", posts=("BÍ THƯ",), recipients=("Lưu",)
    )
    fields = tuple(FigureField(id=name, label=f"Chỉ tiêu {name}") for name in IDS)
    group = FigureGroup(ask="figures", id="nhom", question="Số liệu", fields=fields)
    return ReportForm(
        id="thu",
        title="Thử",
        short_title="Thử",
        layout=Layout.party,
        recurs="none",
        subject="thử",
        opening="Mở",
        opening_with_letter="Mở",
        closing="Kết",
        cover=cover,
        consolidated_cover=cover,
        sections=(Section(id="i", number="I", heading="MỤC", questions=(group,)),),
        checks=checks,
    )


def check(must: str, when: str = "", level: CheckLevel = CheckLevel.block) -> Check:
    return Check(id="kiem_tra", must=must, when=when, level=level, say="Phần lớn hơn tổng.")


def answers(**values: int | Answer) -> Answers:
    """Answers by id, ``a_x`` standing for ``a.x``."""
    return {
        name.replace("_", "."): Figure(Decimal(value)) if isinstance(value, int) else value
        for name, value in values.items()
    }


@pytest.mark.parametrize(
    ("must", "holds"),
    [
        ("a.x <= b", True),
        ("a.x < b", True),
        ("a.x >= b", False),
        ("a.x > b", False),
        ("a.x = b", False),
        ("a.x != b", True),
        ("a.x + b = c", True),
        ("c - b - a.x = 0", True),
        ("-a.x + c = b", True),
        ("2 * a.x = 4", True),
        ("a.x*b*2 = 12", True),
        ("a.x + b+c<=9", False),
        ("c <= 5", True),
        ("a.x = b - 1", True),
    ],
)
def test_expressions_are_judged(must: str, holds: bool) -> None:
    """Sums, differences and products of figures and whole numbers compare as written (a.x=2, b=3, c=5)."""
    assert (failing(form(check(must)), answers(a_x=2, b=3, c=5)) == ()) is holds


def test_a_failed_check_says_its_sentence_where_to_look() -> None:
    """The problem carries the form's words, the figure to look at first, all figures it compares, and its level."""
    expected = Problem(
        "check", "b", {"say": "Phần lớn hơn tổng.", "check": "kiem_tra", "fields": "a.x b c"}, blocks=True
    )
    (problem,) = failing(form(check("a.x + b <= c")), answers(a_x=2, b=9, c=5))
    assert problem == expected
    assert problem.sentence == "Phần lớn hơn tổng."
    assert fields_of(problem) == ("a.x", "b", "c")


@pytest.mark.parametrize(
    ("must", "given", "where"),
    [
        ("a.x + b <= c", answers(a_x=9, b=NothingToReport(), c=5), "a.x"),
        ("a.x <= c", answers(a_x=NothingToReport(), c=-1), "a.x"),
        ("5 <= c", answers(c=1), "c"),
    ],
)
def test_the_figure_to_look_at_was_typed(must: str, given: Answers, where: str) -> None:
    """Of the left side's figures the last typed one is named; without any, the right side's."""
    (problem,) = failing(form(check(must)), given)
    assert problem.where == where


@pytest.mark.parametrize(
    "given",
    [answers(a_x=9), answers(c=1), answers(a_x=9, c=ReportedApart()), {}],
)
def test_a_check_waits_for_all_its_figures(given: Answers) -> None:
    """Nothing is said while a figure is unanswered or reported apart."""
    assert failing(form(check("a.x <= c")), given) == ()


@pytest.mark.parametrize(
    ("given", "fails"),
    [
        (answers(a_x=0, b=1), False),
        (answers(a_x=1, b=1), False),
        (answers(a_x=1, b=0), True),
        (answers(a_x=1, b=NothingToReport()), True),
        (answers(b=0), False),
    ],
)
def test_a_condition_limits_a_check(given: Answers, fails: bool) -> None:
    """``when`` must hold, and be known, before ``must`` is judged."""
    assert bool(failing(form(check("b > 0", when="a.x > 0")), given)) is fails


def test_checks_keep_the_forms_order_and_levels() -> None:
    """Every failed check is told, in order; a warning does not block."""
    problems = failing(form(check("a.x > 5", level=CheckLevel.warn), check("a.x > 6")), answers(a_x=1))
    assert [problem.blocks for problem in problems] == [False, True]


def test_names_are_the_fields_of_an_expression() -> None:
    """Ids with dots and underscores are found on both sides, each once."""
    assert names("van_dong.tien + b_1 - 2 * van_dong.tien >= c") == {"van_dong.tien", "b_1", "c"}


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "a",
        "a + b",
        "a <= b <= c",
        "a <=",
        "<= a",
        "a b <= c",
        "a + <= c",
        "a ++ b = c",
        "+a = b",
        "a * = b",
        "* a = b",
        "a 2 = b",
        "1 = 1",
        "a == b",
        "a = B",
        "a = 1.5",
        "__import__('os') = a",
        "a = b; c",
        "a / b = 1",
        "a = --b",
    ],
)
def test_a_faulty_expression_is_refused(expression: str) -> None:
    """The form's author is told, in Vietnamese, with the expression itself."""
    with pytest.raises(ValueError, match=r"^“.*”: [a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]"):
        names(expression)
