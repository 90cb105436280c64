"""Made-up answers: the same for the same seed, complete, within the form's checks, and lifelike in their variety."""

from collections import Counter

import pytest

from bot.demo.answers import plausible_answers
from bot.demo.region import region
from templates.answers import Answer, Figure, NothingToReport, Prose
from templates.checks import failing
from templates.form import FigureGroup, FigureKind, ReportForm
from templates.text import clean
from tests.consolidation.small_region import FORM
from tests.excel.demo_region import SHIPPED, shipped_form

UNITS = region(60, 4)[1:]


def answers_of_all(form: ReportForm, seed: int = 4) -> list[dict[str, Answer]]:
    return [plausible_answers(form, unit, seed) for unit in UNITS]


def asked(form: ReportForm, count: int) -> set[str]:
    """The ids that the first ``count`` questions answer."""
    ids: set[str] = set()
    for _, question in list(form.questions())[:count]:
        ids |= {field.id for field in question.fields} if isinstance(question, FigureGroup) else {question.id}
    return ids


@pytest.mark.parametrize("form", [*map(shipped_form, SHIPPED), FORM], ids=[*SHIPPED, "small"])
def test_complete_and_without_faults(form: ReportForm) -> None:
    """Every question of any form is answered with the right kind of answer, and no check fails."""
    kinds = {field.id: field for field in form.fields()}
    for answers in answers_of_all(form):
        assert answers.keys() == asked(form, 1000)
        assert failing(form, answers) == ()
        for key, answer in answers.items():
            if isinstance(answer, Figure):
                assert answer.value >= 0
                assert kinds[key].kind in (FigureKind.decimal, FigureKind.percent) or answer.value % 1 == 0
                assert kinds[key].kind is not FigureKind.percent or answer.value <= 100
            elif isinstance(answer, Prose):
                assert key not in kinds
                assert clean(answer.text) == answer.text
            else:
                assert answer == NothingToReport()


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
    count = round(len(list(form.questions())) * fullness)
    part = plausible_answers(form, UNITS[0], 4, fullness=fullness)
    assert part.keys() == asked(form, count)
    assert all(isinstance(answer, Figure | Prose | NothingToReport) for answer in part.values())


@pytest.mark.parametrize("form_id", SHIPPED)
def test_lifelike_variety(form_id: str) -> None:
    """Texts are about a thousand characters on the average; some are shared, some questions have nothing to report."""
    many = answers_of_all(shipped_form(form_id))
    texts = [answer.text for answers in many for answer in answers.values() if isinstance(answer, Prose)]
    assert 600 <= sum(map(len, texts)) / len(texts) <= 1300
    shared = [count for count in Counter(texts).values() if count > 1]
    assert shared
    assert sum(shared) < len(texts) / 4
    nothing = [answer for answers in many for answer in answers.values() if isinstance(answer, NothingToReport)]
    assert 0 < len(nothing) < len(texts) / 4


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
