"""Made-up answers: the same for the same seed, complete, within the form's checks, and lifelike in their variety."""

from collections import Counter
from collections.abc import Iterator

import pytest

from bot.demo.answers import plausible_answers
from bot.demo.region import region
from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose, Rows
from templates.blanks import DayBlank, TextBlank
from templates.checks import failing
from templates.filling import blanks_of
from templates.form import FigureKind, Narrative, ReportForm
from templates.outline import Outline
from templates.problem import Problem
from templates.row_checks import row_problems
from templates.rows import RowList
from templates.standing import StandingText
from templates.text import clean
from templates.totals import with_computed
from tests.consolidation.small_region import FORM
from tests.excel.demo_region import SHIPPED, shipped_form

UNITS = region(60, 4)[1:]
LEVEL = "xa"
TERM = "tong-ket-dan-van-nhiem-ky"


def answers_of_all(form: ReportForm, seed: int = 4) -> list[dict[str, Answer]]:
    return [plausible_answers(form, unit, seed) for unit in UNITS]


def asked(form: ReportForm, count: int) -> set[str]:
    """The ids that the first ``count`` questions answer."""
    return {key for item in Outline(form, LEVEL).items[:count] for key in item.keys}


def rewritten(form: ReportForm) -> set[str]:
    """The paragraphs of standing texts, which a report may answer or leave as they stand."""
    standing = [question for _, question in form.questions() if isinstance(question, StandingText)]
    return {name for question in standing for name in question.paragraph_ids}


def blocking(form: ReportForm, answers: dict[str, Answer]) -> list[Problem]:
    """What would keep a report with these answers from being submitted."""
    lists = [item.question for item in Outline(form, LEVEL).items if isinstance(item.question, RowList)]
    found = list(failing(form, with_computed(form, answers, LEVEL), finished=True))
    for one in lists:
        rows = answers[one.id]
        found += row_problems(one, rows.rows) if isinstance(rows, Rows) else ()
    return [problem for problem in found if problem.blocks]


@pytest.mark.parametrize("form", [*map(shipped_form, SHIPPED), FORM], ids=[*SHIPPED, "small"])
def test_complete_and_without_faults(form: ReportForm) -> None:
    """Every question of any form, tables and lists too, has the right kind of answer, and nothing in it blocks."""
    outline, blanks = Outline(form, LEVEL), blanks_of(form)
    for answers in answers_of_all(form):
        assert answers.keys() - rewritten(form) == asked(form, 1000)
        assert blocking(form, answers) == []
        for key, answer in answers.items():
            match answer:
                case Figure(value):
                    kind = outline.fields[key].kind
                    assert value >= 0
                    assert kind in (FigureKind.decimal, FigureKind.percent) or value % 1 == 0
                    assert kind is not FigureKind.percent or value <= 100
                case Prose(text):
                    assert isinstance(outline.by_key[key].question, Narrative) or isinstance(blanks[key], TextBlank)
                    assert clean(text) == text
                case Day():
                    assert isinstance(blanks[key], DayBlank)
                case Kept():
                    assert isinstance(outline.by_key[key].question, StandingText)
                case Rows(rows):
                    assert isinstance(outline.by_key[key].question, RowList)
                    assert rows
                case _:
                    assert answer == NothingToReport()


def test_the_tables_of_a_commune() -> None:
    """Communes fill every table: cells of another level are not answered, cells of their own and records are."""
    form = shipped_form("so-ket-dan-van-6-thang")
    many = answers_of_all(form)
    keys = {key for answers in many for key in answers}
    assert {key for key in keys if "_tinh_" in key} == set()
    assert {table.id for table in form.tables} == {key.partition(".")[0] for key in keys if key.startswith("bieu_")}
    for table in ("bieu_1d", "bieu_2b", "bieu_2c"):
        assert any(isinstance(answers[table], Rows) for answers in many)


def test_same_seed_same_answers() -> None:
    """Form, unit and seed decide the answers; another unit or seed gives others."""
    form = shipped_form(SHIPPED[0])
    first = plausible_answers(form, UNITS[0], 4)
    assert plausible_answers(form, UNITS[0], 4) == first
    assert plausible_answers(form, UNITS[1], 4) != first
    assert plausible_answers(form, UNITS[0], 5) != first


@pytest.mark.parametrize("fullness", [0.0, 0.4, 0.75])
def test_partly_filled(fullness: float) -> None:
    """A share of the questions is answered from the first on, with the very answers a full report has."""
    form = shipped_form(SHIPPED[0])
    count = round(len(Outline(form, LEVEL).items) * fullness)
    part = plausible_answers(form, UNITS[0], 4, fullness=fullness)
    assert part.keys() == asked(form, count)
    assert all(isinstance(answer, Figure | Prose | NothingToReport) for answer in part.values())


def written(many: list[dict[str, Answer]]) -> Iterator[str]:
    """Every narrative."""
    return (one.text for answers in many for one in answers.values() if isinstance(one, Prose))


@pytest.mark.parametrize("form_id", [form_id for form_id in SHIPPED if form_id != TERM])
def test_lifelike_variety(form_id: str) -> None:
    """Texts are about a thousand characters on the average; some are shared, some questions have nothing to report."""
    many = answers_of_all(shipped_form(form_id))
    texts = list(written(many))
    assert 600 <= sum(map(len, texts)) / len(texts) <= 1300
    shared = [count for count in Counter(texts).values() if count > 1]
    assert shared
    assert sum(shared) < len(texts) / 4
    nothing = [answer for answers in many for answer in answers.values() if isinstance(answer, NothingToReport)]
    assert 0 < len(nothing) < len(texts) / 4


def test_standing_texts_are_kept_but_for_a_few_paragraphs() -> None:
    """Of the term summary's paragraphs some are rewritten, a few left out; the documents it cites may be missing."""
    form = shipped_form(TERM)
    many = answers_of_all(form)
    paragraphs = rewritten(form)
    given = [answer for answers in many for key, answer in answers.items() if key in paragraphs]
    kinds = Counter(type(answer) for answer in given)
    assert kinds.keys() == {Prose, NothingToReport}
    assert kinds[NothingToReport] < kinds[Prose] < len(paragraphs) * len(many) / 10
    assert {type(answers["ct_tinh_uy.ngay"]) for answers in many} == {Day, NothingToReport}


def test_some_figures_are_zero_and_texts_repeat_the_figures() -> None:
    """Among the figures there are zeros, and a section's text begins with the sentence its figures make."""
    many = answers_of_all(shipped_form("dan-van-kheo-nam"))
    figures = [answer.value for answers in many for answer in answers.values() if isinstance(answer, Figure)]
    assert 0 < figures.count(figures[0] * 0) < len(figures) / 4
    told = [
        answers["muc_ii_2.noi_dung"].text
        for answers in many
        if isinstance(answers["muc_ii_2.noi_dung"], Prose) and isinstance(answers["mo_hinh.dang_ky_tap_the"], Figure)
    ]
    assert sum(text.startswith("Đăng ký xây dựng") for text in told) > len(told) / 2
